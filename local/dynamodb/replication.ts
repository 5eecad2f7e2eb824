// The replication of global tables (MREC): each write is copied to the other regions after a lag, the last writer of an item wins, and the
// loser vanishes without a word (aws-limits.md 3.1).
import { z } from "zod";
import type { Clock, EpochMs } from "../../shared/clock.ts";
import type { Region } from "../../shared/region.ts";
import type { Store, Wire } from "./dynalite.ts";
import type { Written } from "./writes.ts";

interface Copy extends Written {
  readonly to: Region;
  readonly dueAt: EpochMs;
  readonly writtenAt: EpochMs;
  /** The whole item as written; nothing when it was deleted. */
  readonly item: unknown;
}

export interface Replication {
  /** Makes a table global over these regions, in place of those it had. */
  add(table: string, regions: readonly Region[]): void;
  /** Gives a region that has joined the items that there are; what was written meanwhile stays. */
  fill(table: string, from: Region, to: Region, keyOf: (item: Wire) => Wire): Promise<void>;
  /** Forgets what is on its way to a region's table, or was written there. */
  forget(table: string, region: Region): Promise<void>;
  /** Notes that a region wrote an item, for the others to get. */
  note(region: Region, written: Written, at: EpochMs): Promise<void>;
  /** Makes the copies whose time has come. */
  settle(): Promise<void>;
}

export interface ReplicationServices {
  readonly clock: Clock;
  readonly store: (region: Region) => Store;
  readonly lagMs: () => number;
}

const wire = z.record(z.string(), z.unknown());
const scanned = z.object({ Items: z.array(wire).optional(), LastEvaluatedKey: wire.optional() });

export const replication = ({ clock, store, lagMs }: ReplicationServices): Replication => {
  const globals = new Map<string, readonly Region[]>();
  // When each region's copy of an item was last written, by whom it may be. As many entries as there are items.
  const lastWritten = new Map<string, EpochMs>();
  let waiting: Copy[] = [];
  let settling: Promise<void> = Promise.resolve();
  const itemIn = (region: Region, { table, key }: Written): string => `${region} ${table} ${JSON.stringify(key)}`;

  const apply = async (copy: Copy): Promise<void> => {
    const place = itemIn(copy.to, copy);
    if ((lastWritten.get(place) ?? Number.NEGATIVE_INFINITY) > copy.writtenAt) return;
    lastWritten.set(place, copy.writtenAt);
    const { table: TableName, item: Item, key: Key } = copy;
    await (Item === undefined ? store(copy.to)("DeleteItem", { TableName, Key }) : store(copy.to)("PutItem", { TableName, Item }));
  };

  const applyAll = async (due: readonly Copy[], after: Promise<void>): Promise<void> => {
    await after;
    for (const copy of due) await apply(copy);
  };

  const itemsOf = async (table: string, region: Region, after?: unknown): Promise<readonly Wire[]> => {
    const page = await store(region)("Scan", { TableName: table, ...(after === undefined ? {} : { ExclusiveStartKey: after }) });
    const { Items = [], LastEvaluatedKey: last } = scanned.parse(page);
    return last === undefined ? Items : [...Items, ...(await itemsOf(table, region, last))];
  };

  return {
    add: (table, regions) => globals.set(table, regions),
    fill: async (table, from, to, keyOf) => {
      for (const one of await itemsOf(table, from)) {
        const written = { table, key: keyOf(one) };
        const writtenAt = lastWritten.get(itemIn(from, written)) ?? Number.NEGATIVE_INFINITY;
        await apply({ ...written, to, item: one, writtenAt, dueAt: writtenAt });
      }
    },
    forget: async (table, region) => {
      waiting = waiting.filter((copy) => !(copy.to === region && copy.table === table));
      await settling;
      for (const place of lastWritten.keys()) if (place.startsWith(`${region} ${table} `)) lastWritten.delete(place);
    },
    note: async (region, written, at) => {
      const others = (globals.get(written.table) ?? []).filter((other) => other !== region);
      if (others.length === 0) return;
      lastWritten.set(itemIn(region, written), at);
      const read: Wire = { TableName: written.table, Key: written.key, ConsistentRead: true };
      const { Item: item } = await store(region)("GetItem", read);
      for (const to of others) waiting.push({ ...written, to, item, writtenAt: at, dueAt: at + lagMs() });
    },
    settle: () => {
      const now = clock.now();
      const due = waiting.filter(({ dueAt }) => dueAt <= now).sort((a, b) => a.dueAt - b.dueAt);
      if (due.length === 0) return settling;
      waiting = waiting.filter(({ dueAt }) => dueAt > now);
      settling = applyAll(due, settling);
      return settling;
    },
  };
};
