// An app's bot in two regions whose clocks show different dates, each with its real code hook: what a caller says to either, and what becomes of it.
import { z } from "zod";
import type { PutSessionRequest, RecognizeTextRequest, RecognizeTextResponse } from "@aws-sdk/client-lex-runtime-v2";
import { bookingDeeds } from "../../functions/demo/booking-actions.ts";
import { orderDeeds } from "../../functions/flowers/place-order.ts";
import type { Sender } from "../../functions/lib/aws/signed-request.ts";
import { bookings } from "../../functions/lib/demo/bookings/store.ts";
import { proof } from "../../functions/lib/demo/bookings/proof.ts";
import { callbacks } from "../../functions/lib/demo/bookings/callbacks.ts";
import { parseBooking } from "../../functions/lib/demo/bookings/booking.ts";
import type { Kept, Memory } from "../../functions/lib/dialog/conversation-memory.ts";
import type { LexResponse } from "../../functions/lib/dialog/lex-event.ts";
import { dialogHook } from "../../functions/lib/dialog/hook.ts";
import { recallHandler } from "../../functions/lib/dialog/recall-handler.ts";
import { replayAnswer } from "../../functions/lib/dialog/replay-answer.ts";
import type { Conversation } from "../../functions/lib/dialog/conversation.ts";
import { demoDialog } from "../../functions/lib/demo/dialog.ts";
import { flowersDialog } from "../../functions/lib/flowers/dialog.ts";
import { demoVariables } from "./demo/hooks.ts";
import type { Dispatch, InternalOperations } from "../../local/dispatch.ts";
import { lexBots } from "../../local/lex/bots.ts";
import { parseBotDefinition, type BotDefinition } from "../../local/lex/definition.ts";
import type { LexTimeZone } from "../../local/lex/time-zone.ts";
import { seededRandom } from "../../local/random.ts";
import type { Region } from "../../shared/region.ts";
import { demoBookingDefinition } from "../local/lex/demo-locales.ts";
import { orderFlowersDefinition } from "../local/lex/flowers-locale.ts";
import type { Doors } from "../local/lex/lex-line.ts";
import { alwaysOpen } from "./lib/demo/bookings/calendars.ts";
import { inMemoryTable } from "./lib/demo/bookings/in-memory-table.ts";
import { countedCodes, TABLE } from "./lib/demo/bookings/showroom.ts";
import { aClock, aLog, type TestClock } from "./services.ts";

export const HOME: Region = "us-east-1";
/** By V1's table on Tokyo's clock: for most of the day on another date than the home region. */
export const STANDBY: Region = "ap-northeast-1";

const ACCOUNT = "111122223333";

export interface TwinsOptions {
  /** ISO instant. */
  readonly at: string;
  /** The app's. */
  readonly timeZone: string;
  readonly assumed: LexTimeZone;
  /** What passes between a hook's request to Lex and its arrival, ms. */
  readonly networkMs?: number;
}

type Hook = (event: unknown) => Promise<LexResponse>;

interface AppServices {
  readonly clock: TestClock;
  readonly sendFrom: (region: Region) => Sender;
  readonly timeZone: string;
}

/** What an app does in a region, and what of it is asked in these tests. */
interface App {
  readonly definition: BotDefinition;
  readonly hook: (region: Region) => Hook;
  readonly recall: (event: unknown) => Promise<{ readonly question: string; readonly resume: string }>;
  /** `YYYY-MM-DD HH:MM` of each order or booking. */
  readonly made: () => Promise<readonly string[]>;
}

const memoryInProcess = (): Memory<Conversation> => {
  const kept = new Map<string, Kept<Conversation>>();
  return {
    keep: async (contactId, what) => {
      kept.set(contactId, what);
    },
    recall: async (contactId) => kept.get(contactId),
  };
};

const flowers = ({ clock, sendFrom, timeZone }: AppServices): App => {
  const { log } = aLog();
  const placed: string[] = [];
  const memory = memoryInProcess();
  const dialog = flowersDialog({ SHOP_HOURS: Array.from({ length: 7 }, () => ({ open: "00:00", close: "24:00" })), TIME_ZONE: timeZone });
  const deeds = orderDeeds({
    log,
    orders: {
      find: async () => undefined,
      place: async (order) => {
        placed.push(`${order.pickupDate} ${order.pickupTime}`);
        return order;
      },
      recordCallback: async () => undefined,
    },
  });
  return {
    definition: orderFlowersDefinition,
    hook: (region) =>
      dialogHook(dialog, { clock, log, memory, timeZone, replay: replayAnswer({ clock, timeZone, send: sendFrom(region) }) }, deeds),
    recall: recallHandler(dialog, { clock, log, memories: [{ region: HOME, memory }] }),
    made: async () => placed,
  };
};

const demo = ({ clock, sendFrom, timeZone }: AppServices): App => {
  const { log } = aLog();
  const home = inMemoryTable();
  const memory = memoryInProcess();
  const calendar = alwaysOpen({ timeZone, slotMinutes: 180, capacity: 9 });
  const dialog = demoDialog(demoVariables(calendar));
  const deeds = bookingDeeds({
    log,
    bookings: bookings({ clock, home, newCode: countedCodes() }, TABLE, calendar.capacity),
    proof: proof({ clock, home }, TABLE),
    callbacks: callbacks(home, TABLE),
    notify: async () => undefined,
  });
  return {
    definition: demoBookingDefinition,
    hook: (region) =>
      dialogHook(dialog, { clock, log, memory, timeZone, replay: replayAnswer({ clock, timeZone, send: sendFrom(region) }) }, deeds),
    recall: recallHandler(dialog, { clock, log, memories: [{ region: HOME, memory }] }),
    made: async () =>
      home
        .items()
        .flatMap((item) => parseBooking(item) ?? [])
        .map(({ slot }) => `${slot.date} ${slot.time}`),
  };
};

const APPS = { flowers, demo };

const told = z.custom<Pick<PutSessionRequest, "sessionState"> & Pick<RecognizeTextRequest, "text" | "requestAttributes">>(
  (value) => typeof value === "object",
);
const PATH =
  /^\/bots\/(?<botId>[^/]+)\/botAliases\/(?<botAliasId>[^/]+)\/botLocales\/(?<localeId>[^/]+)\/sessions\/(?<sessionId>[^/]+?)(?<end>\/text)?$/;

/** @param localeId of the language that is spoken */
export const twinBots = (app: keyof typeof APPS, localeId: string, { at, timeZone, assumed, networkMs = 0 }: TwinsOptions) => {
  const clock = aClock(Date.parse(at));
  const { signal } = new AbortController();
  const sendFrom =
    (region: Region): Sender =>
    async ({ path, body }) => {
      const { botId = "", botAliasId = "", sessionId = "", end } = PATH.exec(path)?.groups ?? {};
      const request = { botId, botAliasId, localeId, sessionId, ...told.parse(JSON.parse(body)) };
      clock.pass(networkMs);
      const answer = await (end === undefined ? bots.putSession(region, request) : bots.recognizeText(region, request, signal));
      return { status: 200, body: JSON.stringify(answer) };
    };
  const { definition, hook, recall, made } = APPS[app]({ clock, sendFrom, timeZone });
  const hooks: Readonly<Record<string, Hook>> = { [HOME]: hook(HOME), [STANDBY]: hook(STANDBY) };

  const never = () => Promise.reject(new Error("A bot invokes its hook, and nothing else."));
  const invoke = async (region: Region, { Payload }: InternalOperations["lambda.Invoke"]["input"]) => {
    const event: unknown = JSON.parse(Payload instanceof Uint8Array ? new TextDecoder().decode(Payload) : "");
    const answer = await hooks[region]?.(event);
    return { StatusCode: 200, Payload: new TextEncoder().encode(JSON.stringify(answer)) };
  };
  const doors: Doors = {
    "lambda.Invoke": ({ region, input }) => invoke(region, input),
    "lex.RecognizeText": never,
    "sns.Publish": never,
    "sqs.SendMessage": never,
  };
  const dispatch: Dispatch = (name, call) => doors[name](call);
  const bots = lexBots({ clock, random: seededRandom(7), dispatch, accountId: ACCOUNT, timeZone: assumed });
  const spoken = parseBotDefinition({ ...definition, botLocales: definition.botLocales?.filter((locale) => locale.localeId === localeId) });
  const aliasIn = (region: Region) => {
    const { botId } = bots.createBot(region, spoken);
    const lambdaArn = `arn:aws:lambda:${region}:${ACCOUNT}:function:hook`;
    const version = bots.createVersion(region, botId, undefined);
    const { aliasId } = bots.createAlias(region, botId, {
      name: "live",
      version,
      locales: [{ localeId, enabled: true, lambdaArn }],
      tags: {},
    });
    return { botId, botAliasId: aliasId, localeId };
  };
  const addresses: Readonly<Record<string, ReturnType<typeof aliasIn>>> = { [HOME]: aliasIn(HOME), [STANDBY]: aliasIn(STANDBY) };

  let callers = 0;
  /** A new caller. */
  const caller = () => {
    callers += 1;
    const contactId = `contact-${callers}`;
    const attributes = { contactId, customerNumber: `+1415555${String(1000 + callers)}`, channel: "VOICE" };
    const begun = new Set<Region>();
    /** Says something to the bot of a region. Anything else about the session is sent with the first words, as a flow does. */
    const say = async (region: Region, text: string, more: Readonly<Record<string, string>> = {}): Promise<RecognizeTextResponse> => {
      const isFirst = !begun.has(region);
      begun.add(region);
      const request = { ...addresses[region], sessionId: contactId, text };
      return bots.recognizeText(
        region,
        isFirst ? { ...blank, ...request, sessionState: { sessionAttributes: { ...attributes, ...more } } } : { ...blank, ...request },
        signal,
      );
    };
    return {
      home: (text: string, more?: Readonly<Record<string, string>>) => say(HOME, text, more),
      /** To the twin; its first words come with what is remembered of the contact. */
      standby: async (text: string) => {
        const { resume } = begun.has(STANDBY) ? { resume: "" } : await recall({ contactId });
        return say(STANDBY, text, resume === "" ? {} : { resume });
      },
    };
  };
  return { clock, caller, made };
};

const blank = { botId: "", botAliasId: "", localeId: "", sessionId: "" };
