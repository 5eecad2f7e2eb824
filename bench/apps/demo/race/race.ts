// A race for the slots of the demo line, in a cloud: callers half with each region's bot, each answer given to the local Lex as Connect gives it,
// while requests of the hooks to home's table fail. All are on the line at the same time, and each turn has its turn.
import type { RawItem } from "../../../../functions/lib/aws/attribute-value.ts";
import { isRecord, parseJson, textAt } from "../../../../shared/json.ts";
import type { Cloud } from "../../../../local/cloud.ts";
import { parseFaultRules } from "../../../../local/faults.ts";
import type { Region } from "../../../../shared/region.ts";
import { lineOf, type DeployedApp, type Line as DeployedLine } from "../../../../cli/common/stack.ts";
import { call, type Caller, type Ended, type Heard, type Line, type Side } from "./caller.ts";

/** Of a hundred requests to home's table five fail: lost on the way, done and not heard of, done late, throttled, broken. */
export const FAULTS = ["hang", "unanswered", "unanswered:600ms", "throttle", "error"].map(
  (effect) => `us-east-1/dynamodb:bookings=${effect}@1%`,
);
const OUTAGE = "us-east-1/dynamodb:bookings=down";

export interface Raced {
  readonly ended: readonly Ended[];
  /** The bookings' table at home, and its replica at the standby. */
  readonly items: Readonly<Record<Side, readonly RawItem[]>>;
  readonly faults: number;
  readonly seconds: number;
  readonly turns: number;
}

interface Race {
  readonly callers: readonly Caller[];
  /** Turns of one region's bot at one time: fewer than the local Lambda's 8 environments, since a hook may ask its own bot. */
  readonly atOnce: number;
  /** Rules in force all the time, besides FAULTS. */
  readonly always?: readonly string[];
  /** Turns between which home's table is not to be reached at all. */
  readonly outage?: { readonly from: number; readonly until: number };
}

/** Runs so many at once, in the order in which they come: whoever has been served goes to the end. */
const turnstile = (atOnce: number) => {
  const waiting: (() => void)[] = [];
  let free = atOnce;
  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (free > 0) free -= 1;
    else
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
      });
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
};

const stackOf = ({ outputs, endpoint }: Cloud): DeployedLine => lineOf(outputs, "the race's stack", endpoint);

/** @throws Error where the stack does not run the app whose seats are raced for */
const bookingAppOf = (cloud: Cloud): DeployedApp & { readonly slug: string; readonly bookings: string } => {
  const found = Object.entries(stackOf(cloud).apps).flatMap(([slug, app]) => {
    const bookings = app.tables["bookings"];
    return bookings === undefined ? [] : [{ ...app, slug, bookings }];
  })[0];
  if (found === undefined) throw new Error("The race finds no app with a table of bookings.");
  return found;
};

/** The line of a cloud, as Connect and the flow ask it. @param onTurn told before each turn */
const raceLine = (cloud: Cloud, atOnce: number, onTurn: () => void) => {
  const { dispatch, services } = cloud;
  const regions = stackOf(cloud);
  const app = bookingAppOf(cloud);
  const botIn = (side: Side) => {
    const region = regions[side];
    const alias = services.bots
      .listAliases()
      .find(
        (one) =>
          one.region === region && one.locales.some(({ lambdaArn }) => lambdaArn?.endsWith(`:${app.functions["hook"] ?? ""}`) === true),
      );
    if (alias === undefined) throw new Error(`The race finds no bot in ${region}.`);
    return { region, address: { botId: alias.botId, botAliasId: alias.aliasId, localeId: "en_US" }, turn: turnstile(atOnce) };
  };
  const bots = { home: botIn("home"), standby: botIn("standby") };
  // As Connect asks in this cloud: no caller waits for longer than for a bot.
  const asked = { principal: { kind: "account" }, signal: new AbortController().signal } as const;
  const begun = new Set<string>();
  const under: Promise<unknown>[] = [];

  const ask = async (side: Side, { contactId, number }: Caller, text: string, resume: string | undefined): Promise<Heard> => {
    const { region, address, turn } = bots[side];
    return turn(async () => {
      onTurn();
      // A flow hands its attributes over when it connects a caller with a bot, and not again.
      const isNew = !begun.has(`${side} ${contactId}`);
      begun.add(`${side} ${contactId}`);
      const sessionAttributes = {
        contactId,
        customerNumber: number,
        channel: "VOICE",
        ...(resume === undefined ? {} : { resume, twinAsked: "yes" }),
      };
      const input = { ...address, sessionId: contactId, text, ...(isNew ? { sessionState: { sessionAttributes } } : {}) };
      const { messages = [], sessionState } = await dispatch("lex.RecognizeText", { ...asked, region, input });
      const isClosed = sessionState?.dialogAction?.type === "Close" || sessionState?.intent?.state === "Failed";
      return {
        said: messages.map(({ content = "" }) => content).join(" "),
        // The app's own word tells a booking from a goodbye.
        outcome: isClosed
          ? (sessionState.sessionAttributes?.["result"] ?? sessionState.sessionAttributes?.["outcome"] ?? "none")
          : undefined,
      };
    });
  };
  const line: Line = {
    say: (side, caller, words, resume) => {
      const answer = ask(side, caller, words, resume);
      under.push(answer);
      return answer;
    },
    recall: async (contactId) => {
      const input = { FunctionName: app.functions["recall"], Payload: Buffer.from(JSON.stringify({ contactId })) };
      const { Payload } = await dispatch("lambda.Invoke", { ...asked, region: regions.home, input });
      const recalled = parseJson(Buffer.from(Payload ?? []).toString());
      return { question: textAt(recalled, "question") ?? "", resume: textAt(recalled, "resume") ?? "" };
    },
  };
  /** Resolves when the turns that nobody waited for have ended, too. */
  const ended = (): Promise<unknown> => Promise.allSettled(under);
  return { ...line, ended };
};

const itemsIn = async (cloud: Cloud, region: Region): Promise<readonly RawItem[]> => {
  const { Items } = await cloud.services.tables.execute(region, "Scan", { TableName: bookingAppOf(cloud).bookings });
  return Array.isArray(Items) ? Items.filter(isRecord) : [];
};

export const race = async (cloud: Cloud, { callers, atOnce, always = [], outage }: Race): Promise<Raced> => {
  const rules = { usual: parseFaultRules([...always, ...FAULTS]), outage: parseFaultRules([...always, OUTAGE]) };
  const before = cloud.faults.rules();
  let [turns, faults] = [0, 0];
  const stop = cloud.events.subscribe((entry) => {
    if (entry.kind === "fault-applied" && entry.rule.includes(":bookings=")) faults += 1;
  });
  cloud.faults.set(rules.usual);
  const line = raceLine(cloud, atOnce, () => {
    turns += 1;
    if (turns === outage?.from) cloud.faults.set(rules.outage);
    if (turns === outage?.until) cloud.faults.set(rules.usual);
  });
  const begun = performance.now();
  try {
    const ended = await Promise.all(callers.map((caller) => call(line, caller)));
    const seconds = (performance.now() - begun) / 1000;
    await line.ended();
    await cloud.smsSettled();
    // What is done late has been done by then.
    await cloud.services.clock.sleep(1000);
    const { home, standby } = stackOf(cloud);
    const items = { home: await itemsIn(cloud, home), standby: await itemsIn(cloud, standby) };
    return { ended, items, faults, seconds, turns };
  } finally {
    stop();
    cloud.faults.set(before);
  }
};
