// A bot model as plain data in the shape of CloudFormation's AWS::Lex::Bot, in the camel case of aws-native's `lex.Bot`. The whole model is
// one value here, so that a twin is the same value twice.
import { createHash } from "node:crypto";
import type {
  BotModel,
  IntentModel,
  LocaleModel,
  ListedSlotType,
  NarrowedSlotType,
  SlotModel,
  SlotTypeModel,
  Wordings,
} from "./bot-model.ts";

/** How often a prompt is repeated unless the model says otherwise. */
const MAX_RETRIES = 2;

const message = (value: string) => ({ plainTextMessage: { value } });

// Ordered and one message group: the first wording at first, the next one at each retry.
const promptSpecification = ([first, ...others]: Wordings, maxRetries: number = MAX_RETRIES) => ({
  maxRetries,
  allowInterrupt: true,
  messageSelectionStrategy: "Ordered" as const,
  messageGroupsList: [{ message: message(first), ...(others.length === 0 ? {} : { variations: others.map(message) }) }],
});

const listedSlotType = (name: string, model: ListedSlotType) => ({
  name,
  ...(model.description === undefined ? {} : { description: model.description }),
  valueSelectionSetting: { resolutionStrategy: model.resolutionStrategy },
  slotTypeValues: Object.entries(model.values).map(([value, synonyms]) => ({
    sampleValue: { value },
    ...(synonyms.length === 0 ? {} : { synonyms: synonyms.map((synonym) => ({ value: synonym })) }),
  })),
});

const narrowedSlotType = (name: string, model: NarrowedSlotType) => ({
  name,
  ...(model.description === undefined ? {} : { description: model.description }),
  parentSlotTypeSignature: model.parent,
  valueSelectionSetting: { resolutionStrategy: "ORIGINAL_VALUE" as const, regexFilter: { pattern: model.pattern } },
});

const slotType = (name: string, model: SlotTypeModel) => ("parent" in model ? narrowedSlotType(name, model) : listedSlotType(name, model));

const sampleUtterances = (utterances: readonly string[] | undefined) =>
  utterances === undefined ? {} : { sampleUtterances: utterances.map((utterance) => ({ utterance })) };

// Two pages of the Lex V2 guide disagree whether a Lambda hears of a filled slot and of a yes unless that is declared, so it is declared. There is
// no step for a hook that fails or is late, on purpose: it must stay an error of the call to Lex, so that the flow asks the twin.
const invokesHook = { dialogAction: { type: "InvokeDialogCodeHook" as const } };

/** @param then what Lex does where the hook leaves it to Lex */
const codeHook = (then: { readonly type: "ConfirmIntent" | "EndConversation" | "FulfillIntent" } | ElicitsSlot) => ({
  isActive: true,
  enableCodeHookInvocation: true,
  postCodeHookSpecification: { successNextStep: { dialogAction: then } },
});

interface ElicitsSlot {
  readonly type: "ElicitSlot";
  readonly slotToElicit: string;
}

const elicits = (slotToElicit: string): ElicitsSlot => ({ type: "ElicitSlot", slotToElicit });

type Then = Parameters<typeof codeHook>[0];

const slotCapture = (then: Then) => ({
  captureNextStep: invokesHook,
  codeHook: codeHook(then),
  // Without it Lex asks again by itself, and the Lambda does not hear of an answer that did not fit.
  elicitationCodeHook: { enableCodeHookInvocation: true },
});

/** @param then what Lex does after the slot where the hook leaves it to Lex; undefined where no hook is asked */
const slot = (name: string, model: SlotModel, then: Then | undefined) => ({
  name,
  slotTypeName: model.type,
  ...(model.obscured === true ? { obfuscationSetting: { obfuscationSettingType: "DefaultObfuscation" as const } } : {}),
  valueElicitationSetting: {
    slotConstraint: model.required === false ? ("Optional" as const) : ("Required" as const),
    promptSpecification: promptSpecification(model.prompt, model.maxRetries),
    ...sampleUtterances(model.utterances),
    ...(then === undefined ? {} : { slotCaptureSetting: slotCapture(then) }),
  },
});

const initialResponseSetting = (firstSlot: string | undefined) => ({
  codeHook: codeHook(firstSlot === undefined ? { type: "EndConversation" } : elicits(firstSlot)),
  nextStep: invokesHook,
});

/** A hook leaves only a yes to Lex, so that what follows is the fulfilment. */
const confirmationHook = {
  confirmationNextStep: invokesHook,
  declinationNextStep: invokesHook,
  failureNextStep: invokesHook,
  codeHook: codeHook({ type: "FulfillIntent" }),
  // As for slots: the Lambda speaks dates as people do, Lex as they are stored.
  elicitationCodeHook: { enableCodeHookInvocation: true },
};

const intent = (name: string, model: IntentModel) => {
  const hooked = model.dialogCodeHook !== false;
  const { confirmation, slots = {}, slotOrder = [] } = model;
  const last: Then = { type: confirmation === undefined ? "FulfillIntent" : "ConfirmIntent" };
  const after = (slotName: string): Then => {
    // A slot that callers need not fill is asked for by the hook alone.
    const required = slotOrder.slice(slotOrder.indexOf(slotName) + 1).find((next) => slots[next]?.required !== false);
    return required === undefined ? last : elicits(required);
  };
  return {
    name,
    ...(model.description === undefined ? {} : { description: model.description }),
    ...(model.parent === undefined ? {} : { parentIntentSignature: model.parent }),
    ...sampleUtterances(model.utterances),
    ...(hooked ? { dialogCodeHook: { enabled: true }, initialResponseSetting: initialResponseSetting(slotOrder[0]) } : {}),
    ...(model.fulfillmentCodeHook === true ? { fulfillmentCodeHook: { enabled: true } } : {}),
    ...(slotOrder.length === 0
      ? {}
      : {
          slots: Object.entries(slots).map(([slotName, slotModel]) => slot(slotName, slotModel, hooked ? after(slotName) : undefined)),
          slotPriorities: slotOrder.map((slotName, priority) => ({ priority, slotName })),
        }),
    ...(confirmation === undefined
      ? {}
      : {
          intentConfirmationSetting: {
            isActive: true,
            promptSpecification: promptSpecification(confirmation.prompt, confirmation.maxRetries),
            // Lex would speak its own response to a no before the hook could look whether it is true.
            ...(hooked ? confirmationHook : {}),
            ...(hooked || confirmation.declined === undefined
              ? {}
              : { declinationResponse: { messageGroupsList: [{ message: message(confirmation.declined) }] } }),
          },
        }),
  };
};

const locale = (model: LocaleModel) => ({
  localeId: model.localeId,
  ...(model.description === undefined ? {} : { description: model.description }),
  nluConfidenceThreshold: model.nluConfidenceThreshold,
  ...(model.voice === undefined ? {} : { voiceSettings: { voiceId: model.voice.voiceId, engine: model.voice.engine } }),
  slotTypes: Object.entries(model.slotTypes).map(([name, type]) => slotType(name, type)),
  intents: Object.entries(model.intents).map(([name, intentModel]) => intent(name, intentModel)),
});

/** The inputs of `lex.Bot` that follow from the model; name, role and tags are the deployment's. Ask `modelProblems` first. */
export const lexBot = (model: BotModel) => ({
  description: model.description,
  dataPrivacy: { childDirected: false },
  idleSessionTtlInSeconds: model.idleSessionTtlInSeconds,
  autoBuildBotLocales: true,
  botLocales: model.locales.map(locale),
});

// Object keys in one order, so that a moved line in the model is no new version. Lists keep theirs: order means something there.
const canonical = (_key: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** What the model means, in 12 hex characters of a SHA-256: equal for twins, and another one for another bot. */
export const modelHash = (model: BotModel): string =>
  createHash("sha256")
    .update(JSON.stringify(lexBot(model), canonical))
    .digest("hex")
    .slice(0, 12);
