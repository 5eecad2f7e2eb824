// The rows of pointers in one region's table. Read anywhere; written only at home, over the version that was read: replicas take the last
// writer's word.
import { numberAttribute, readText, textAttribute, type RawItem } from "../aws/attribute-value.ts";
import { asRead } from "../aws/optimistic-lock.ts";
import { orFailure } from "../aws/dynamodb-error.ts";
import type { DynamoDb, PutItemInput } from "../aws/dynamodb.ts";
import type { Region } from "../../../shared/region.ts";
import { parsePointer, pointerItem, pointerKey, type Pointer, type ReadPointer } from "./pointer.ts";

export interface PointerReader {
  /** @throws DynamoDbError */
  read(): Promise<ReadPointer>;
}

export type Written = "written" | "overtaken";

export interface PointerTable extends PointerReader {
  /**
   * Writes a version over the one before it (`next.epoch - 1`).
   * @returns `overtaken` when the row has another version by now: nothing was written
   * @throws DynamoDbError
   */
  write(next: Pointer): Promise<Written>;
}

/** What the observer may do besides. */
export interface PointerKeeper extends PointerTable {
  /** The row as it stands. @throws DynamoDbError */
  readRow(): Promise<RawItem | undefined>;
  /** Writes a version over a row of whatever content, if it still is as it was read. @throws DynamoDbError */
  repair(next: Pointer, row: RawItem): Promise<Written>;
}

/** What must not have changed meanwhile when a row is repaired: all that means anything. */
const ATTRIBUTES = ["lexRegion", "epoch", "state", "updatedAt", "movedAt", "coolDownMs", "heldBy", "heldUntil"];

/**
 * @param connectRegion whose row it is: the region of the Connect instance
 * @param newId a fresh UUID for each write, by which a writer knows its own after a lost answer; readers need none
 */
export const pointerTable = (db: DynamoDb, TableName: string, connectRegion: Region, newId?: () => string): PointerKeeper => {
  // Who writes must see its own last write; a reader takes what is nearest.
  const consistency = newId === undefined ? {} : ({ ConsistentRead: true } as const);
  const readRow = (): Promise<RawItem | undefined> => db.getItem({ TableName, Key: pointerKey(connectRegion), ...consistency });

  const put = async (next: Pointer, condition: Partial<PutItemInput>): Promise<Written> => {
    const writeId = newId?.();
    const Item = { ...pointerItem(next, connectRegion), ...(writeId === undefined ? {} : { writeId: textAttribute(writeId) }) };
    const failed = await orFailure(db.putItem({ TableName, Item, ...condition }));
    if (failed === undefined) return "written";
    if (failed.failure === "refused" || failed.failure === "throttled") throw failed;
    // The answer to a first try may have been lost: then the row is ours, and whoever wrote it tells of it.
    if (writeId !== undefined && readText((await readRow()) ?? {}, "writeId") === writeId) return "written";
    if (failed.failure === "condition") return "overtaken";
    throw failed;
  };

  return {
    read: async () => parsePointer(await readRow()),
    readRow,
    write: (next) => {
      const over = next.epoch - 1;
      // Version 0 is no row at all.
      const unversioned = over === 0 ? "attribute_not_exists(epoch) OR " : "";
      return put(next, {
        ConditionExpression: `${unversioned}epoch = :over`,
        ExpressionAttributeValues: { ":over": numberAttribute(over) },
      });
    },
    repair: (next, row) => put(next, asRead(row, ATTRIBUTES)),
  };
};
