// What a code hook may answer (lex-v2.md 2): read, checked against Lex's limits, or refused with every reason.
import type { Message } from "@aws-sdk/client-lex-runtime-v2";
import { z } from "zod";
import type { SlotValue } from "./state.ts";

const OUTPUT_BYTES = 50 * 1_024; // lex-v2.md 2.1
const ATTRIBUTE_BYTES = 12 * 1_024; // lex-v2.md 2.1, after base64
const MESSAGES = 10; // lex-v2.md 2
const MESSAGE_CHARACTERS = 1_024; // lex-v2.md 2.1

const CLOSING_STATES: ReadonlySet<string> = new Set(["Fulfilled", "Failed", "InProgress"]); // lex-v2.md 2

const bytes = (text: string): number => Buffer.byteLength(text);

/** The code hook failed, or its answer is none that Lex takes. */
export class HookProblem extends Error {
  override readonly name = "HookProblem";
}

const slotValue = z
  .object({
    shape: z.enum(["Scalar", "List", "Composite"]).optional(),
    value: z.object({
      originalValue: z.string().nullish(),
      interpretedValue: z.string().nullish(),
      resolvedValues: z.array(z.string()).nullish(),
    }),
  })
  .transform(({ value }): SlotValue => {
    const interpretedValue = value.interpretedValue ?? null;
    return {
      shape: "Scalar",
      value: {
        originalValue: value.originalValue ?? interpretedValue ?? "",
        interpretedValue,
        resolvedValues: value.resolvedValues ?? (interpretedValue === null ? [] : [interpretedValue]),
      },
    };
  });

const intentState = z.object({
  name: z.string(),
  state: z.enum(["Failed", "Fulfilled", "FulfillmentInProgress", "InProgress", "ReadyForFulfillment", "Waiting"]).nullish(),
  confirmationState: z.enum(["Confirmed", "Denied", "None"]).nullish(),
  slots: z.record(z.string(), slotValue.nullable()).nullish(),
});

const content = z.string().min(1).max(MESSAGE_CHARACTERS);
const button = z.object({ text: z.string().min(1).max(50), value: z.string().min(1).max(50) });
const message = z.discriminatedUnion("contentType", [
  z.object({ contentType: z.literal("PlainText"), content }),
  z.object({ contentType: z.literal("SSML"), content }),
  z.object({ contentType: z.literal("CustomPayload"), content }),
  z.object({
    contentType: z.literal("ImageResponseCard"),
    content: content.optional(),
    imageResponseCard: z.object({
      title: z.string().min(1).max(250),
      subtitle: z.string().min(1).max(250).optional(),
      imageUrl: z.string().min(1).max(250).optional(),
      buttons: z.array(button).max(5).optional(),
    }),
  }),
]);

const dialogAction = z.discriminatedUnion("type", [
  z.object({ type: z.enum(["Close", "ConfirmIntent", "Delegate", "ElicitIntent"]) }),
  z.object({
    type: z.literal("ElicitSlot"),
    slotToElicit: z.string(),
    slotElicitationStyle: z.enum(["Default", "SpellByLetter", "SpellByWord"]).optional(),
  }),
]);

const hookAnswer = z.object({
  sessionState: z.object({
    sessionAttributes: z.record(z.string(), z.string()).nullish(),
    activeContexts: z
      .array(
        z.object({
          name: z.string(),
          contextAttributes: z.record(z.string(), z.string()).nullish(),
          timeToLive: z.object({ timeToLiveInSeconds: z.number(), turnsToLive: z.number() }),
        }),
      )
      .max(20)
      .nullish(),
    dialogAction,
    intent: intentState.nullish(),
  }),
  messages: z.array(message).max(MESSAGES).nullish(),
  requestAttributes: z.record(z.string(), z.string()).nullish(),
});

export type HookAnswer = z.infer<typeof hookAnswer>;

const parseJson = (text: string): unknown => {
  try {
    const parsed: unknown = JSON.parse(text);
    return parsed;
  } catch (cause) {
    throw new HookProblem("Cannot take the code hook's answer: it is not JSON. Return an object.", { cause });
  }
};

/**
 * Reads a code hook's answer.
 * @throws HookProblem saying everything that Lex would not take
 */
export const readHookAnswer = (payload: string): HookAnswer => {
  if (bytes(payload) > OUTPUT_BYTES)
    throw new HookProblem(`Cannot take the code hook's answer: it has ${bytes(payload)} bytes, Lex takes ${OUTPUT_BYTES}. Return less.`);
  const parsed = hookAnswer.safeParse(parseJson(payload));
  if (!parsed.success) {
    const why = parsed.error.issues.map((issue) => `${issue.path.join(".") || "the answer"}: ${issue.message}`);
    throw new HookProblem(`Cannot take the code hook's answer: ${why.join("; ")}. Return a Lex V2 response.`);
  }
  const { sessionState, messages } = parsed.data;
  const attributes = JSON.stringify(sessionState.sessionAttributes ?? {});
  const encoded = Math.ceil(bytes(attributes) / 3) * 4;
  if (encoded > ATTRIBUTE_BYTES)
    throw new HookProblem(
      `Cannot take the code hook's session attributes: ${encoded} bytes in base64, Lex takes ${ATTRIBUTE_BYTES}. Return less.`,
    );
  const { type } = sessionState.dialogAction;
  if ((type === "ConfirmIntent" || type === "ElicitIntent") && (messages ?? []).length === 0)
    throw new HookProblem(`Cannot take the code hook's ${type}: it has no messages. Return at least one.`);
  if ((type === "ConfirmIntent" || type === "ElicitSlot" || type === "Close") && (sessionState.intent ?? null) === null)
    throw new HookProblem(`Cannot take the code hook's ${type}: it names no intent. Return sessionState.intent.`);
  const state = sessionState.intent?.state ?? "none";
  if (type === "Close" && !CLOSING_STATES.has(state))
    throw new HookProblem(`Cannot take the code hook's Close: its intent's state is ${state}. Return Fulfilled, Failed or InProgress.`);
  return parsed.data;
};

/** The answer's messages in the API's form. */
export const hookMessages = ({ messages }: HookAnswer): readonly Message[] =>
  (messages ?? []).map((said): Message => {
    if (said.contentType !== "ImageResponseCard") return { contentType: said.contentType, content: said.content };
    const { title, subtitle, imageUrl, buttons } = said.imageResponseCard;
    return {
      contentType: said.contentType,
      imageResponseCard: {
        title,
        ...(subtitle === undefined ? {} : { subtitle }),
        ...(imageUrl === undefined ? {} : { imageUrl }),
        ...(buttons === undefined ? {} : { buttons }),
      },
    };
  });
