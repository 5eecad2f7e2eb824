// What an action says to the caller or hears from them. connect-flow-language.md 3.1
import { inputExits, inputRules, lexExits, lexRules, loopPromptRules } from "./action-exits.ts";
import {
  END,
  API_FLOW_TYPES,
  JSON_VALUE,
  LOWER_TRUE_FALSE,
  mapOf,
  MAY_FAIL,
  NOT_ON_HOLD,
  object,
  ONE_PROMPT,
  PROMPT,
  PROMPT_KEYS,
  resource,
  straight,
  TALKING,
  TEXT,
  TRUE_FALSE,
  WAITING,
  whole,
  wholeOrPath,
  type ActionRule,
} from "./action-rule.ts";
import type { Form } from "./forms.ts";

const WEEK = 604_800;
const choice = (...of: readonly string[]): Form => ({ is: "choice", of });

export const PARTICIPANT_ACTIONS = {
  MessageParticipant: {
    fields: { ...PROMPT, SkipWhenDTMFBufferEnabled: { form: LOWER_TRUE_FALSE } },
    choices: [ONE_PROMPT],
    exits: MAY_FAIL,
    flowTypes: NOT_ON_HOLD,
  },
  GetParticipantInput: {
    fields: {
      ...PROMPT,
      InputTimeLimitSeconds: { form: whole(1, 180), required: true },
      StoreInput: { form: TRUE_FALSE },
      InputValidation: {
        form: object(
          {
            PhoneNumberValidation: {
              form: object({
                NumberFormat: { form: choice("Local", "E164"), required: true },
                CountryCode: { form: { is: "text", like: /^[A-Z]{2}$/, say: 'Write two capital letters, as in "US".' } },
              }),
            },
            CustomValidation: { form: object({ MaximumLength: { form: whole(1, 20_000), required: true } }) },
          },
          [{ of: ["PhoneNumberValidation", "CustomValidation"], least: 1, most: 1 }],
        ),
      },
      InputEncryption: { form: object({ EncryptionKeyId: { form: TEXT, required: true }, Key: { form: TEXT, required: true } }) },
      DTMFConfiguration: {
        form: object({
          InputTerminationSequence: { form: { is: "text", like: /^[0-9#*]{1,5}$/, say: "Write up to 5 of 0-9, # and *." } },
          DisableCancelKey: { form: TRUE_FALSE },
          InterdigitTimeLimitSeconds: { form: whole(1, 20) },
        }),
      },
      EnableDTMFBuffer: { form: LOWER_TRUE_FALSE },
    },
    choices: [{ of: PROMPT_KEYS, least: 0, most: 1 }],
    exits: inputExits,
    more: inputRules,
    flowTypes: [...TALKING, "OUTBOUND_WHISPER"],
  },
  ConnectParticipantWithLexBot: {
    fields: {
      ...PROMPT,
      LexV2Bot: { form: object({ AliasArn: { form: resource("aliases"), required: true } }) },
      LexBot: {
        form: object({
          Name: { form: TEXT, required: true },
          Region: { form: TEXT, required: true },
          Alias: { form: TEXT, required: true },
        }),
      },
      LexSessionAttributes: { form: mapOf(TEXT) },
      LexInitializationData: { form: object({ InitialMessage: { form: TEXT, required: true } }) },
      LexTimeoutSeconds: { form: object({ Text: { form: whole(60, WEEK), required: true } }) },
    },
    choices: [
      { of: ["LexV2Bot", "LexBot"], least: 1, most: 1 },
      { of: PROMPT_KEYS, least: 0, most: 1 },
      { of: [...PROMPT_KEYS, "LexInitializationData"], least: 1, most: 2 },
    ],
    exits: lexExits,
    more: lexRules,
    mirrors: true,
    flowTypes: TALKING,
  },
  DisconnectParticipant: { fields: {}, exits: END, flowTypes: TALKING },
  MessageParticipantIteratively: {
    fields: {
      Messages: { form: { is: "list", least: 1, of: object(PROMPT, [ONE_PROMPT]) }, required: true },
      InterruptFrequencySeconds: { form: whole(1, WEEK) },
    },
    open: true,
    exits: {
      conditions: { operators: ["Equals"], operands: /^MessagesInterrupted$/ },
      required: [],
      allowed: ["NoMatchingError"],
      next: "optional",
    },
    more: loopPromptRules,
    mirrors: true,
    flowTypes: WAITING,
  },
  ShowView: {
    fields: {
      ViewResource: { form: object({ Id: { form: TEXT, required: true }, Version: { form: TEXT } }), required: true },
      InvocationTimeLimitSeconds: { form: wholeOrPath(1, WEEK), required: true },
      ViewData: { form: JSON_VALUE },
      SensitiveDataConfiguration: { form: object({ HideResponseOn: { form: { is: "list", least: 0, of: choice("TRANSCRIPT") } } }) },
    },
    exits: { ...straight(["NoMatchingCondition", "NoMatchingError", "TimeLimitExceeded"]), conditions: { operators: ["Equals"] } },
    mirrors: true,
    flowTypes: API_FLOW_TYPES,
  },
} as const satisfies Readonly<Record<string, ActionRule>>;
