// Which items a request writes, so that a global table knows what to copy. Pure: requests in, keys out.
import { z } from "zod";
import type { Wire } from "./dynalite.ts";

export interface Written {
  readonly table: string;
  readonly key: Wire;
}

const wire = z.record(z.string(), z.unknown());
const single = z.object({ TableName: z.string(), Item: wire.optional(), Key: wire.optional() });
const batch = z.object({
  RequestItems: z.record(
    z.string(),
    z.array(z.object({ PutRequest: z.object({ Item: wire }).optional(), DeleteRequest: z.object({ Key: wire }).optional() })),
  ),
});

const transaction = z.object({
  TransactItems: z.array(z.object({ Put: single.optional(), Update: single.optional(), Delete: single.optional() })),
});

const SINGLE_WRITES = new Set(["PutItem", "UpdateItem", "DeleteItem"]);

/** A table's name may be given as its ARN. */
export const tableName = (nameOrArn: string): string => nameOrArn.split("/").at(-1) ?? nameOrArn;

/** True for operations that change items. */
export const isWrite = (operation: string): boolean =>
  operation === "BatchWriteItem" || operation === "TransactWriteItems" || SINGLE_WRITES.has(operation);

/** Some attributes of an item, in this order. */
export const pick = (item: Wire, attributes: readonly string[]): Wire => Object.fromEntries(attributes.map((name) => [name, item[name]]));

/**
 * The items that a request, already accepted by DynamoDB, has written.
 * @param keyOf the key attributes of a table
 */
export const writtenBy = (operation: string, input: Wire, keyOf: (table: string) => readonly string[]): readonly Written[] => {
  const written = ({ TableName, Item, Key }: z.infer<typeof single>): Written => {
    const table = tableName(TableName);
    return { table, key: pick(Item ?? Key ?? {}, keyOf(table)) };
  };
  if (SINGLE_WRITES.has(operation)) return [written(single.parse(input))];
  if (operation === "TransactWriteItems")
    return transaction.parse(input).TransactItems.flatMap(({ Put, Update, Delete }) => {
      const write = Put ?? Update ?? Delete;
      return write === undefined ? [] : [written(write)];
    });
  if (operation !== "BatchWriteItem") return [];
  return Object.entries(batch.parse(input).RequestItems).flatMap(([named, requests]) => {
    const table = tableName(named);
    return requests.map(({ PutRequest, DeleteRequest }) => ({
      table,
      key: pick(PutRequest?.Item ?? DeleteRequest?.Key ?? {}, keyOf(table)),
    }));
  });
};
