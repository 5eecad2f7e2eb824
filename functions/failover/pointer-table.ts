// The pointer's row in one region's table. Read anywhere; written only at home, over the version that was read (design.md 4).
import { numberAttribute } from "../attribute.ts";
import { DynamoDbError } from "../dynamodb-error.ts";
import type { DynamoDb } from "../dynamodb.ts";
import { parsePointer, POINTER_KEY, pointerItem, type Pointer, type ReadPointer } from "./pointer.ts";

export interface PointerReader {
  /** @throws DynamoDbError */
  read(): Promise<ReadPointer>;
}

export interface PointerTable extends PointerReader {
  /**
   * Writes a version over the one before it (`next.epoch - 1`).
   * @returns `overtaken` when the row has another version by now: nothing was written
   * @throws DynamoDbError
   */
  write(next: Pointer): Promise<"written" | "overtaken">;
}

export const pointerTable = (db: DynamoDb, TableName: string): PointerTable => ({
  read: async () => parsePointer(await db.getItem({ TableName, Key: POINTER_KEY })),
  write: async (next) => {
    const over = next.epoch - 1;
    // Version 0 is no row at all, or one made by hand without a version; both lack the attribute.
    const unversioned = over === 0 ? "attribute_not_exists(epoch) OR " : "";
    try {
      await db.putItem({
        TableName,
        Item: pointerItem(next),
        ConditionExpression: `${unversioned}epoch = :over`,
        ExpressionAttributeValues: { ":over": numberAttribute(over) },
      });
      return "written";
    } catch (error) {
      if (error instanceof DynamoDbError && error.failure === "condition") return "overtaken";
      throw error;
    }
  },
});
