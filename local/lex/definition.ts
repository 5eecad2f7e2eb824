// A bot definition as aws-native's `lex.Bot` carries it: CloudFormation's AWS::Lex::Bot in camel case. Parsed once, here; what the local
// Lex cannot do is refused by name, and keys that change nothing in a text conversation are let by.
import { z } from "zod";
import { UserError } from "../errors.ts";

const text = z.object({ value: z.string() });
const message = z.object({
  plainTextMessage: text.optional(),
  ssmlMessage: text.optional(),
  customPayload: text.optional(),
  imageResponseCard: z
    .object({
      title: z.string(),
      subtitle: z.string().optional(),
      imageUrl: z.string().optional(),
      buttons: z.array(z.object({ text: z.string(), value: z.string() })).optional(),
    })
    .optional(),
});
const messageGroups = z.array(z.object({ message, variations: z.array(message).optional() })).min(1);
const response = z.object({ messageGroupsList: messageGroups, allowInterrupt: z.boolean().optional() });
const prompt = z.object({
  messageGroupsList: messageGroups,
  allowInterrupt: z.boolean().optional(),
  maxRetries: z.number().int(),
  messageSelectionStrategy: z.enum(["Random", "Ordered"]).optional(),
});
const conditional = z.object({ isActive: z.boolean().optional() });
const dialogState = z.object({
  dialogAction: z
    .object({
      type: z.enum([
        "CloseIntent",
        "ConfirmIntent",
        "ElicitIntent",
        "ElicitSlot",
        "StartIntent",
        "FulfillIntent",
        "EndConversation",
        "EvaluateConditional",
        "InvokeDialogCodeHook",
      ]),
      slotToElicit: z.string().optional(),
      suppressNextMessage: z.boolean().optional(),
    })
    .optional(),
  intent: z.object({ name: z.string().optional(), slots: z.array(z.unknown()).optional() }).optional(),
  sessionAttributes: z.array(z.object({ key: z.string(), value: z.string().optional() })).optional(),
});
const postCodeHook = z.object({
  successResponse: response.optional(),
  successNextStep: dialogState.optional(),
  successConditional: conditional.optional(),
  failureResponse: response.optional(),
  failureNextStep: dialogState.optional(),
  failureConditional: conditional.optional(),
  timeoutResponse: response.optional(),
  timeoutNextStep: dialogState.optional(),
  timeoutConditional: conditional.optional(),
});
const codeHook = z.object({
  isActive: z.boolean(),
  enableCodeHookInvocation: z.boolean(),
  invocationLabel: z.string().optional(),
  postCodeHookSpecification: postCodeHook,
});
const elicitationCodeHook = z.object({ enableCodeHookInvocation: z.boolean(), invocationLabel: z.string().optional() });
const utterances = z.array(z.object({ utterance: z.string() }));

const slot = z.object({
  name: z.string(),
  description: z.string().optional(),
  slotTypeName: z.string(),
  multipleValuesSetting: z.object({ allowMultipleValues: z.boolean().optional() }).optional(),
  subSlotSetting: z.unknown().optional(),
  obfuscationSetting: z.object({ obfuscationSettingType: z.enum(["None", "DefaultObfuscation"]) }).optional(),
  valueElicitationSetting: z.object({
    slotConstraint: z.enum(["Required", "Optional"]),
    promptSpecification: prompt.optional(),
    sampleUtterances: utterances.optional(),
    defaultValueSpecification: z.object({ defaultValueList: z.array(z.object({ defaultValue: z.string() })) }).optional(),
    slotCaptureSetting: z
      .object({
        captureResponse: response.optional(),
        captureNextStep: dialogState.optional(),
        captureConditional: conditional.optional(),
        failureResponse: response.optional(),
        failureNextStep: dialogState.optional(),
        failureConditional: conditional.optional(),
        codeHook: codeHook.optional(),
        elicitationCodeHook: elicitationCodeHook.optional(),
      })
      .optional(),
  }),
});

const intent = z.object({
  name: z.string(),
  description: z.string().optional(),
  parentIntentSignature: z.string().optional(),
  sampleUtterances: utterances.optional(),
  slots: z.array(slot).optional(),
  slotPriorities: z.array(z.object({ priority: z.number().int(), slotName: z.string() })).optional(),
  dialogCodeHook: z.object({ enabled: z.boolean() }).optional(),
  fulfillmentCodeHook: z
    .object({ enabled: z.boolean(), isActive: z.boolean().optional(), postFulfillmentStatusSpecification: postCodeHook.optional() })
    .optional(),
  initialResponseSetting: z
    .object({
      initialResponse: response.optional(),
      nextStep: dialogState.optional(),
      conditional: conditional.optional(),
      codeHook: codeHook.optional(),
    })
    .optional(),
  intentConfirmationSetting: z
    .object({
      isActive: z.boolean().optional(),
      promptSpecification: prompt,
      confirmationResponse: response.optional(),
      confirmationNextStep: dialogState.optional(),
      confirmationConditional: conditional.optional(),
      declinationResponse: response.optional(),
      declinationNextStep: dialogState.optional(),
      declinationConditional: conditional.optional(),
      failureResponse: response.optional(),
      failureNextStep: dialogState.optional(),
      failureConditional: conditional.optional(),
      codeHook: codeHook.optional(),
      elicitationCodeHook: elicitationCodeHook.optional(),
    })
    .optional(),
  intentClosingSetting: z
    .object({
      isActive: z.boolean().optional(),
      closingResponse: response.optional(),
      nextStep: dialogState.optional(),
      conditional: conditional.optional(),
    })
    .optional(),
  inputContexts: z.array(z.object({ name: z.string() })).optional(),
  outputContexts: z.array(z.object({ name: z.string(), timeToLiveInSeconds: z.number().int(), turnsToLive: z.number().int() })).optional(),
  kendraConfiguration: z.unknown().optional(),
  qnAIntentConfiguration: z.unknown().optional(),
  bedrockAgentIntentConfiguration: z.unknown().optional(),
  qInConnectIntentConfiguration: z.unknown().optional(),
});

const slotType = z.object({
  name: z.string(),
  description: z.string().optional(),
  parentSlotTypeSignature: z.string().optional(),
  slotTypeValues: z.array(z.object({ sampleValue: text, synonyms: z.array(text).optional() })).optional(),
  valueSelectionSetting: z
    .object({
      resolutionStrategy: z.enum(["ORIGINAL_VALUE", "TOP_RESOLUTION", "CONCATENATION"]),
      regexFilter: z.object({ pattern: z.string() }).optional(),
    })
    .optional(),
  externalSourceSetting: z.unknown().optional(),
  compositeSlotTypeSetting: z.unknown().optional(),
});

const botLocale = z.object({
  localeId: z.string(),
  description: z.string().optional(),
  nluConfidenceThreshold: z.number(),
  voiceSettings: z.object({ voiceId: z.string(), engine: z.string().optional() }).optional(),
  slotTypes: z.array(slotType).optional(),
  intents: z.array(intent).optional(),
  generativeAiSettings: z.unknown().optional(),
});

const bot = z.object({
  name: z.string(),
  roleArn: z.string(),
  description: z.string().optional(),
  dataPrivacy: z.object({ childDirected: z.boolean() }),
  idleSessionTtlInSeconds: z.number().int(),
  autoBuildBotLocales: z.boolean().optional(),
  botLocales: z.array(botLocale).optional(),
  botFileS3Location: z.unknown().optional(),
  botMembers: z.array(z.unknown()).optional(),
  replication: z.unknown().optional(),
});

export type BotDefinition = z.infer<typeof bot>;
export type LocaleDefinition = z.infer<typeof botLocale>;
export type IntentDefinition = z.infer<typeof intent>;
export type SlotDefinition = z.infer<typeof slot>;
export type SlotTypeDefinition = z.infer<typeof slotType>;
export type PromptDefinition = z.infer<typeof prompt>;
export type ResponseDefinition = z.infer<typeof response>;
export type MessageDefinition = z.infer<typeof message>;
export type DialogStateDefinition = z.infer<typeof dialogState>;
export type CodeHookDefinition = z.infer<typeof codeHook>;
export type PostCodeHookDefinition = z.infer<typeof postCodeHook>;

/**
 * Reads the inputs of a `lex.Bot` resource. Form only: whether Lex would build it, `definitionProblems` says.
 * @throws UserError listing every input that has not the form of AWS::Lex::Bot
 */
export const parseBotDefinition = (inputs: unknown): BotDefinition => {
  const parsed = bot.safeParse(inputs);
  if (parsed.success) return parsed.data;
  throw new UserError(
    parsed.error.issues.map(
      ({ path, message: why }) =>
        `Cannot read the bot definition at ${path.join(".") || "its root"}: ${why}. Write it as AWS::Lex::Bot has it.`,
    ),
  );
};
