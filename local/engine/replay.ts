// A cloud's past, done again from its journal. What today's program or today's local cloud cannot do any more is left out and told: the engine
// then finds it gone, and makes it anew if it is still declared.
import { virtualClock } from "../../shared/clock.ts";
import { resources } from "../resources/registry.ts";
import type { Services } from "../services.ts";
import { journal, readJournal, type Operation } from "./journal.ts";
import { plain } from "./properties.ts";

export interface Replayed {
  readonly operations: number;
  /** What could not be brought back, a sentence each. */
  readonly lost: readonly string[];
}

const again = async (services: Services, { type, ...done }: Operation): Promise<void> => {
  const handler = resources[type];
  if (handler === undefined) throw new Error("this version of the local cloud has no such type.");
  const { id, name, region } = done;
  const existing = { id, name, region, inputs: plain(done.inputs) };
  if (done.kind === "create") await handler.create(services, { ...existing, known: { id, outputs: done.outputs } });
  else if (done.kind === "update") await handler.update(services, { ...existing, before: plain(done.before), known: true });
  else await handler.delete(services, existing);
};

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * Does everything again that the journal tells of.
 * @throws UserError when a line of it makes no sense
 */
export const replay = async (file: string, services: Services): Promise<Replayed> => {
  const operations = await readJournal(file);
  // It was waited then for what AWS holds back: time flies here.
  const hurried = { ...services, clock: virtualClock(services.clock.now()) };
  const lost = new Map<string, { readonly operation: Operation; readonly why: string }>();
  for (const operation of operations) {
    const key = `${operation.region} ${operation.type} ${operation.id}`;
    if (lost.has(key)) {
      if (operation.kind === "delete") lost.delete(key);
      continue;
    }
    try {
      await again(hurried, operation);
    } catch (error) {
      lost.set(key, { operation, why: wordsOf(error) });
    }
  }
  // Nothing half changed stays, and the next cloud need not find it out again.
  const { write } = journal(file);
  const told: string[] = [];
  for (const { operation, why } of lost.values()) {
    const { type, name, region, id, inputs } = operation;
    let said = `Cannot bring back ${type} "${name}" in ${region}: ${why} It is left out.`;
    try {
      await resources[type]?.delete(hurried, { id, name, region, inputs: plain(inputs) });
    } catch (error) {
      said += ` What is there of it stays: ${wordsOf(error)}`;
    }
    told.push(said);
    await write({ kind: "delete", type, name, region, id, inputs });
  }
  return { operations: operations.length, lost: told };
};
