// The row that says who observes, and what was seen: the newest run takes it over with all that the one before saw, and that one ends when it
// finds so. Runs follow one another without a gap, and without a clock that they must agree on.
import { numberAttribute, readNumber, readText, textAttribute, type Item, type RawItem } from "../aws/attribute-value.ts";
import { asRead } from "../aws/optimistic-lock.ts";
import type { EpochMs } from "../../../shared/clock.ts";
import { DynamoDbError } from "../aws/dynamodb-error.ts";
import type { DynamoDb, PutItemInput } from "../aws/dynamodb.ts";
import { isRecord, parseJson, recordAt, textAt } from "../../../shared/json.ts";
import type { Seen } from "./evidence.ts";
import { slugsOf, type ProbeMethod, type StackRules } from "./rules.ts";
import { KEPT, type BotSeen, type Observation, type ProbeResult } from "./seen.ts";
import type { TwinsKnown } from "./twins.ts";

const OBSERVER_KEY = { key: textAttribute("observer") } as const;

/** What one run leaves to the next. */
export interface Inheritance {
  readonly apps: Seen;
  /** By app. */
  readonly twins: Readonly<Record<string, TwinsKnown>>;
}

export interface Held extends Inheritance {
  /** The run's own id. */
  readonly holder: string;
  /** When the run began. */
  readonly takenAt: EpochMs;
  /** When it last gave a sign of life. */
  readonly beatAt: EpochMs;
}

export interface ObserverRow extends Held {
  /** As it was read, for the write over it. */
  readonly row: RawItem | undefined;
}

export interface ObserverTable {
  /** The row; one that is missing or makes no sense has no holder and has seen nothing. @throws DynamoDbError */
  read(now: EpochMs): Promise<ObserverRow>;
  /** Takes the row over from the holder that was read. @returns false when another run was faster. @throws DynamoDbError */
  take(next: Held, over: RawItem | undefined): Promise<boolean>;
  /** Writes what was seen. @returns false when another run holds the row: this one is to end. @throws DynamoDbError */
  beat(next: Held): Promise<boolean>;
}

/** An observation as it is stored: a row of five apps is written each round, and this is half of it. As in "sg1764576543210". */
const METHODS = { session: "s", recognize: "r" } as const satisfies Readonly<Record<ProbeMethod, string>>;
const RESULTS = { good: "g", failed: "f", throttled: "t", unknown: "u" } as const satisfies Readonly<Record<ProbeResult, string>>;
const STORED = /^(?<method>[sr])(?<result>[gftu])(?<at>\d{1,16})$/;

const keyOf = <Key extends string>(
  table: Readonly<Record<Key, string>>,
  keys: readonly Key[],
  value: string | undefined,
): Key | undefined => keys.find((key) => table[key] === value);

const stored = ({ at, method, result }: Observation): string => `${METHODS[method]}${RESULTS[result]}${at}`;

const observationOf = (value: unknown, now: EpochMs): readonly Observation[] => {
  const groups = typeof value === "string" ? STORED.exec(value)?.groups : undefined;
  const method = keyOf(METHODS, ["session", "recognize"], groups?.["method"]);
  const result = keyOf(RESULTS, ["good", "failed", "throttled", "unknown"], groups?.["result"]);
  const at = Number(groups?.["at"]);
  return method !== undefined && result !== undefined && at <= now ? [{ at, method, result }] : [];
};

/** What is told of a bot, without what is dated in the future. */
const botOf = (told: unknown, now: EpochMs): BotSeen => {
  const { observations, goodSince } = isRecord(told) ? told : {};
  const list: readonly unknown[] = Array.isArray(observations) ? observations.slice(-KEPT) : [];
  const known = list.flatMap((one) => observationOf(one, now)).toSorted((one, other) => one.at - other.at);
  return { observations: known, ...(typeof goodSince === "number" && goodSince <= now ? { goodSince } : {}) };
};

const twinsOf = (told: unknown, now: EpochMs): TwinsKnown => {
  const { since } = isRecord(told) ? told : {};
  const pair = textAt(told, "told");
  return { ...(typeof since === "number" && since <= now ? { since } : {}), ...(pair === undefined ? {} : { told: pair }) };
};

/** What the row is read for: of apps that the stack does not have, nothing is kept. */
type Expected = Pick<StackRules, "home" | "standby" | "witness" | "others">;

/** Reads the row without trust. */
export const parseObserver = (row: RawItem | undefined, expected: Expected, now: EpochMs): ObserverRow => {
  const item = row ?? {};
  const seen = parseJson(readText(item, "seen") ?? "");
  const twins = parseJson(readText(item, "twins") ?? "");
  const regions = [expected.home, expected.standby] as const;
  const slugs = slugsOf(expected);
  return {
    holder: readText(item, "holder") ?? "",
    takenAt: readNumber(item, "takenAt") ?? 0,
    beatAt: readNumber(item, "beatAt") ?? 0,
    apps: Object.fromEntries(
      slugs.map((slug) => [
        slug,
        Object.fromEntries(regions.map((region) => [region, botOf(recordAt(recordAt(seen, slug), region), now)])),
      ]),
    ),
    twins: Object.fromEntries(slugs.map((slug) => [slug, twinsOf(recordAt(twins, slug), now)])),
    row,
  };
};

const storedApps = (apps: Seen): string =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(apps).map(([slug, bots]) => [
        slug,
        Object.fromEntries(
          Object.entries(bots).map(([region, { observations, ...rest }]) => [region, { observations: observations.map(stored), ...rest }]),
        ),
      ]),
    ),
  );

const itemOf = ({ holder, takenAt, beatAt, apps, twins }: Held): Item => ({
  ...OBSERVER_KEY,
  holder: textAttribute(holder),
  takenAt: numberAttribute(takenAt),
  beatAt: numberAttribute(beatAt),
  seen: textAttribute(storedApps(apps)),
  twins: textAttribute(JSON.stringify(twins)),
});

export const observerTable = (db: DynamoDb, TableName: string, expected: Expected): ObserverTable => {
  const put = async (next: Held, condition: Partial<PutItemInput>): Promise<boolean> => {
    try {
      await db.putItem({ TableName, Item: itemOf(next), ...condition });
      return true;
    } catch (error) {
      if (error instanceof DynamoDbError && error.failure === "condition") return false;
      throw error;
    }
  };
  return {
    read: async (now) => parseObserver(await db.getItem({ TableName, Key: OBSERVER_KEY, ConsistentRead: true }), expected, now),
    take: (next, over) => put(next, asRead(over, ["holder"])),
    beat: (next) =>
      put(next, {
        // A row that somebody removed is written again: its end is nobody's beginning.
        ConditionExpression: "attribute_not_exists(holder) OR holder = :me",
        ExpressionAttributeValues: { ":me": textAttribute(next.holder) },
      }),
  };
};
