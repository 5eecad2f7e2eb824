// What every DynamoDB action here shares: dynalite does the work, on the table that the request names, under the grant of the same name.
import type { Tables } from "../../dynamodb/tables.ts";
import type { Wire } from "../../dynamodb/dynalite.ts";
import { tableName } from "../../dynamodb/writes.ts";
import type { Action, Permission } from "../action.ts";
import type { Region } from "../../../shared/region.ts";
import type { KeyUse } from "../kms/keys.ts";

export const isWire = (value: unknown): value is Wire => typeof value === "object" && value !== null && !Array.isArray(value);
const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** The table a request names; nothing when it names none, which dynalite then refuses in DynamoDB's words. */
export const nameIn = (input: Wire): string | undefined => {
  const name = text(input.TableName);
  return name === undefined ? undefined : tableName(name);
};

/** The hash keys of what a request for one item names. Of other requests nothing is said, and a condition on their keys fails. */
const leadingKeys = (tables: Tables, input: Wire): Permission["context"] => {
  const hashKey = tables.hashKey(nameIn(input) ?? "");
  const item = input.Key ?? input.Item;
  const attribute: unknown = hashKey === undefined || !isWire(item) ? undefined : item[hashKey];
  return isWire(attribute) ? { "dynamodb:leadingkeys": Object.values(attribute).map(String) } : undefined;
};

/**
 * The use of a table's key: whoever reads or writes must be able to open it (DynamoDB developer guide, encryption.usagenotes: the table key is
 * decrypted on behalf of "the principal who is accessing the table").
 */
export const keyUse = (tables: Tables, region: Region, accountId: string, name: string): KeyUse => ({
  key: tables.keyArn(region, name),
  actions: ["kms:Decrypt"],
  via: "dynamodb",
  encryptionContext: { "aws:dynamodb:tableName": name, "aws:dynamodb:subscriberId": accountId },
});

/** Those that touch no item: they need no key. */
const ABOUT_TABLES: ReadonlySet<string> = new Set(["DescribeTable", "ListTables"]);

/** What IAM is asked of an operation on one table (or one of its indexes). */
export const itemPermission = (
  tables: Tables,
  operation: string,
  input: Wire,
  { region, accountId }: Parameters<Action<Wire, Wire>["permission"]>[1],
): Permission => {
  const table = `arn:aws:dynamodb:${region}:${accountId}:table/${nameIn(input) ?? ""}`;
  const index = text(input.IndexName);
  const context = leadingKeys(tables, input);
  return {
    action: `dynamodb:${operation}`,
    resource: index === undefined ? table : `${table}/index/${index}`,
    ...(context === undefined ? {} : { context }),
  };
};

/** An action on one table (or, for `Query` and `Scan`, one of its indexes). */
export const tableAction = (tables: Tables, operation: string): Action<Wire, Wire> => ({
  target: nameIn,
  permission: (input, at) => itemPermission(tables, operation, input, at),
  keys: (input, { region, accountId }) => (ABOUT_TABLES.has(operation) ? [] : [keyUse(tables, region, accountId, nameIn(input) ?? "")]),
  run: (input, { region }) => tables.execute(region, operation, input),
});

/** An action on several tables, each of which must be granted. */
export const batchAction = (tables: Tables, operation: string): Action<Wire, Wire> => {
  const names = ({ RequestItems }: Wire): readonly string[] =>
    typeof RequestItems === "object" && RequestItems !== null ? Object.keys(RequestItems).map(tableName) : [];
  return {
    target: (input) => names(input)[0],
    permission: (input, { region, accountId }) =>
      names(input).map((name) => ({ action: `dynamodb:${operation}`, resource: `arn:aws:dynamodb:${region}:${accountId}:table/${name}` })),
    keys: (input, { region, accountId }) => names(input).map((name) => keyUse(tables, region, accountId, name)),
    run: (input, { region }) => tables.execute(region, operation, input),
  };
};
