// Where an action lives: one file each, named as AWS names it. What is missing is said by the file to add.
import type { ServiceName } from "./action.ts";

// An abbreviation is one word: GetSMSAttributes is get-sms-attributes.
const kebab = (name: string): string => name.replaceAll(/(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, "-").toLowerCase();

// Lex has two APIs under one signing name.
const LEX_RUNTIME: ReadonlySet<string> = new Set([
  "DeleteSession",
  "GetSession",
  "PutSession",
  "RecognizeText",
  "RecognizeUtterance",
  "StartConversation",
]);
const folder = (service: ServiceName, operation: string): string =>
  service !== "lex" ? service : LEX_RUNTIME.has(operation) ? "lex-runtime" : "lex-models";

/** `local/services/lex-runtime/recognize-text.ts`. @param operation as AWS spells it */
export const fileOfAction = (service: ServiceName, operation: string): string =>
  `local/services/${folder(service, operation)}/${kebab(operation)}.ts`;
