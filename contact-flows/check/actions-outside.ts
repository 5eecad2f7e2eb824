// What an action does outside the flow: Lambdas, callbacks, profiles, tasks. connect-flow-language.md 3.3
import { lambdaRules } from "./action-exits.ts";
import {
  AT_MOST_ONE_QUEUE,
  API_FLOW_TYPES,
  FAILS,
  JSON_VALUE,
  LOWER_TRUE_FALSE,
  NOT_OUTBOUND_WHISPER,
  object,
  QUEUE_OR_AGENT,
  resource,
  straight,
  TALKING,
  TEXT,
  whole,
  wholeOrPath,
  type ActionRule,
} from "./action-rule.ts";
import type { Fields, Form } from "./forms.ts";

const FLOW: Form = resource("flows");
const NUMBER: Form = resource("numbers");
const choice = (...of: readonly string[]): Form => ({ is: "choice", of });
const PROFILE: Fields = { ProfileRequestData: { form: JSON_VALUE }, ProfileResponseData: { form: JSON_VALUE } };
const CASE: Fields = {
  LinkContactToCase: { form: LOWER_TRUE_FALSE },
  CaseTemplateId: { form: TEXT },
  CaseRequestFields: { form: JSON_VALUE },
};

export const OUTSIDE_ACTIONS = {
  InvokeLambdaFunction: {
    fields: {
      LambdaFunctionARN: { form: resource("functions"), required: true },
      InvocationTimeLimitSeconds: { form: whole(1, 60), required: true },
      InvocationType: { form: choice("SYNCHRONOUS", "ASYNCHRONOUS") },
      LambdaInvocationAttributes: { form: { is: "map", of: JSON_VALUE } },
      ResponseValidation: { form: object({ ResponseType: { form: choice("STRING_MAP", "JSON"), required: true } }) },
    },
    exits: FAILS,
    more: lambdaRules,
    flowTypes: NOT_OUTBOUND_WHISPER,
  },
  CreateCallbackContact: {
    fields: {
      ...QUEUE_OR_AGENT,
      InitialCallDelaySeconds: { form: whole(1, 259_200) },
      RetryDelaySeconds: { form: whole(1, 259_200) },
      MaximumConnectionAttempts: { form: whole(1, 1_000_000) },
      ContactFlowId: { form: FLOW },
      CallerId: { form: object({ Number: { form: NUMBER, required: true }, Name: { form: TEXT } }) },
    },
    choices: [AT_MOST_ONE_QUEUE],
    exits: FAILS,
    flowTypes: TALKING,
  },
  GetCustomerProfile: {
    fields: PROFILE,
    open: true,
    exits: straight(["NoMatchingError"], ["MultipleFoundError", "NoneFoundError"]),
    flowTypes: API_FLOW_TYPES,
  },
  CreateCustomerProfile: { fields: PROFILE, open: true, exits: FAILS, flowTypes: API_FLOW_TYPES },
  UpdateCustomerProfile: { fields: PROFILE, open: true, exits: FAILS, flowTypes: API_FLOW_TYPES },
  GetCustomerProfileObject: {
    fields: PROFILE,
    open: true,
    exits: straight(["NoMatchingError"], ["NoneFoundError", "MultipleFoundError"]),
    flowTypes: API_FLOW_TYPES,
  },
  GetCalculatedAttributesForCustomerProfile: {
    fields: PROFILE,
    open: true,
    exits: straight(["NoMatchingError"], ["NoneFoundError"]),
    flowTypes: API_FLOW_TYPES,
  },
  AssociateContactToCustomerProfile: { fields: PROFILE, open: true, exits: FAILS, flowTypes: API_FLOW_TYPES },
  CreateCase: { fields: CASE, open: true, exits: straight(["NoMatchingError"], ["ContactNotLinked"]), flowTypes: API_FLOW_TYPES },
  UpdateCase: { fields: CASE, open: true, exits: straight(["NoMatchingError"], ["ContactNotLinked"]), flowTypes: API_FLOW_TYPES },
  GetCase: {
    fields: { ...CASE, GetLastUpdatedCase: { form: LOWER_TRUE_FALSE }, CaseResponseFields: { form: JSON_VALUE } },
    open: true,
    exits: straight(["NoMatchingError"], ["MultipleFound", "NoneFound", "ContactNotLinked"]),
    flowTypes: API_FLOW_TYPES,
  },
  CreateTask: {
    fields: {
      ContactFlowId: { form: FLOW },
      Name: { form: TEXT },
      Description: { form: TEXT },
      Attributes: { form: { is: "map", attributeKeys: true, of: TEXT } },
      References: { form: JSON_VALUE },
      DelaySeconds: { form: wholeOrPath(1, 518_400) },
      ScheduledTime: { form: { is: "text", like: /^\d+$/, say: "Write epoch seconds, in quotes." } },
      TaskTemplateId: { form: TEXT },
    },
    choices: [{ of: ["DelaySeconds", "ScheduledTime"], least: 0, most: 1 }],
    exits: FAILS,
    flowTypes: API_FLOW_TYPES,
  },
  StartOutboundChatContact: {
    fields: {
      SourceEndpoint: { form: JSON_VALUE, required: true },
      DestinationEndpoint: { form: JSON_VALUE, required: true },
      ContactFlowArn: { form: FLOW },
      ContactSubtype: { form: TEXT },
      InitialSystemMessage: { form: JSON_VALUE },
      RelatedContact: { form: TEXT },
    },
    exits: FAILS,
    flowTypes: API_FLOW_TYPES,
  },
  CreateWisdomSession: { fields: { WisdomAssistantArn: { form: resource(), required: true } }, exits: FAILS, flowTypes: API_FLOW_TYPES },
} as const satisfies Readonly<Record<string, ActionRule>>;
