// The row that says who observes, and what was seen: the newest run takes it over with all that the one before saw, and that one ends when it
// finds so. Runs follow one another without a gap, and without a clock that they must agree on.
import { numberAttribute, readNumber, readText, textAttribute, type Item, type RawItem } from "../aws/attribute-value.ts";
import { asRead } from "../aws/optimistic-lock.ts";
import type { EpochMs } from "../../../shared/clock.ts";
import { DynamoDbError } from "../aws/dynamodb-error.ts";
import type { DynamoDb, PutItemInput } from "../aws/dynamodb.ts";
import { isRecord, parseJson, recordAt, textAt } from "../../../shared/json.ts";
import type { Region, Regions } from "../../../shared/region.ts";
import { KEPT, type BotSeen, type Observation, type ProbeResult } from "./seen.ts";
import type { TwinsKnown } from "./twins.ts";

const OBSERVER_KEY = { key: textAttribute("observer") } as const;

export type Seen = Readonly<Record<Region, BotSeen>>;

/** What one run leaves to the next. */
export interface Inheritance {
  readonly bots: Seen;
  readonly twins: TwinsKnown;
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

const RESULTS = ["good", "failed", "throttled", "unknown"] as const satisfies readonly ProbeResult[];

const observationOf = (value: unknown, now: EpochMs): readonly Observation[] => {
  const { at, method, result } = isRecord(value) ? value : {};
  const known = RESULTS.find((name) => name === result);
  const isPast = typeof at === "number" && at <= now;
  return isPast && (method === "session" || method === "recognize") && known !== undefined ? [{ at, method, result: known }] : [];
};

/** What is told of a bot, without what is dated in the future. */
const botOf = (told: unknown, now: EpochMs): BotSeen => {
  const { observations, goodSince } = isRecord(told) ? told : {};
  const list: readonly unknown[] = Array.isArray(observations) ? observations.slice(-KEPT) : [];
  const known = list.flatMap((one) => observationOf(one, now)).toSorted((one, other) => one.at - other.at);
  return { observations: known, ...(typeof goodSince === "number" && goodSince <= now ? { goodSince } : {}) };
};

/** Reads the row without trust. */
export const parseObserver = (row: RawItem | undefined, { home, standby }: Regions, now: EpochMs): ObserverRow => {
  const item = row ?? {};
  const seen = parseJson(readText(item, "seen") ?? "");
  const twins = parseJson(readText(item, "twins") ?? "");
  const [since, told] = [recordAt({ twins }, "twins")["since"], textAt(twins, "told")];
  return {
    holder: readText(item, "holder") ?? "",
    takenAt: readNumber(item, "takenAt") ?? 0,
    beatAt: readNumber(item, "beatAt") ?? 0,
    bots: Object.fromEntries([home, standby].map((region) => [region, botOf(recordAt(seen, region), now)])),
    twins: {
      ...(typeof since === "number" && since <= now ? { since } : {}),
      ...(told === undefined ? {} : { told }),
    },
    row,
  };
};

const itemOf = ({ holder, takenAt, beatAt, bots, twins }: Held): Item => ({
  ...OBSERVER_KEY,
  holder: textAttribute(holder),
  takenAt: numberAttribute(takenAt),
  beatAt: numberAttribute(beatAt),
  seen: textAttribute(JSON.stringify(bots)),
  twins: textAttribute(JSON.stringify(twins)),
});

export const observerTable = (db: DynamoDb, TableName: string, regions: Regions): ObserverTable => {
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
    read: async (now) => parseObserver(await db.getItem({ TableName, Key: OBSERVER_KEY, ConsistentRead: true }), regions, now),
    take: (next, over) => put(next, asRead(over, ["holder"])),
    beat: (next) =>
      put(next, {
        // A row that somebody removed is written again: its end is nobody's beginning.
        ConditionExpression: "attribute_not_exists(holder) OR holder = :me",
        ExpressionAttributeValues: { ":me": textAttribute(next.holder) },
      }),
  };
};
