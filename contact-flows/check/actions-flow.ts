// Where a flow goes next, and what it looks at to decide. connect-flow-language.md 3.2
import { metricExits, OPERATORS, thirdPartyExits, waitExits } from "./action-exits.ts";
import {
  AT_MOST_ONE_QUEUE,
  END,
  API_FLOW_TYPES,
  FAILS,
  INBOUND_OR_QUEUE,
  INBOUND_OR_TRANSFER,
  MAY_FAIL,
  NEVER_FAILS,
  object,
  PATH,
  QUEUE_OR_AGENT,
  resource,
  straight,
  SWITCH,
  TALKING,
  TEXT,
  TRUE_FALSE,
  whole,
  wholeOrPath,
  type ActionRule,
} from "./action-rule.ts";
import { E164 } from "../../shared/e164.ts";
import type { Form } from "./forms.ts";

const WEEK = 604_800;
const FLOW: Form = resource("flows");
const NUMBER: Form = resource("numbers");
const choice = (...of: readonly string[]): Form => ({ is: "choice", of });
const PHONE: Form = { is: "text", like: E164, say: "Write it as +15550100001, or as one reference." };

export const FLOW_ACTIONS = {
  Compare: {
    fields: { ComparisonValue: { form: PATH, required: true } },
    exits: { ...straight(["NoMatchingCondition"]), conditions: { operators: OPERATORS } },
    mirrors: true,
    flowTypes: API_FLOW_TYPES,
  },
  CheckHoursOfOperation: {
    fields: { HoursOfOperationId: { form: resource("hours") } },
    exits: { ...FAILS, conditions: { operators: ["Equals"], operands: /^(?:True|False)$/, all: ["True", "False"] } },
    mirrors: true,
    flowTypes: TALKING,
  },
  CheckMetricData: {
    fields: {
      ...QUEUE_OR_AGENT,
      MetricType: {
        form: choice(
          "NumberOfAgentsAvailable",
          "NumberOfAgentsStaffed",
          "NumberOfAgentsOnline",
          "OldestContactInQueueAgeSeconds",
          "NumberOfContactsInQueue",
        ),
        required: true,
      },
    },
    choices: [AT_MOST_ONE_QUEUE],
    exits: metricExits,
    mirrors: true,
    flowTypes: TALKING,
  },
  GetMetricData: {
    fields: { ...QUEUE_OR_AGENT, QueueChannel: { form: { is: "text", like: /^(?:voice|chat)$/i, say: "Write Voice or Chat." } } },
    choices: [AT_MOST_ONE_QUEUE],
    exits: FAILS,
    flowTypes: API_FLOW_TYPES,
  },
  DistributeByPercentage: {
    fields: {},
    exits: {
      ...straight(["NoMatchingCondition"]),
      conditions: { operators: ["NumberLessThan"], operands: /^(?:[1-9]\d?|10[01])$/, literal: true },
    },
    mirrors: true,
    flowTypes: [...TALKING, "OUTBOUND_WHISPER"],
  },
  Loop: {
    fields: { LoopCount: { form: wholeOrPath(0, 100), required: true }, LoopName: { form: TEXT } },
    open: true,
    exits: {
      ...MAY_FAIL,
      conditions: { operators: ["Equals"], operands: /^(?:Continue|Done)Looping$/, all: ["ContinueLooping", "DoneLooping"] },
    },
    mirrors: true,
    flowTypes: API_FLOW_TYPES,
  },
  TransferToFlow: { fields: { ContactFlowId: { form: FLOW, required: true } }, exits: FAILS, flowTypes: INBOUND_OR_TRANSFER },
  Wait: {
    fields: {
      TimeLimitSeconds: { form: wholeOrPath(1, WEEK), required: true },
      Events: { form: { is: "list", least: 0, of: choice("CustomerReturned", "BotParticipantDisconnected") } },
    },
    open: true,
    exits: waitExits,
    mirrors: true,
    flowTypes: INBOUND_OR_QUEUE,
  },
  EndFlowExecution: { fields: {}, exits: END, flowTypes: API_FLOW_TYPES },
  CheckOutboundCallStatus: {
    fields: {},
    exits: {
      ...straight(["NoMatchingError"], ["NoMatchingCondition"]),
      conditions: { operators: ["Equals"], operands: /^(?:CallAnswered|VoicemailBeep|VoicemailNoBeep|NotDetected)$/ },
    },
    mirrors: true,
    flowTypes: API_FLOW_TYPES,
  },
  CheckVoiceId: {
    fields: { CheckVoiceIdOption: { form: TEXT, required: true } },
    exits: { ...straight(["NoMatchingError"], ["NoMatchingCondition"]), conditions: { operators: ["Equals"] } },
    mirrors: true,
    flowTypes: API_FLOW_TYPES,
  },
  StartVoiceIdStream: { fields: {}, exits: FAILS, flowTypes: API_FLOW_TYPES },
  UpdateFlowAttributes: {
    fields: {
      FlowAttributes: {
        form: { is: "map", attributeKeys: true, of: object({ Value: { form: TEXT, required: true }, Type: { form: TEXT } }) },
        required: true,
      },
    },
    exits: FAILS,
    flowTypes: API_FLOW_TYPES,
  },
  UpdateFlowLoggingBehavior: {
    fields: { FlowLoggingBehavior: { form: SWITCH, required: true } },
    exits: NEVER_FAILS,
    flowTypes: API_FLOW_TYPES,
  },
  TransferParticipantToThirdParty: {
    fields: {
      ThirdPartyPhoneNumber: { form: PHONE, required: true },
      ThirdPartyConnectionTimeLimitSeconds: { form: whole(1, 600), required: true },
      ContinueFlowExecution: { form: TRUE_FALSE, required: true },
      CallerId: { form: object({ Number: { form: NUMBER, required: true }, Name: { form: TEXT } }) },
      ThirdPartyDTMFDigits: { form: { is: "text", like: /^[0-9*#,]+$/, say: "Write keys, and commas for pauses." } },
    },
    exits: thirdPartyExits,
    flowTypes: INBOUND_OR_TRANSFER,
  },
} as const satisfies Readonly<Record<string, ActionRule>>;
