// The Lex V2 bots of the local cloud as their callers meet them: turns and sessions. What they are, bot-store.ts keeps.
import { botAliasArn } from "../../shared/arn.ts";
import type {
  DeleteSessionRequest,
  DeleteSessionResponse,
  GetSessionRequest,
  GetSessionResponse,
  Message,
  PutSessionRequest,
  RecognizeTextRequest,
  RecognizeTextResponse,
  SessionState,
} from "@aws-sdk/client-lex-runtime-v2";
import type { Clock } from "../../shared/clock.ts";
import type { Dispatch } from "../dispatch.ts";
import { ServiceError } from "../errors.ts";
import type { Random } from "../random.ts";
import type { Region } from "../../shared/region.ts";
import { apiInterpretations, sessionState } from "./answer.ts";
import { buildOf } from "./alias-store.ts";
import { botStore, type BotStore } from "./bot-store.ts";
import { converse, type Served } from "./conversation.ts";
import { metAnew } from "./met-anew.ts";
import { putState } from "./put-state.ts";
import { withSentState } from "./request-state.ts";
import { sessionStore } from "./sessions.ts";
import { newSession, type Attributes, type Session } from "./state.ts";
import { lexTimeZone, type LexTimeZone } from "./time-zone.ts";
import type { HookReading, Setting } from "./turn.ts";

const TEXT_CHARACTERS = 1_024; // lex-v2.md 5
const SESSION_ID = /^[0-9a-zA-Z._:-]{2,100}$/; // lex-v2.md 5

export interface LexBots extends BotStore {
  /** One user turn. @throws ServiceError as the runtime's model names them */
  recognizeText(region: Region, request: RecognizeTextRequest, signal: AbortSignal): Promise<RecognizeTextResponse>;
  /** Makes a session or changes one; no code hook is asked. @throws ServiceError as the runtime's model names them */
  putSession(
    region: Region,
    request: PutSessionRequest,
  ): Promise<{ readonly sessionState: SessionState; readonly messages: readonly Message[] }>;
  getSession(region: Region, request: GetSessionRequest): GetSessionResponse;
  deleteSession(region: Region, request: DeleteSessionRequest): Promise<DeleteSessionResponse>;
  /** The slots of an intent that no log may show, where a request of that address was just answered. */
  obscuredSlots(region: Region, request: Addressed, intent: string | undefined): readonly string[];
}

export interface LexBotsServices {
  readonly clock: Clock;
  readonly random: Random;
  readonly dispatch: Dispatch;
  readonly accountId: string;
  /** In whose zone "tomorrow" is read. @default "region" */
  readonly timeZone?: LexTimeZone;
  /** When a dialog code hook is asked. @default declared */
  readonly hooks?: HookReading;
}

type Addressed = Pick<RecognizeTextRequest, "botId" | "botAliasId" | "localeId" | "sessionId">;

const notFound = (what: string): ServiceError => new ServiceError("ResourceNotFoundException", 404, what);
const invalid = (what: string): ServiceError => new ServiceError("ValidationException", 400, what);

/** The bots of one local cloud, empty at first. */
export const lexBots = ({ clock, random, dispatch, accountId, timeZone = "region", hooks = "declared" }: LexBotsServices): LexBots => {
  const store = botStore({ random, clock, accountId });
  const sessions = sessionStore({ clock });

  // Finds what a request names; every part of the address can be wrong in its own way.
  const serve = (
    region: Region,
    request: Addressed & { readonly requestAttributes?: Attributes | undefined },
  ): { readonly served: Served; readonly setting: Setting; readonly key: string; readonly idle: number } => {
    const { botId = "", botAliasId = "", localeId = "", sessionId = "" } = request;
    if (!SESSION_ID.test(sessionId))
      throw invalid(`Cannot use session id "${sessionId}": it must be 2 to 100 letters, digits and . _ : -. Change it.`);
    const arn = botAliasArn({ region, accountId, botId, botAliasId });
    const alias = store.findAlias(arn);
    const bot = store.findBot(region, botId);
    if (alias === undefined || bot === undefined) throw notFound(`There is no bot alias ${arn}. Ask for one that exists in ${region}.`);
    const enabled = alias.locales.find((locale) => locale.localeId === localeId && locale.enabled);
    const build = buildOf(bot, alias.version);
    const locale = build?.locales.get(localeId);
    if (enabled === undefined || build === undefined || locale === undefined)
      throw notFound(`Bot alias ${arn} does not serve locale "${localeId}". Enable it on the alias, and build it.`);
    return {
      served: {
        alias,
        lambdaArn: enabled.lambdaArn,
        bot: { id: botId, name: bot.definition.name, aliasId: botAliasId, aliasName: alias.name, localeId, version: alias.version },
        sessionId,
      },
      setting: {
        locale,
        hooked: enabled.lambdaArn !== undefined,
        hooks,
        now: clock.now(),
        timeZone: lexTimeZone(timeZone, region, request.requestAttributes),
        random,
      },
      key: `${arn}/${localeId}/${sessionId}`,
      idle: build.idleSeconds,
    };
  };

  const stored = (key: string, { locale }: Setting): Session => ({
    ...metAnew(sessions.find(key) ?? newSession(""), locale),
    originatingRequestId: random.uuid(),
  });

  return {
    ...store,

    recognizeText: async (region, request, signal) => {
      const { served, setting, key, idle } = serve(region, request);
      const { text = "", requestAttributes } = request;
      if (text.length < 1 || text.length > TEXT_CHARACTERS)
        throw invalid(`Cannot recognise a text of ${text.length} characters: Lex takes 1 to ${TEXT_CHARACTERS}. Send less.`);
      return sessions.alone(key, async () => {
        const before = withSentState(stored(key, setting), request.sessionState, setting.locale, setting.now);
        const inputMode = requestAttributes?.["x-amz-lex:dtmf-transcript"] === undefined ? "Text" : "DTMF";
        const after = await converse({ clock, dispatch }, setting, served, before, { text, inputMode, requestAttributes }, signal);
        sessions.keep(key, after, idle);
        return {
          sessionId: served.sessionId,
          messages: [...after.messages],
          sessionState: sessionState(after, setting.now),
          interpretations: apiInterpretations(after.interpretations),
          requestAttributes: requestAttributes ?? {},
        };
      });
    },
    putSession: async (region, request) => {
      const { setting, key, idle } = serve(region, request);
      return sessions.alone(key, async () => {
        const after = putState(setting, stored(key, setting), request);
        sessions.keep(key, after, idle);
        return { sessionState: sessionState(after, setting.now), messages: after.messages };
      });
    },
    getSession: (region, request) => {
      const { served, setting, key } = serve(region, request);
      const session = sessions.find(key);
      if (session === undefined)
        throw notFound(`There is no session "${served.sessionId}": it never began, ended, or was silent too long.`);
      return {
        sessionId: served.sessionId,
        messages: [...session.messages],
        interpretations: apiInterpretations(session.interpretations),
        sessionState: sessionState(session, setting.now),
      };
    },
    deleteSession: async (region, request) => {
      const { served, key } = serve(region, request);
      return sessions.alone(key, async () => {
        if (sessions.find(key) === undefined) throw notFound(`There is no session "${served.sessionId}" to delete.`);
        sessions.remove(key);
        return { botId: served.bot.id, botAliasId: served.bot.aliasId, localeId: served.bot.localeId, sessionId: served.sessionId };
      });
    },
    obscuredSlots: (region, request, intent) =>
      (serve(region, request).setting.locale.intents.find(({ name }) => name === intent)?.slots ?? []).flatMap(({ name, definition }) =>
        definition.obfuscationSetting?.obfuscationSettingType === "DefaultObfuscation" ? [name] : [],
      ),
  };
};
