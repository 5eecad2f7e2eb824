// DynamoDB in the local cloud: one store a region, and global tables whose writes reach the other regions later. Copies are made when their
// time has come and somebody looks, so that the clock alone decides what a replica shows.
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Clock } from "../../shared/clock.ts";
import { ServiceError } from "../errors.ts";
import type { EventLog } from "../events.ts";
import type { Random } from "../random.ts";
import type { Region } from "../../shared/region.ts";
import { createStore, type Store, type Wire } from "./dynalite.ts";
import { madeTables, type MadeTables } from "./made-tables.ts";
import { replication } from "./replication.ts";
import { withTransactions } from "./transactions.ts";
import { isWrite, writtenBy } from "./writes.ts";

export interface TableParameters {
  readonly TableName: string;
  readonly AttributeDefinitions: readonly { readonly AttributeName: string; readonly AttributeType: "S" | "N" | "B" }[];
  readonly KeySchema: readonly { readonly AttributeName: string; readonly KeyType: "HASH" | "RANGE" }[];
  /** @default "PAY_PER_REQUEST" */
  readonly BillingMode?: "PAY_PER_REQUEST" | "PROVISIONED";
  readonly ProvisionedThroughput?: { readonly ReadCapacityUnits: number; readonly WriteCapacityUnits: number };
  readonly GlobalSecondaryIndexes?: readonly Wire[];
  readonly LocalSecondaryIndexes?: readonly Wire[];
  /** The other regions of a global table. */
  readonly replicas?: readonly Region[];
  /** ARNs of the KMS keys that encrypt it, by region; none where DynamoDB's own does. */
  readonly keyArns?: Readonly<Partial<Record<Region, string>>>;
  /** Held, and of no effect here. */
  readonly notes?: Wire;
}

export interface Tables extends Pick<MadeTables, "findTable" | "keyArn" | "updateTable" | "deleteTable"> {
  /** The name of a table's hash key; undefined where there is no such table. */
  hashKey(table: string): string | undefined;
  /** Creates a table, active when the promise resolves, in its region and its replicas. @throws ServiceError as CreateTable */
  createTable(region: Region, parameters: TableParameters): Promise<{ readonly arn: string }>;
  /**
   * Runs one operation on a region's tables.
   * @param operation as AWS spells it; any that dynalite has, and transactions
   * @throws ServiceError with DynamoDB's code, status and message
   */
  execute(region: Region, operation: string, input: Wire): Promise<Wire>;
}

export interface TablesServices {
  readonly accountId: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly events: EventLog;
  /** How long a write takes to a replica, in ms. @default 500 to 1,000 ("usually within a second", aws-limits.md 3.1) */
  readonly replicationLagMs?: () => number;
}

/** An empty DynamoDB in every region. */
export const tables = ({ accountId, clock, random, events, replicationLagMs }: TablesServices): Tables => {
  const stores = new Map<Region, Store>();
  const keys = new Map<string, readonly string[]>();
  const store = (region: Region): Store => {
    const known = stores.get(region);
    if (known !== undefined) return known;
    const made = withTransactions(createStore(region, accountId), { clock });
    stores.set(region, made);
    return made;
  };
  const copies = replication({ clock, store, lagMs: replicationLagMs ?? (() => 500 + 500 * random.next()) });

  const createIn = async (region: Region, input: Wire, name: string): Promise<void> => {
    await store(region)("CreateTable", input);
    let status: unknown;
    do {
      await nextTurn();
      const { Table } = await store(region)("DescribeTable", { TableName: name });
      status = typeof Table === "object" && Table !== null && "TableStatus" in Table ? Table.TableStatus : undefined;
    } while (status !== "ACTIVE");
  };

  const deleteIn = async (region: Region, name: string): Promise<void> => {
    await store(region)("DeleteTable", { TableName: name });
    let names: unknown;
    do {
      await nextTurn();
      ({ TableNames: names } = await store(region)("ListTables", {}));
    } while (Array.isArray(names) && names.includes(name));
  };

  const made = madeTables({ copies, createIn, deleteIn });

  return {
    ...made,
    hashKey: (table) => keys.get(table)?.[0],
    createTable: async (region, { replicas = [], ...parameters }) => {
      const { notes = {}, keyArns = {}, ...schema } = parameters;
      made.requireFree(region, schema.TableName, replicas);
      const input = { BillingMode: "PAY_PER_REQUEST", ...schema };
      const name = parameters.TableName;
      for (const at of new Set([region, ...replicas])) await createIn(at, input, name);
      // The hash key is the first (DynamoDB API, CreateTable).
      keys.set(
        name,
        parameters.KeySchema.map(({ AttributeName }) => AttributeName),
      );
      if (replicas.length > 0) copies.add(name, [region, ...replicas]);
      const arn = `arn:aws:dynamodb:${region}:${accountId}:table/${name}`;
      made.keep({ ...schema, region, arn, replicas, keyArns, notes });
      return { arn };
    },
    execute: async (region, operation, input) => {
      await copies.settle();
      const output = await store(region)(operation, input);
      if (!isWrite(operation)) return output;
      const at = clock.now();
      const written = writtenBy(operation, input, (table) => {
        const key = keys.get(table);
        if (key === undefined) throw new ServiceError("ResourceNotFoundException", 400, `Requested resource not found: Table: ${table}`);
        return key;
      });
      for (const table of new Set(written.map((one) => one.table))) events.emit({ kind: "item-written", at, region, table, operation });
      for (const one of written) await copies.note(region, one, at);
      return output;
    },
  };
};
