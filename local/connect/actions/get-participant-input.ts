// Get customer input by keys (a menu of one key) and Store customer input (a number, a code). Voice only. A stored input that times out
// leaves by the success edge as the text `Timeout`. connect-flow-language.md 3.1
import type { FlowAction } from "../../../contact-flows/flow.ts";
import type { Contact, Continuation, Move, Run } from "../contact.ts";
import { storeKeys, toE164, type KeyRules } from "../keys.ts";
import { maskKeys } from "../mask.ts";
import { ask, askFor, broken, fail, next, onlyOn, result } from "../moves.ts";
import { flagAt, numberAt, objectAt, textAt } from "../parameters.ts";
import { preparePrompt, promptAt, say, type Prompt } from "../prompts.ts";
import type { Answer } from "../questions.ts";

const KEYS_AHEAD = 30; // connect-flow-language.md 3.1: the touch-tone buffer holds 30 characters

/** The number that a phone validation asks for; undefined where the input is free. */
type Phone = { readonly country: string | undefined } | undefined;

const phoneOf = (action: FlowAction): Phone => {
  if (Object.keys(objectAt(action, "InputValidation", "PhoneNumberValidation")).length === 0) return undefined;
  const local = textAt(action, "InputValidation", "PhoneNumberValidation", "NumberFormat") !== "E164";
  return { country: local ? (textAt(action, "InputValidation", "PhoneNumberValidation", "CountryCode") ?? "") : undefined };
};

const ahead = (contact: Contact, keys: string): Contact =>
  contact.keysAhead === undefined ? contact : { ...contact, keysAhead: keys.slice(0, KEYS_AHEAD) };

/** What the caller's answer amounts to, told: the words of a caller who speaks at a keypad prompt reach nobody. */
const listened =
  (onKeys: (contact: Contact, keys: string) => Move, onSilence: (contact: Contact) => Move): Continuation =>
  (contact, answer: Answer) => {
    if (answer.kind === "digits") {
      const move = onKeys(contact, answer.keys);
      return { ...move, tell: [{ kind: "pressed", digits: maskKeys(answer.keys) }, ...(move.tell ?? [])] };
    }
    if (answer.kind !== "timed-out") return fail(contact, `A keypad prompt cannot take the answer "${answer.kind}".`);
    const move = onSilence(contact);
    const words = answer.words === undefined ? [] : [{ kind: "heard" as const, text: answer.words }];
    return { ...move, tell: [...words, { kind: "silent", seconds: answer.seconds }, ...(move.tell ?? [])] };
  };

const prompted = (contact: Contact, prompt: Prompt | undefined, then: (contact: Contact) => Move): Move => {
  if (prompt === undefined) return then(contact);
  const spoken = preparePrompt(contact, prompt);
  if ("because" in spoken) return fail(contact, spoken.because);
  const said = say(contact, spoken.text, "flow");
  return { ...askFor(said.contact, { kind: "speak", ms: spoken.ms }, "spoke", then), tell: said.tell };
};

const menuKey = (contact: Contact, keys: string): Move => result(ahead(contact, keys.slice(1)), keys.charAt(0));

const menu =
  (prompt: Prompt | undefined, seconds: number): Run =>
  (contact) => {
    if (contact.keysAhead !== undefined && contact.keysAhead !== "") return menuKey(contact, contact.keysAhead);
    const onSilence = (later: Contact): Move => fail(later, `No key was pressed within ${seconds} s.`, "InputTimeLimitExceeded");
    return prompted(contact, prompt, (later) => ask(later, { kind: "listen", for: "keys", seconds }, listened(menuKey, onSilence)));
  };

const store = (prompt: Prompt | undefined, seconds: number, rules: KeyRules, phone: Phone): Run => {
  const keep = (contact: Contact, keys: string): Move => {
    const { input, rest } = storeKeys(keys, rules);
    const later = ahead(contact, rest);
    if (phone === undefined) return next({ ...later, storedInput: input });
    const number = toE164(input, phone.country);
    if (number !== undefined) return next({ ...later, storedInput: number });
    return fail(
      later,
      `"${maskKeys(input)}" cannot be a phone number${phone.country === undefined ? "" : ` of ${phone.country}`}.`,
      "InvalidPhoneNumber",
    );
  };
  const onSilence = (contact: Contact): Move => next({ ...contact, storedInput: "Timeout" });
  return (contact) => {
    if (contact.keysAhead !== undefined && contact.keysAhead !== "") return keep(contact, contact.keysAhead);
    return prompted(contact, prompt, (later) => ask(later, { kind: "listen", for: "keys", seconds }, listened(keep, onSilence)));
  };
};

export const getParticipantInput = (action: FlowAction): Run => {
  const prompt = promptAt(action);
  const seconds = numberAt(action, Number.NaN, "InputTimeLimitSeconds");
  if (seconds === undefined || !(seconds >= 1)) return broken("InputTimeLimitSeconds is no number of seconds.");
  const buffer = textAt(action, "EnableDTMFBuffer");
  const phone = phoneOf(action);
  const rules: KeyRules = {
    terminator: textAt(action, "DTMFConfiguration", "InputTerminationSequence") ?? "#",
    cancelKey: !flagAt(action, "DTMFConfiguration", "DisableCancelKey"),
    maximumLength:
      numberAt(action, Number.POSITIVE_INFINITY, "InputValidation", "CustomValidation", "MaximumLength") ?? Number.POSITIVE_INFINITY,
  };
  const run = flagAt(action, "StoreInput") ? store(prompt, seconds, rules, phone) : menu(prompt, seconds);
  return onlyOn("VOICE", (contact) => {
    if (buffer === undefined) return run(contact);
    return run({ ...contact, keysAhead: buffer.toLowerCase() === "true" ? (contact.keysAhead ?? "") : undefined });
  });
};
