// What an action changes about the contact. connect-flow-language.md 3.4
import { moduleExits, voiceIdRules } from "./action-exits.ts";
import {
  END,
  API_FLOW_TYPES,
  EXACTLY_ONE_QUEUE,
  FAILS,
  INBOUND_OR_TRANSFER,
  JSON_VALUE,
  MAY_FAIL,
  NEVER_FAILS,
  object,
  PATH,
  QUEUE_ONLY,
  QUEUE_OR_AGENT,
  resource,
  straight,
  SWITCH,
  TALKING,
  TEXT,
  whole,
  type ActionRule,
} from "./action-rule.ts";
import type { Fields, Form } from "./forms.ts";

const FLOW: Form = resource("flows");
const NUMBER: Form = resource("numbers");
const choice = (...of: readonly string[]): Form => ({ is: "choice", of });
/** The hooks of UpdateContactEventHooks. */
export const EVENT_HOOKS = [
  "AgentHold",
  "AgentWhisper",
  "CustomerHold",
  "CustomerQueue",
  "CustomerRemaining",
  "CustomerWhisper",
  "DefaultAgentUI",
  "DisconnectAgentUI",
  "PauseContact",
  "ResumeContact",
] as const;
const HOOK_FIELDS: Fields = Object.fromEntries(EVENT_HOOKS.map((hook) => [hook, { form: FLOW }]));
const VOICE_ID_SWITCH = choice("TRUE", "FALSE");
// References is documented here, but the service refuses it.
const DATA_FIELDS: Fields = {
  Name: { form: TEXT },
  Description: { form: TEXT },
  LanguageCode: { form: { is: "text", like: /^[a-z]{2,3}(?:-[A-Z]{2,3}){0,2}$/, say: 'Write a language and a country, as in "en-US".' } },
  CustomerId: { form: TEXT },
  TargetContact: { form: choice("Current", "Related") },
  WisdomSessionArn: { form: TEXT },
  IsVoiceIdStreamingEnabled: { form: VOICE_ID_SWITCH },
  IsFraudDetectionEnabled: { form: VOICE_ID_SWITCH },
  IsVoiceAuthenticationEnabled: { form: VOICE_ID_SWITCH },
  VoiceAuthenticationThreshold: { form: whole(0, 100) },
  FraudDetectionThreshold: { form: whole(0, 100) },
  VoiceAuthenticationResponseTime: { form: whole(5, 10) },
};
const RECORDING = object({
  RecordedParticipants: { form: { is: "list", least: 0, of: choice("Agent", "Customer") } },
  ScreenRecordedParticipants: { form: { is: "list", least: 0, of: choice("Agent") } },
  IVRRecordingBehavior: { form: SWITCH },
});
const AT_CAPACITY = { ...straight(["QueueAtCapacity", "NoMatchingError"]), next: "optional" } as const;

export const CONTACT_ACTIONS = {
  UpdateContactAttributes: {
    fields: {
      Attributes: { form: { is: "map", attributeKeys: true, of: TEXT }, required: true },
      TargetContact: { form: choice("Current", "Related") },
    },
    exits: FAILS,
    flowTypes: API_FLOW_TYPES,
  },
  UpdateContactTargetQueue: { fields: QUEUE_OR_AGENT, choices: [EXACTLY_ONE_QUEUE], exits: FAILS, flowTypes: INBOUND_OR_TRANSFER },
  TransferContactToQueue: { fields: {}, exits: AT_CAPACITY, flowTypes: INBOUND_OR_TRANSFER },
  DequeueContactAndTransferToQueue: { fields: QUEUE_OR_AGENT, choices: [EXACTLY_ONE_QUEUE], exits: AT_CAPACITY, flowTypes: QUEUE_ONLY },
  TransferContactToAgent: { fields: {}, exits: END, flowTypes: ["AGENT_TRANSFER", "QUEUE_TRANSFER"] },
  UpdateContactCallbackNumber: {
    fields: { CallbackNumber: { form: PATH, required: true } },
    exits: straight(["InvalidCallbackNumber", "CallbackNumberNotDialable"]),
    flowTypes: TALKING,
  },
  UpdateContactRoutingBehavior: {
    fields: {
      QueuePriority: { form: { is: "text", like: /^[1-9]\d{0,18}$/, say: "Write 1 (highest) to 9223372036854775807, in quotes." } },
      QueueTimeAdjustmentSeconds: { form: { is: "text", like: /^-?\d{1,19}$/, say: "Write whole seconds, in quotes." } },
    },
    choices: [{ of: ["QueuePriority", "QueueTimeAdjustmentSeconds"], least: 1, most: 1 }],
    exits: NEVER_FAILS,
    flowTypes: API_FLOW_TYPES,
  },
  UpdateContactRoutingCriteria: {
    fields: { RoutingCriteria: { form: JSON_VALUE, required: true } },
    exits: FAILS,
    flowTypes: API_FLOW_TYPES,
  },
  UpdateContactEventHooks: {
    fields: { EventHooks: { form: object(HOOK_FIELDS, [{ of: EVENT_HOOKS, least: 1, most: 1 }]), required: true } },
    exits: FAILS,
    flowTypes: API_FLOW_TYPES,
  },
  UpdateContactTextToSpeechVoice: {
    fields: {
      TextToSpeechVoice: { form: TEXT, required: true },
      TextToSpeechEngine: { form: { is: "text", like: /^(?:standard|neural|generative)$/i, say: "Write Standard, Neural or Generative." } },
      TextToSpeechStyle: {
        form: { is: "text", like: /^(?:none|conversational|newscaster)$/i, say: "Write None, Conversational or Newscaster." },
      },
    },
    exits: MAY_FAIL,
    flowTypes: API_FLOW_TYPES,
  },
  UpdateContactData: {
    fields: DATA_FIELDS,
    choices: [{ of: Object.keys(DATA_FIELDS), least: 1, most: Object.keys(DATA_FIELDS).length }],
    exits: FAILS,
    more: voiceIdRules,
    flowTypes: API_FLOW_TYPES,
  },
  UpdateContactRecordingBehavior: {
    fields: { RecordingBehavior: { form: RECORDING }, AnalyticsBehavior: { form: JSON_VALUE } },
    choices: [{ of: ["RecordingBehavior", "AnalyticsBehavior"], least: 1, most: 2 }],
    exits: NEVER_FAILS,
    flowTypes: API_FLOW_TYPES,
  },
  UpdateContactRecordingAndAnalyticsBehavior: {
    fields: { VoiceBehavior: { form: JSON_VALUE }, ChatBehavior: { form: JSON_VALUE }, ScreenRecordingBehavior: { form: JSON_VALUE } },
    choices: [{ of: ["VoiceBehavior", "ChatBehavior", "ScreenRecordingBehavior"], least: 1, most: 1 }],
    exits: straight(["NoMatchingError"], ["ChannelMismatch", "InFlightRedactionConfigurationFailed"]),
    flowTypes: API_FLOW_TYPES,
  },
  UpdateContactMediaStreamingBehavior: {
    fields: {
      MediaStreamingState: { form: SWITCH, required: true },
      MediaStreamType: { form: choice("Audio") },
      Participants: { form: JSON_VALUE },
    },
    exits: FAILS,
    flowTypes: API_FLOW_TYPES,
  },
  UpdateContactMediaProcessing: {
    fields: { ChatProcessor: { form: JSON_VALUE, required: true } },
    exits: straight(["NoMatchingError"], ["ChannelMismatch"]),
    flowTypes: API_FLOW_TYPES,
  },
  UpdatePreviousContactParticipantState: {
    fields: { PreviousContactParticipantState: { form: choice("AgentOnHold", "CustomerOnHold", "OffHold"), required: true } },
    exits: FAILS,
    flowTypes: [...INBOUND_OR_TRANSFER, "OUTBOUND_WHISPER"],
  },
  InvokeFlowModule: {
    fields: { FlowModuleId: { form: resource(), required: true }, Input: { form: JSON_VALUE } },
    exits: moduleExits,
    flowTypes: API_FLOW_TYPES,
  },
  EndFlowModuleExecution: { fields: { Result: { form: TEXT }, ResultData: { form: JSON_VALUE } }, exits: END, flowTypes: [] },
  TagContact: { fields: { Tags: { form: { is: "map", of: TEXT, most: 6 }, required: true } }, exits: FAILS, flowTypes: API_FLOW_TYPES },
  UntagContact: {
    fields: { TagKeys: { form: { is: "list", least: 1, of: TEXT }, required: true } },
    exits: MAY_FAIL,
    flowTypes: API_FLOW_TYPES,
  },
  ResumeContact: { fields: {}, exits: MAY_FAIL, flowTypes: API_FLOW_TYPES },
  CompleteOutboundCall: {
    fields: {
      CallerId: { form: object({ Number: { form: NUMBER, required: true } }) },
      VoiceConnector: { form: JSON_VALUE },
      ConnectionTimeLimitSeconds: { form: whole(1, 600) },
    },
    exits: NEVER_FAILS,
    flowTypes: ["OUTBOUND_WHISPER", "CAMPAIGN"],
  },
} as const satisfies Readonly<Record<string, ActionRule>>;
