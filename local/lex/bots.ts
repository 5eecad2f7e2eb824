// The Lex V2 bots of the local cloud: definitions, versions, aliases and the sessions of their conversations.
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
import type { Clock } from "../clock.ts";
import type { Dispatch } from "../dispatch.ts";
import { ServiceError, UserError } from "../errors.ts";
import type { Random } from "../random.ts";
import type { Region } from "../region.ts";
import { apiInterpretations, sessionState } from "./answer.ts";
import { definitionProblems } from "./check.ts";
import { converse, type Served } from "./conversation.ts";
import type { BotDefinition } from "./definition.ts";
import { refuseGaps } from "./gaps.ts";
import { compileLocale, type CompiledLocale } from "./nlu/compile.ts";
import { putState } from "./put-state.ts";
import { withSentState } from "./request-state.ts";
import { sessionStore } from "./sessions.ts";
import { newSession, type Session } from "./state.ts";
import type { Setting } from "./turn.ts";

const ID = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
const TEXT_CHARACTERS = 1_024; // lex-v2.md 5
const SESSION_ID = /^[0-9a-zA-Z._:-]{2,100}$/; // lex-v2.md 5

export interface AliasSettings {
  readonly name: string;
  /** A version number, or `DRAFT`. */
  readonly version: string;
  readonly locales: readonly { readonly localeId: string; readonly enabled: boolean; readonly lambdaArn?: string }[];
  readonly tags: Readonly<Record<string, string>>;
}

export interface Alias extends AliasSettings {
  readonly region: Region;
  readonly botId: string;
  readonly aliasId: string;
  readonly arn: string;
}

export interface LexBots {
  /** @throws UserError listing everything Lex would refuse in the definition */
  createBot(region: Region, definition: BotDefinition): { readonly botId: string; readonly arn: string };
  /** Cuts a version from the draft: the answer is its number, as text. */
  createVersion(region: Region, botId: string, description: string | undefined): string;
  createAlias(region: Region, botId: string, settings: AliasSettings): Alias;
  findAlias(aliasArn: string): Alias | undefined;
  listAliases(): readonly Alias[];
  /** One user turn. @throws ServiceError as the runtime's model names them */
  recognizeText(region: Region, request: RecognizeTextRequest, signal: AbortSignal): Promise<RecognizeTextResponse>;
  /** Makes a session or changes one; no code hook is asked. @throws ServiceError as the runtime's model names them */
  putSession(
    region: Region,
    request: PutSessionRequest,
  ): Promise<{ readonly sessionState: SessionState; readonly messages: readonly Message[] }>;
  getSession(region: Region, request: GetSessionRequest): GetSessionResponse;
  deleteSession(region: Region, request: DeleteSessionRequest): Promise<DeleteSessionResponse>;
}

export interface LexBotsServices {
  readonly clock: Clock;
  readonly random: Random;
  readonly dispatch: Dispatch;
  readonly accountId: string;
  /** In which "tomorrow" and "at noon" are meant. Lex has no such setting: callers' days are the shop's. @default America/New_York */
  readonly timeZone?: string;
}

type Locales = ReadonlyMap<string, CompiledLocale>;

interface Bot {
  readonly region: Region;
  readonly botId: string;
  readonly definition: BotDefinition;
  readonly draft: Locales;
  readonly versions: Map<string, Locales>;
}

interface Addressed {
  readonly botId: string | undefined;
  readonly botAliasId: string | undefined;
  readonly localeId: string | undefined;
  readonly sessionId: string | undefined;
}

const notFound = (what: string): ServiceError => new ServiceError("ResourceNotFoundException", 404, what);
const invalid = (what: string): ServiceError => new ServiceError("ValidationException", 400, what);

/** The bots of one local cloud, empty at first. */
export const lexBots = ({ clock, random, dispatch, accountId, timeZone = "America/New_York" }: LexBotsServices): LexBots => {
  const bots = new Map<string, Bot>();
  const aliases = new Map<string, Alias>();
  const sessions = sessionStore({ clock });

  const botOf = (region: Region, botId: string): Bot => {
    const bot = bots.get(`${region}/${botId}`);
    if (bot === undefined) throw new UserError(`Cannot use bot "${botId}": there is none in ${region}. Create it first.`);
    return bot;
  };

  const localesOf = (bot: Bot, version: string): Locales | undefined => (version === "DRAFT" ? bot.draft : bot.versions.get(version));

  // Finds what a request names; every part of the address can be wrong in its own way.
  const serve = (
    region: Region,
    request: Addressed,
  ): { readonly served: Served; readonly setting: Setting; readonly key: string; readonly idle: number } => {
    const { botId = "", botAliasId = "", localeId = "", sessionId = "" } = request;
    if (!SESSION_ID.test(sessionId))
      throw invalid(`Cannot use session id "${sessionId}": it must be 2 to 100 letters, digits and . _ : -. Change it.`);
    const arn = `arn:aws:lex:${region}:${accountId}:bot-alias/${botId}/${botAliasId}`;
    const alias = aliases.get(arn);
    const bot = bots.get(`${region}/${botId}`);
    if (alias === undefined || bot === undefined) throw notFound(`There is no bot alias ${arn}. Ask for one that exists in ${region}.`);
    const enabled = alias.locales.find((locale) => locale.localeId === localeId && locale.enabled);
    const locale = localesOf(bot, alias.version)?.get(localeId);
    if (enabled === undefined || locale === undefined)
      throw notFound(`Bot alias ${arn} does not serve locale "${localeId}". Enable it on the alias, and build it.`);
    return {
      served: {
        alias,
        lambdaArn: enabled.lambdaArn,
        bot: { id: botId, name: bot.definition.name, aliasId: botAliasId, aliasName: alias.name, localeId, version: alias.version },
        sessionId,
      },
      setting: { locale, hooked: enabled.lambdaArn !== undefined, now: clock.now(), timeZone, random },
      key: `${arn}/${localeId}/${sessionId}`,
      idle: bot.definition.idleSessionTtlInSeconds,
    };
  };

  const stored = (key: string): Session => ({ ...(sessions.find(key) ?? newSession("")), originatingRequestId: random.uuid() });

  return {
    createBot: (region, definition) => {
      const problems = definitionProblems(definition);
      if (problems.length > 0) throw new UserError(problems);
      refuseGaps(definition);
      const botId = random.text(10, ID);
      // A draft that was not built serves nobody (lex-v2.md 11.1).
      const built = definition.autoBuildBotLocales === true ? (definition.botLocales ?? []) : [];
      const draft = new Map(built.map((locale) => [locale.localeId, compileLocale(locale)]));
      bots.set(`${region}/${botId}`, { region, botId, definition, draft, versions: new Map() });
      return { botId, arn: `arn:aws:lex:${region}:${accountId}:bot/${botId}` };
    },
    createVersion: (region, botId) => {
      const bot = botOf(region, botId);
      if (bot.draft.size === 0)
        throw new UserError(
          `Cannot cut a version of bot "${bot.definition.name}": its locales are not built. Set autoBuildBotLocales to true.`,
        );
      // An unchanged draft gives the same version again (lex-v2.md 11.2), and here a draft never changes.
      bot.versions.set("1", bot.draft);
      return "1";
    },
    createAlias: (region, botId, settings) => {
      const bot = botOf(region, botId);
      const locales = localesOf(bot, settings.version);
      if (locales === undefined)
        throw new UserError(
          `Cannot make alias "${settings.name}": bot "${bot.definition.name}" has no version "${settings.version}". Cut it first.`,
        );
      const missing = settings.locales.filter(({ localeId }) => !locales.has(localeId)).map(({ localeId }) => localeId);
      if (missing.length > 0)
        throw new UserError(
          missing.map(
            (localeId) =>
              `Cannot serve locale "${localeId}" by alias "${settings.name}": version "${settings.version}" does not have it. Leave it out.`,
          ),
        );
      const aliasId = random.text(10, ID);
      const alias: Alias = { ...settings, region, botId, aliasId, arn: `arn:aws:lex:${region}:${accountId}:bot-alias/${botId}/${aliasId}` };
      aliases.set(alias.arn, alias);
      return alias;
    },
    findAlias: (aliasArn) => aliases.get(aliasArn),
    listAliases: () => [...aliases.values()],

    recognizeText: async (region, request, signal) => {
      const { served, setting, key, idle } = serve(region, request);
      const { text = "", requestAttributes } = request;
      if (text.length < 1 || text.length > TEXT_CHARACTERS)
        throw invalid(`Cannot recognise a text of ${text.length} characters: Lex takes 1 to ${TEXT_CHARACTERS}. Send less.`);
      return sessions.alone(key, async () => {
        const before = withSentState(stored(key), request.sessionState, setting.locale, setting.now);
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
        const after = putState(setting, stored(key), request);
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
  };
};
