// One bot behind one alias, a code hook made of a function, and a caller's words: what every test of the dialog needs.
import type { RecognizeTextRequest, RecognizeTextResponse } from "@aws-sdk/client-lex-runtime-v2";
import { z } from "zod";
import { virtualClock, type Clock } from "../../../shared/clock.ts";
import type { Dispatch, InternalCall, InternalOperations } from "../../../local/dispatch.ts";
import type { Alias } from "../../../local/lex/alias-store.ts";
import { lexBots, type LexBots } from "../../../local/lex/bots.ts";
import type { HookReading } from "../../../local/lex/turn.ts";
import { parseBotDefinition, type BotDefinition } from "../../../local/lex/definition.ts";
import { seededRandom } from "../../../local/random.ts";
import { orderFlowersDefinition, SATURDAY } from "./flowers-locale.ts";

export const ACCOUNT = "111122223333";
export const HOOK_ARN = `arn:aws:lambda:us-east-1:${ACCOUNT}:function:hook`;

const slot = z.object({
  value: z.object({ originalValue: z.string(), interpretedValue: z.string().nullable(), resolvedValues: z.array(z.string()) }),
});
const intent = z.looseObject({
  name: z.string(),
  state: z.string(),
  confirmationState: z.string(),
  slots: z.record(z.string(), slot.nullable()),
});
const hookEvent = z.looseObject({
  invocationSource: z.string(),
  invocationLabel: z.string().optional(),
  inputMode: z.string(),
  inputTranscript: z.string(),
  sessionState: z.looseObject({ intent, sessionAttributes: z.record(z.string(), z.string()) }),
  proposedNextState: z.unknown().optional(),
});
export type HookEvent = z.infer<typeof hookEvent>;
export type Hook = (event: HookEvent) => unknown;

/** A hook that leaves everything to Lex. */
export const delegating: Hook = ({ sessionState }) => ({
  sessionState: { dialogAction: { type: "Delegate" }, intent: sessionState.intent },
});

const text = (content: string) => [{ contentType: "PlainText", content }];

/** A hook's answers. */
export const closing = (
  { sessionState }: HookEvent,
  words: string,
  state = "Fulfilled",
  sessionAttributes = sessionState.sessionAttributes,
) => ({
  sessionState: { sessionAttributes, dialogAction: { type: "Close" }, intent: { ...sessionState.intent, state } },
  messages: text(words),
});
export const asking = ({ sessionState }: HookEvent, slotToElicit: string, words?: string) => ({
  sessionState: {
    dialogAction: { type: "ElicitSlot", slotToElicit },
    intent: { ...sessionState.intent, slots: { ...sessionState.intent.slots, [slotToElicit]: null } },
  },
  ...(words === undefined ? {} : { messages: text(words) }),
});

export interface LexLine {
  readonly bots: LexBots;
  readonly alias: Alias;
  readonly clock: Clock;
  readonly events: HookEvent[];
  readonly calls: InternalCall<InternalOperations["lambda.Invoke"]["input"]>[];
  readonly request: (words: string, more?: Partial<RecognizeTextRequest>) => RecognizeTextRequest;
  readonly say: (words: string, more?: Partial<RecognizeTextRequest>) => Promise<RecognizeTextResponse>;
}

interface LineOptions {
  readonly definition?: BotDefinition;
  readonly hook?: Hook | undefined;
  readonly clock?: Clock;
  readonly hooks?: HookReading;
  /** Instead of a hook: what stands behind the door. */
  readonly invoke?: (payload: string, signal: AbortSignal) => Promise<InternalOperations["lambda.Invoke"]["output"]>;
}

/** What stands behind the one door. */
export type Doors = {
  readonly [Name in keyof InternalOperations]: (
    call: InternalCall<InternalOperations[Name]["input"]>,
  ) => Promise<InternalOperations[Name]["output"]>;
};

let reading: HookReading = "declared";

/** A suite of conversations that must go the same way whenever Lex asks a code hook (turn.ts, HookReading). */
export const underBothReadings = (title: string, suite: (hooks: HookReading) => void): void => {
  for (const hooks of ["declared", "every-turn"] as const)
    describe(`${title}, where Lex asks hooks by reading "${hooks}"`, () => {
      before(() => {
        reading = hooks;
      });
      after(() => {
        reading = "declared";
      });
      suite(hooks);
    });
};

/** A bot one can talk to; without a hook its alias names no Lambda. */
export const aLexLine = ({
  definition = orderFlowersDefinition,
  hook,
  invoke,
  clock = virtualClock(SATURDAY),
  hooks = reading,
}: LineOptions = {}): LexLine => {
  const events: HookEvent[] = [];
  const calls: LexLine["calls"] = [];
  const run = async (input: InternalOperations["lambda.Invoke"]["input"], signal: AbortSignal) => {
    const { Payload } = input;
    const payload = Payload instanceof Uint8Array ? new TextDecoder().decode(Payload) : "";
    const event = hookEvent.parse(JSON.parse(payload));
    events.push(event);
    if (invoke !== undefined) return invoke(payload, signal);
    return { StatusCode: 200, Payload: new TextEncoder().encode(JSON.stringify(hook?.(event))) };
  };
  const doors: Doors = {
    "lambda.Invoke": (call) => {
      calls.push(call);
      return run(call.input, call.signal);
    },
    "lex.RecognizeText": ({ region, input, signal }) => bots.recognizeText(region, input, signal),
    "sns.Publish": () => Promise.reject(new Error("A bot publishes nothing.")),
    "sqs.SendMessage": () => Promise.reject(new Error("A bot sends no messages.")),
  };
  const dispatch: Dispatch = (name, call) => doors[name](call);
  const bots: LexBots = lexBots({ clock, random: seededRandom(7), dispatch, accountId: ACCOUNT, hooks });
  const { botId } = bots.createBot("us-east-1", definition);
  const hooked = hook !== undefined || invoke !== undefined;
  const localeId = definition.botLocales?.[0]?.localeId ?? "en_US";
  const alias = bots.createAlias("us-east-1", botId, {
    name: "live",
    version: bots.createVersion("us-east-1", botId, undefined),
    locales: [{ localeId, enabled: true, ...(hooked ? { lambdaArn: HOOK_ARN } : {}) }],
    tags: {},
  });
  const request: LexLine["request"] = (words, more = {}) => ({
    botId,
    botAliasId: alias.aliasId,
    localeId,
    sessionId: "caller-1",
    text: words,
    ...more,
  });
  return {
    bots,
    alias,
    clock,
    events,
    calls,
    request,
    say: (words, more) => bots.recognizeText("us-east-1", request(words, more), new AbortController().signal),
  };
};

export const spoken = ({ messages = [] }: RecognizeTextResponse): string => messages.map(({ content }) => content ?? "").join(" / ");

/** Slot name to interpreted value, or to the meanings of an ambiguous one. */
export const slotsOf = ({ sessionState }: RecognizeTextResponse): Record<string, string | readonly string[]> =>
  Object.fromEntries(
    Object.entries(sessionState?.intent?.slots ?? {}).map(([name, { value }]) => [
      name,
      value?.interpretedValue ?? value?.resolvedValues ?? [],
    ]),
  );

/** A bot of one locale, with the fallback intent that every locale needs. */
export const aBotOf = (intents: readonly unknown[], slotTypes: readonly unknown[] = []): BotDefinition =>
  parseBotDefinition({
    name: "small",
    roleArn: `arn:aws:iam::${ACCOUNT}:role/bot`,
    dataPrivacy: { childDirected: false },
    idleSessionTtlInSeconds: 300,
    autoBuildBotLocales: true,
    botLocales: [
      {
        localeId: "en_US",
        nluConfidenceThreshold: 0.4,
        slotTypes,
        intents: [...intents, { name: "FallbackIntent", parentIntentSignature: "AMAZON.FallbackIntent" }],
      },
    ],
  });
