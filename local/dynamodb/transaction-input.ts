// What a transaction asks for, one action after the other, refused as a whole where DynamoDB would not begin it.
import { z } from "zod";
import { ServiceError } from "../errors.ts";
import type { Store, Wire } from "./dynalite.ts";
import { pick, tableName } from "./writes.ts";

/** DynamoDB's own limits (aws-limits.md 3.3). */
const ACTIONS_AT_MOST = 100;
const BYTES_AT_MOST = 4 * 1024 * 1024;

const KINDS = { Put: "PutItem", Update: "UpdateItem", Delete: "DeleteItem", ConditionCheck: "DeleteItem" } as const;
type Kind = keyof typeof KINDS;
const kinds = ["Put", "Update", "Delete", "ConditionCheck"] as const satisfies readonly Kind[];

export interface Action {
  readonly kind: Kind;
  /** The operation on a single item that does it. */
  readonly operation: (typeof KINDS)[Kind];
  readonly input: Wire;
  readonly table: string;
  readonly key: Wire;
  /** Whether a failed condition shows the item that failed it. */
  readonly returnsItem: boolean;
}

const wire = z.record(z.string(), z.unknown());
const single = z.looseObject({
  TableName: z.string(),
  Item: wire.optional(),
  Key: wire.optional(),
  ReturnValuesOnConditionCheckFailure: z.string().optional(),
});
const transactItem = z.object({ Put: wire.optional(), Update: wire.optional(), Delete: wire.optional(), ConditionCheck: wire.optional() });
const writes = z.object({ TransactItems: z.array(transactItem), ClientRequestToken: z.string().optional() });
const gets = z.object({ TransactItems: z.array(z.object({ Get: wire })) });
const keySchema = z.object({ Table: z.object({ KeySchema: z.array(z.object({ AttributeName: z.string() })) }) });

const refuse = (message: string): ServiceError => new ServiceError("ValidationException", 400, message);

/** @throws ServiceError ValidationException for input of another form */
const parse = <Value>(schema: z.ZodType<Value>, input: unknown): Value => {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ");
  throw refuse(`The transaction is not of the form that the API reference gives: ${where}`);
};

const requireSize = (items: readonly unknown[]): void => {
  if (items.length === 0 || items.length > ACTIONS_AT_MOST) {
    const bound = items.length === 0 ? "greater than or equal to 1" : `less than or equal to ${ACTIONS_AT_MOST}`;
    throw refuse(`1 validation error detected: Value at 'transactItems' failed to satisfy constraint: Member must have length ${bound}`);
  }
  // Assumed: the request's JSON in place of the items' own size, which differ by quotes and keys.
  if (Buffer.byteLength(JSON.stringify(items)) > BYTES_AT_MOST) throw refuse("Collection size limit exceeded: a transaction takes 4 MB.");
};

/** A transaction's writes. @throws ServiceError ValidationException, or that there is no such table */
export const readTransactWrites = async (
  store: Store,
  input: Wire,
): Promise<{ readonly actions: readonly Action[]; readonly token: string | undefined }> => {
  const { TransactItems: items, ClientRequestToken: token } = parse(writes, input);
  requireSize(items);
  const actions: Action[] = [];
  const seen = new Set<string>();
  for (const item of items) {
    const [kind, second] = kinds.filter((one) => item[one] !== undefined);
    if (kind === undefined || second !== undefined) throw refuse("TransactItems can only contain one of Check, Put, Update or Delete");
    const { ReturnValuesOnConditionCheckFailure: returns, ...asked } = parse(single, item[kind]);
    if (kind === "ConditionCheck" && typeof asked["ConditionExpression"] !== "string") throw refuse("The expression can not be empty;");
    const { Table } = keySchema.parse(await store("DescribeTable", { TableName: asked.TableName }));
    const key = pick(
      asked.Item ?? asked.Key ?? {},
      Table.KeySchema.map(({ AttributeName }) => AttributeName),
    );
    const table = tableName(asked.TableName);
    const place = `${table} ${JSON.stringify(key)}`;
    if (seen.has(place)) throw refuse("Transaction request cannot include multiple operations on one item");
    seen.add(place);
    actions.push({ kind, operation: KINDS[kind], input: asked, table: asked.TableName, key, returnsItem: returns === "ALL_OLD" });
  }
  return { actions, token };
};

/** A transaction's reads, each as GetItem takes it. @throws ServiceError ValidationException */
export const readTransactGets = (input: Wire): readonly Wire[] => {
  const { TransactItems: items } = parse(gets, input);
  requireSize(items);
  return items.map(({ Get }) => Get);
};
