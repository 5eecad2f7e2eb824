// Every action type that the interpreter knows: its name as AWS spells it, and the file that runs it. What is missing here is missing.
import type { FlowAction } from "../../../contact-flows/flow.ts";
import { UnsupportedError } from "../../errors.ts";
import type { Run } from "../contact.ts";
import { end } from "../moves.ts";
import { checkHoursOfOperation } from "./check-hours-of-operation.ts";
import { checkMetricData } from "./check-metric-data.ts";
import { compare } from "./compare.ts";
import { connectParticipantWithLexBot } from "./connect-participant-with-lex-bot.ts";
import { createCallbackContact } from "./create-callback-contact.ts";
import { createCustomerProfile } from "./create-customer-profile.ts";
import { createTask } from "./create-task.ts";
import { dequeueContactAndTransferToQueue } from "./dequeue-contact-and-transfer-to-queue.ts";
import { disconnectParticipant } from "./disconnect-participant.ts";
import { distributeByPercentage } from "./distribute-by-percentage.ts";
import { documentedErrors } from "./documented-errors.ts";
import { endFlowExecution } from "./end-flow-execution.ts";
import { getCustomerProfile } from "./get-customer-profile.ts";
import { getMetricData } from "./get-metric-data.ts";
import { getParticipantInput } from "./get-participant-input.ts";
import { invokeLambdaFunction } from "./invoke-lambda-function.ts";
import { loop } from "./loop.ts";
import { messageParticipant } from "./message-participant.ts";
import { messageParticipantIteratively } from "./message-participant-iteratively.ts";
import { showView } from "./show-view.ts";
import { tagContact } from "./tag-contact.ts";
import { transferContactToQueue } from "./transfer-contact-to-queue.ts";
import { transferParticipantToThirdParty } from "./transfer-participant-to-third-party.ts";
import { transferToFlow } from "./transfer-to-flow.ts";
import { untagContact } from "./untag-contact.ts";
import { updateContactAttributes } from "./update-contact-attributes.ts";
import { updateContactCallbackNumber } from "./update-contact-callback-number.ts";
import { updateContactData } from "./update-contact-data.ts";
import { updateContactEventHooks } from "./update-contact-event-hooks.ts";
import { updateContactMediaStreamingBehavior } from "./update-contact-media-streaming-behavior.ts";
import { updateContactRecordingAndAnalyticsBehavior } from "./update-contact-recording-and-analytics-behavior.ts";
import { updateContactRecordingBehavior } from "./update-contact-recording-behavior.ts";
import { updateContactRoutingBehavior } from "./update-contact-routing-behavior.ts";
import { updateContactTargetQueue } from "./update-contact-target-queue.ts";
import { updateContactTextToSpeechVoice } from "./update-contact-text-to-speech-voice.ts";
import { updateFlowAttributes } from "./update-flow-attributes.ts";
import { updateFlowLoggingBehavior } from "./update-flow-logging-behavior.ts";
import { wait } from "./wait.ts";

const ACTIONS = {
  CheckHoursOfOperation: checkHoursOfOperation,
  CheckMetricData: checkMetricData,
  Compare: compare,
  ConnectParticipantWithLexBot: connectParticipantWithLexBot,
  CreateCallbackContact: createCallbackContact,
  CreateCustomerProfile: createCustomerProfile,
  CreateTask: createTask,
  DequeueContactAndTransferToQueue: dequeueContactAndTransferToQueue,
  DisconnectParticipant: disconnectParticipant,
  DistributeByPercentage: distributeByPercentage,
  EndFlowExecution: endFlowExecution,
  GetCustomerProfile: getCustomerProfile,
  GetMetricData: getMetricData,
  GetParticipantInput: getParticipantInput,
  InvokeLambdaFunction: invokeLambdaFunction,
  Loop: loop,
  MessageParticipant: messageParticipant,
  MessageParticipantIteratively: messageParticipantIteratively,
  ShowView: showView,
  TagContact: tagContact,
  TransferContactToQueue: transferContactToQueue,
  TransferParticipantToThirdParty: transferParticipantToThirdParty,
  TransferToFlow: transferToFlow,
  UntagContact: untagContact,
  UpdateContactAttributes: updateContactAttributes,
  UpdateContactCallbackNumber: updateContactCallbackNumber,
  UpdateContactData: updateContactData,
  UpdateContactEventHooks: updateContactEventHooks,
  UpdateContactMediaStreamingBehavior: updateContactMediaStreamingBehavior,
  UpdateContactRecordingAndAnalyticsBehavior: updateContactRecordingAndAnalyticsBehavior,
  UpdateContactRecordingBehavior: updateContactRecordingBehavior,
  UpdateContactRoutingBehavior: updateContactRoutingBehavior,
  UpdateContactTargetQueue: updateContactTargetQueue,
  UpdateContactTextToSpeechVoice: updateContactTextToSpeechVoice,
  UpdateFlowAttributes: updateFlowAttributes,
  UpdateFlowLoggingBehavior: updateFlowLoggingBehavior,
  Wait: wait,
} satisfies Readonly<Record<string, (action: FlowAction) => Run>>;

const actions: ReadonlyMap<string, (action: FlowAction) => Run> = new Map(Object.entries(ACTIONS));

/** How well an action type is served: carried out, or by its documented error branch. For the support table. */
export const supportedActions = (): readonly { readonly type: string; readonly by: "action" | "error branch" }[] =>
  [
    ...[...actions.keys()].map((type) => ({ type, by: "action" as const })),
    ...[...documentedErrors.keys()].map((type) => ({ type, by: "error branch" as const })),
  ].sort((one, other) => one.type.localeCompare(other.type));

/** What an action does, its parameters read once. An action of a type that is not known ends the call, naming itself. */
export const compileAction = (action: FlowAction, flowName: string): Run => {
  const compile = actions.get(action.Type) ?? documentedErrors.get(action.Type);
  if (compile !== undefined) return compile(action);
  const gap = new UnsupportedError({
    resource: `action "${action.Identifier}" of flow "${flowName}"`,
    operation: `the type ${action.Type}`,
  });
  return (contact) => end(contact, { by: "platform", because: gap.message });
};
