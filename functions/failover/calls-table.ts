// The row in which reports of calls are kept, beside the pointer and at home as well. Written over the version that was read, so that reports
// at the same time do not undo each other.
import { numberAttribute, readNumber, readText, textAttribute, type RawItem } from "../attribute.ts";
import { asRead } from "../as-read.ts";
import type { EpochMs } from "../clock.ts";
import { DynamoDbError } from "../dynamodb-error.ts";
import type { DynamoDb } from "../dynamodb.ts";
import { isRecord, parseJson, textAt } from "../json.ts";
import { isRegion } from "../region.ts";
import type { CallReport, Calls } from "./calls.ts";

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
  const contactId = textAt(value, "contactId");
  if (contactId === undefined || typeof at !== "number" || typeof failedRegion !== "string" || !isRegion(failedRegion)) return [];
  return twin === "answered" || twin === "failed" ? [{ contactId, at, failedRegion, twin }] : [];
};

/** What a row says; what makes no sense in it says nothing. */
export const parseCalls = (row: RawItem | undefined): Calls => ({
  rounds: listAt(row ?? {}, "rounds").filter((at): at is EpochMs => typeof at === "number"),
  ended: listAt(row ?? {}, "ended").flatMap(reportOf),
});

export const callsTable = (db: DynamoDb, TableName: string): CallsTable => ({
  read: async () => {
    const row = await db.getItem({ TableName, Key: CALLS_KEY });
    return { calls: parseCalls(row), row };
  },
  write: async ({ rounds, ended }, over) => {
    try {
      await db.putItem({
        TableName,
        Item: {
          ...CALLS_KEY,
          version: numberAttribute((readNumber(over ?? {}, "version") ?? 0) + 1),
          rounds: textAttribute(JSON.stringify(rounds)),
          ended: textAttribute(JSON.stringify(ended)),
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
