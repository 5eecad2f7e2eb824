// The actions whose ways out, or whose rules, depend on their parameters. connect-flow-language.md 3 and 3.5
import type { Exits } from "./action-rule.ts";
import { seen } from "./errors.ts";
import type { JsonObject } from "../flow.ts";
import { LEX_V1_PATH, lexV1BotIn, lexV1Key, lexV1Words, lexV2AttributeName } from "../lex-v1-bot.ts";
import { isObject, refusal, type Finding } from "./forms.ts";

export const ORDERINGS: readonly string[] = ["NumberGreaterThan", "NumberGreaterOrEqualTo", "NumberLessThan", "NumberLessOrEqualTo"];
/** connect-flow-language.md 2.2; KeyExists is accepted by the API although the language's own table omits it. */
export const OPERATORS: readonly string[] = ["Equals", "TextStartsWith", "TextEndsWith", "TextContains", ...ORDERINGS, "KeyExists"];

const wrong = (message: string, remedy: string): Finding => refusal("choice", message, remedy);

const member = (value: JsonObject, ...path: readonly string[]): unknown => {
  let found: unknown = value;
  for (const key of path) found = typeof found === "object" && found !== null ? Reflect.get(found, key) : undefined;
  return found;
};

const stores = (parameters: JsonObject): boolean => parameters["StoreInput"] === "True";

export const inputExits = (parameters: JsonObject): Exits => {
  if (!stores(parameters)) {
    const errors = ["NoMatchingCondition", "InputTimeLimitExceeded", "NoMatchingError"];
    return {
      conditions: { operators: ["Equals"], operands: /^[0-9*#]$/, literal: true },
      required: errors,
      allowed: errors,
      next: "required",
    };
  }
  // A time-out leaves a store block by its success edge, so an error edge for it is refused.
  const phone = member(parameters, "InputValidation", "PhoneNumberValidation") !== undefined;
  const errors = phone ? ["NoMatchingError", "InvalidPhoneNumber"] : ["NoMatchingError"];
  return { required: errors, allowed: errors, next: "required" };
};

export const inputRules = (parameters: JsonObject): readonly Finding[] => {
  const findings: Finding[] = [];
  const has = (key: string): boolean => parameters[key] !== undefined;
  if (!stores(parameters)) {
    for (const key of ["InputValidation", "DTMFConfiguration", "InputEncryption"])
      if (has(key)) findings.push(wrong(`Parameters.${key} belongs to stored input only.`, 'Remove it, or set StoreInput to "True".'));
    return findings;
  }
  if (!has("InputValidation"))
    findings.push(wrong("Parameters.InputValidation is missing: stored input needs it.", "Add PhoneNumberValidation or CustomValidation."));
  const format = member(parameters, "InputValidation", "PhoneNumberValidation", "NumberFormat");
  const country = member(parameters, "InputValidation", "PhoneNumberValidation", "CountryCode");
  if (format === "E164" && country !== undefined)
    findings.push(wrong(`CountryCode ${seen(country)} goes with the Local format only.`, "Remove CountryCode."));
  if (format === "Local" && country === undefined)
    findings.push(wrong("The Local format needs a CountryCode.", 'Add it, as in "CountryCode": "US".'));
  if (has("InputEncryption") && member(parameters, "InputValidation", "CustomValidation") === undefined)
    findings.push(wrong("Parameters.InputEncryption goes with CustomValidation only.", "Use CustomValidation."));
  const terminator = member(parameters, "DTMFConfiguration", "InputTerminationSequence");
  if (typeof terminator === "string" && terminator.includes("*") && member(parameters, "DTMFConfiguration", "DisableCancelKey") !== "True")
    findings.push(wrong(`The terminator ${seen(terminator)} holds *, which is the cancel key.`, 'Set DisableCancelKey to "True".'));
  return findings;
};

export const lexExits = (parameters: JsonObject): Exits => {
  const required = ["NoMatchingCondition", "NoMatchingError"];
  const timed = parameters["LexTimeoutSeconds"] !== undefined;
  return {
    conditions: { operators: ["Equals"] },
    required,
    allowed: timed ? [...required, "InputTimeLimitExceeded"] : required,
    next: "required",
  };
};

/** What a block says that only Lex V1 understands. */
export const lexRules = (parameters: JsonObject): readonly Finding[] => {
  const retired = (message: string, remedy: string): Finding => ({ severity: "warning", rule: "retired", message, remedy });
  const bot = lexV1BotIn(parameters);
  const attributes = parameters["LexSessionAttributes"];
  return [
    ...(bot === undefined
      ? []
      : [
          retired(
            `${LEX_V1_PATH} names ${lexV1Words(bot)}; Lex V1 ended on 2025-09-15.`,
            `Map "${lexV1Key(bot)}" under aliases in the flow's bind file, or use LexV2Bot with an AliasArn.`,
          ),
        ]),
    ...Object.keys(isObject(attributes) ? attributes : {}).flatMap((name) => {
      const renamed = lexV2AttributeName(name);
      return renamed === undefined
        ? []
        : [retired(`The session attribute ${seen(name)} is one of Lex V1; Lex V2 does not read it.`, `Call it "${renamed}".`)];
    }),
  ];
};

export const metricExits = (parameters: JsonObject): Exits => {
  const required = ["NoMatchingCondition", "NoMatchingError"];
  const metric = parameters["MetricType"];
  const staffing = typeof metric === "string" && metric.startsWith("NumberOfAgents");
  const conditions = staffing
    ? ({ operators: ["NumberGreaterThan"], operands: /^0$/, all: ["0"] } as const)
    : { operators: ["Equals", ...ORDERINGS], operands: /^\d+$/ };
  return { conditions, required, allowed: required, next: "required" };
};

const WAIT_EVENTS: readonly string[] = ["CustomerReturned", "BotParticipantDisconnected"];

export const waitExits = (parameters: JsonObject): Exits => {
  const events = parameters["Events"];
  const named = WAIT_EVENTS.filter((event) => Array.isArray(events) && events.includes(event));
  const bot = named.includes("BotParticipantDisconnected");
  return {
    conditions: { operators: ["Equals"], all: ["WaitCompleted", ...named] },
    required: ["NoMatchingError"],
    allowed: bot ? ["NoMatchingError", "ParticipantNotFound"] : ["NoMatchingError"],
    next: "required",
  };
};

export const thirdPartyExits = (parameters: JsonObject): Exits => {
  const errors = parameters["ContinueFlowExecution"] === "False" ? [] : ["CallFailed", "ConnectionTimeLimitExceeded"];
  return { required: [...errors, "NoMatchingError"], allowed: [...errors, "NoMatchingError"], next: "required" };
};

export const moduleExits: Exits = {
  conditions: { operators: ["Equals"] },
  required: ["NoMatchingError"],
  allowed: ["NoMatchingError", "NoMatchingCondition"],
  next: "required",
};

export const lambdaRules = (parameters: JsonObject): readonly Finding[] => {
  const limit = parameters["InvocationTimeLimitSeconds"];
  const waits = parameters["InvocationType"] !== "ASYNCHRONOUS";
  // 8 s for a synchronous call; 60 s is the asynchronous limit the field itself allows. connect-lambda.md 1
  return waits && typeof limit === "string" && Number(limit) > 8
    ? [wrong(`InvocationTimeLimitSeconds is ${seen(limit)}; a synchronous call may take 8 s at most.`, 'Write "8" or less.')]
    : [];
};

export const loopPromptRules = (parameters: JsonObject): readonly Finding[] => {
  const every = parameters["InterruptFrequencySeconds"];
  return typeof every === "string" && /^\d+$/.test(every) && Number(every) < 20
    ? [
        {
          severity: "warning",
          rule: "value",
          message: `InterruptFrequencySeconds is ${seen(every)}; interrupting more often than every 20 s is known to fail.`,
          remedy: 'Write "20" or more.',
        },
      ]
    : [];
};

export const voiceIdRules = (parameters: JsonObject): readonly Finding[] => {
  const together = ["IsVoiceIdStreamingEnabled", "IsFraudDetectionEnabled", "IsVoiceAuthenticationEnabled"];
  const present = together.filter((key) => parameters[key] !== undefined);
  return present.length === 0 || present.length === together.length
    ? []
    : [wrong(`Only ${present.join(" and ")} of the Voice ID switches is given.`, `Give ${together.join(", ")} together or none.`)];
};
