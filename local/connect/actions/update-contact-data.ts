// Set contact data: name, description, language, customer. The language decides which locale of a bot is asked. connect-flow-language.md 3.4
import type { FlowAction } from "../../../contact-flows/flow.ts";
import type { Contact, Run } from "../contact.ts";
import { broken, fail, next } from "../moves.ts";
import { valueAt } from "../parameters.ts";
import { resolve } from "../reference.ts";

const LANGUAGE = /^[a-z]{2,3}-[A-Z]{2,3}$/;

export const updateContactData = (action: FlowAction): Run => {
  const name = valueAt(action, "Name");
  const description = valueAt(action, "Description");
  const languageCode = valueAt(action, "LanguageCode");
  const customerId = valueAt(action, "CustomerId");
  if (Object.keys(action.Parameters ?? {}).length === 0) return broken("The action sets nothing.");
  return (contact) => {
    const text = (value: typeof name, otherwise: string | undefined): string | undefined =>
      value === undefined ? otherwise : resolve(contact, value);
    const language = text(languageCode, contact.languageCode);
    if (language === undefined || !LANGUAGE.test(language))
      return fail(contact, `"${language ?? ""}" is no language code. Write one as in en-US.`);
    const later: Contact = {
      ...contact,
      name: text(name, contact.name),
      description: text(description, contact.description),
      languageCode: language,
      customerId: text(customerId, contact.customerId),
    };
    return next(later);
  };
};
