// The tables that there are: where each has its home, which regions copy it, and what it is set to. A region that joins gets the items that there are;
// one that leaves loses its copy.
import { ServiceError } from "../errors.ts";
import type { Region } from "../../shared/region.ts";
import type { Wire } from "./dynalite.ts";
import type { Replication } from "./replication.ts";
import type { TableParameters } from "./tables.ts";
import { pick } from "./writes.ts";

type Notes = Readonly<Record<string, unknown>>;

export interface Table extends Omit<TableParameters, "replicas" | "keyArns" | "notes"> {
  /** Its home. */
  readonly region: Region;
  readonly arn: string;
  readonly replicas: readonly Region[];
  readonly keyArns: NonNullable<TableParameters["keyArns"]>;
  readonly notes: Notes;
}

type Changed = Pick<Table, "replicas" | "keyArns" | "notes">;

export interface MadeTables {
  /** A table by its home. */
  findTable(region: Region, name: string): Table | undefined;
  /** The key that encrypts a table, or its replica, in a region. */
  keyArn(region: Region, name: string): string | undefined;
  /** @throws ServiceError as CreateTable, or as UpdateTable when it adds a replica */
  requireFree(region: Region, name: string, replicas: readonly Region[]): void;
  keep(table: Table): void;
  /** Puts replicas, keys and notes in place of those it had. @throws ServiceError as UpdateTable */
  updateTable(region: Region, name: string, changed: Changed): Promise<void>;
  /** Deletes it and its replicas. */
  deleteTable(region: Region, name: string): Promise<void>;
}

interface MadeTablesServices {
  readonly copies: Replication;
  readonly createIn: (region: Region, input: Wire, name: string) => Promise<void>;
  readonly deleteIn: (region: Region, name: string) => Promise<void>;
}

/** None yet. */
export const madeTables = ({ copies, createIn, deleteIn }: MadeTablesServices): MadeTables => {
  const made = new Map<string, Table>();
  const isIn = (region: Region, name: string): boolean =>
    [...made.values()].some((table) => table.TableName === name && [table.region, ...table.replicas].includes(region));
  const requireNone = (regions: readonly Region[], name: string): void => {
    // The words are AWS's own.
    const words = `One or more parameter values were invalid: Failed to create a the new replica of table with name: '${name}' because one or more replicas already existed as tables.`;
    if (regions.some((region) => isIn(region, name))) throw new ServiceError("ValidationException", 400, words);
  };

  const join = async ({ region, replicas, notes: _notes, keyArns: _keys, arn: _arn, ...input }: Table, joining: Region): Promise<void> => {
    const { TableName: name, KeySchema } = input;
    const keys = KeySchema.map(({ AttributeName }) => AttributeName);
    await createIn(joining, { BillingMode: "PAY_PER_REQUEST", ...input }, name);
    // What is written from here on is copied too, so that nothing falls between.
    copies.add(name, [region, ...replicas, joining]);
    await copies.fill(name, region, joining, (item) => pick(item, keys));
  };

  const leave = async (name: string, leaving: Region): Promise<void> => {
    await copies.forget(name, leaving);
    await deleteIn(leaving, name);
  };

  const keep = (table: Table): void => void made.set(`${table.region}/${table.TableName}`, table);

  return {
    findTable: (region, name) => made.get(`${region}/${name}`),
    keyArn: (region, name) =>
      [...made.values()].find((table) => table.TableName === name && [table.region, ...table.replicas].includes(region))?.keyArns[region],
    requireFree: (region, name, replicas) => {
      if (isIn(region, name)) throw new ServiceError("ResourceInUseException", 400, `Table already exists: ${name}`);
      requireNone(replicas, name);
    },
    keep,
    updateTable: async (region, name, { replicas, keyArns, notes }) => {
      let table = made.get(`${region}/${name}`);
      if (table === undefined)
        throw new ServiceError("ResourceNotFoundException", 400, `Requested resource not found: Table: ${name} not found`);
      const { replicas: before } = table;
      const joining = replicas.filter((one) => !before.includes(one));
      requireNone(joining, name);
      for (const one of joining) {
        await join(table, one);
        table = { ...table, replicas: [...table.replicas, one] };
        keep(table);
      }
      keep({ ...table, replicas, keyArns, notes });
      copies.add(name, [region, ...replicas]);
      for (const one of before) if (!replicas.includes(one)) await leave(name, one);
    },
    deleteTable: async (region, name) => {
      const table = made.get(`${region}/${name}`);
      if (table === undefined) return;
      made.delete(`${region}/${name}`);
      copies.add(name, []);
      for (const one of [...table.replicas, region]) await leave(name, one);
    },
  };
};
