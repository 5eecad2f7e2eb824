// What a function is asked, by a contact flow or by any other program. A flow wraps its parameters (connect-lambda.md 2); a program that
// invokes the function itself just sends them, so that the bots serve more than the phone line.
import { recordAt, textAt, textsOf } from "../../../shared/json.ts";

export interface Asked {
  /** Parameters that are text. The newer flow block allows other kinds; no function here takes any. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Absent, too, for a text of another form: it is logged and stored, and might be a caller's number or words. */
  readonly contactId: string | undefined;
  /** The caller's number as Connect has it; absent for withheld callers and most chats. */
  readonly customerAddress: string | undefined;
}

/** Contact ids are UUIDs; another program's may be anything as harmless, but no digits that could be dialled. */
const CONTACT_ID = /^(?!\d+$)[\w-]{1,64}$/;

/** Reads any event without complaint: a flow must get an answer, and AWS adds fields at will (connect-lambda.md 2.1). */
export const parseAsked = (event: unknown): Asked => {
  const details = recordAt(event, "Details");
  const contact = recordAt(details, "ContactData");
  const parameters = textAt(event, "Name") === "ContactFlowEvent" ? textsOf(details["Parameters"]) : textsOf(event);
  const contactId = textAt(contact, "ContactId") ?? textAt(parameters, "contactId") ?? "";
  return {
    parameters,
    contactId: CONTACT_ID.test(contactId) ? contactId : undefined,
    customerAddress: textAt(recordAt(contact, "CustomerEndpoint"), "Address"),
  };
};
