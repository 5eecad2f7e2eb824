// The row in which reports of calls are kept, in the stack's table of observations at home. Written over the version that was read, so that
// reports at the same time do not undo each other.
import { numberAttribute, readNumber, readText, textAttribute, type RawItem } from "../aws/attribute-value.ts";
import { asRead } from "../aws/optimistic-lock.ts";
import type { EpochMs } from "../../../shared/clock.ts";
import { DynamoDbError } from "../aws/dynamodb-error.ts";
import type { DynamoDb } from "../aws/dynamodb.ts";
import { isRecord, parseJson, textAt } from "../../../shared/json.ts";
import { isRegion, type Region } from "../../../shared/region.ts";
import type { CallReport, Calls, ReportedRound, TimesByApp } from "./calls.ts";

/** How often a change is tried when others are faster. */
const TRIES = 3;
const CALLS_KEY = { key: textAttribute("calls") } as const;
/** More than afterReport() keeps: whoever writes the row by hand does not make us read for ever. */
const READ_AT_MOST = 100;

export interface CallsRow {
  readonly calls: Calls;
  /** As it was read, for the write over it. */
  readonly row: RawItem | undefined;
}

export interface CallsTable {
  /** @throws DynamoDbError */
  read(): Promise<CallsRow>;
  /** @returns `overtaken` when another report was faster: nothing was written. @throws DynamoDbError */
  write(calls: Calls, over: RawItem | undefined): Promise<"written" | "overtaken">;
}

const listAt = (row: RawItem, name: string): readonly unknown[] => {
  const list = parseJson(readText(row, name) ?? "[]");
  return Array.isArray(list) ? list.slice(-READ_AT_MOST) : [];
};

const reportOf = (value: unknown): readonly CallReport[] => {
  const { at, failedRegion, twin } = isRecord(value) ? value : {};
  const [app, contactId] = [textAt(value, "app"), textAt(value, "contactId")];
  if (app === undefined || contactId === undefined || typeof at !== "number" || typeof failedRegion !== "string" || !isRegion(failedRegion))
    return [];
  return twin === "answered" || twin === "failed" ? [{ app, contactId, at, failedRegion, twin }] : [];
};

const roundOf = (value: unknown): readonly ReportedRound[] => {
  const { at } = isRecord(value) ? value : {};
  const app = textAt(value, "app");
  return app === undefined || typeof at !== "number" ? [] : [{ app, at }];
};

const timesAt = (row: RawItem, name: string): TimesByApp => {
  const times = parseJson(readText(row, name) ?? "{}");
  const ofApp = (value: unknown): Readonly<Record<Region, EpochMs>> =>
    Object.fromEntries(
      Object.entries(isRecord(value) ? value : {}).filter(
        (entry): entry is [Region, EpochMs] => isRegion(entry[0]) && typeof entry[1] === "number",
      ),
    );
  return Object.fromEntries(
    Object.entries(isRecord(times) ? times : {}).flatMap(([app, value]) => (isRecord(value) ? [[app, ofApp(value)]] : [])),
  );
};

/** What a row says; what makes no sense in it says nothing. */
export const parseCalls = (row: RawItem | undefined): Calls => ({
  rounds: listAt(row ?? {}, "rounds").flatMap(roundOf),
  ended: listAt(row ?? {}, "ended").flatMap(reportOf),
  throttledAt: timesAt(row ?? {}, "throttledAt"),
  failedAt: timesAt(row ?? {}, "failedAt"),
});

export const callsTable = (db: DynamoDb, TableName: string): CallsTable => ({
  read: async () => {
    const row = await db.getItem({ TableName, Key: CALLS_KEY, ConsistentRead: true });
    return { calls: parseCalls(row), row };
  },
  write: async ({ rounds, ended, throttledAt, failedAt }, over) => {
    try {
      await db.putItem({
        TableName,
        Item: {
          ...CALLS_KEY,
          version: numberAttribute((readNumber(over ?? {}, "version") ?? 0) + 1),
          rounds: textAttribute(JSON.stringify(rounds)),
          ended: textAttribute(JSON.stringify(ended)),
          throttledAt: textAttribute(JSON.stringify(throttledAt)),
          failedAt: textAttribute(JSON.stringify(failedAt)),
        },
        ...asRead(over, ["version"]),
      });
      return "written";
    } catch (error) {
      if (error instanceof DynamoDbError && error.failure === "condition") return "overtaken";
      throw error;
    }
  },
});

/** What a change makes of what was read; nothing is written where it says nothing new. */
interface Change {
  readonly calls: Calls;
  readonly isNews: boolean;
}

/**
 * Reads the row, changes it and writes it, again when another was faster.
 * @returns the change that holds now; undefined when others were faster each time
 * @throws DynamoDbError
 */
export const changeCalls = async <Changed extends Change>(
  table: CallsTable,
  change: (calls: Calls) => Changed,
): Promise<Changed | undefined> => {
  for (let left = TRIES; left > 0; left -= 1) {
    const { calls, row } = await table.read();
    const changed = change(calls);
    if (!changed.isNews || (await table.write(changed.calls, row)) === "written") return changed;
  }
  return undefined;
};
