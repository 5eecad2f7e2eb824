// What the engine had made, changed and deleted in a local cloud, in order: a cloud lives in memory, and by these lines the next one has the
// same resources, with the ids that the engine's state knows. Only resources come back: no items of tables, no messages, no calls.
import { appendFile, readFile } from "node:fs/promises";
import { z } from "zod";
import { virtualClock } from "../clock.ts";
import { UserError } from "../errors.ts";
import { LOCAL_SECRET } from "../program/project.ts";
import { isRegion, type Region } from "../region.ts";
import { resources } from "../resources/registry.ts";
import type { Services } from "../services.ts";
import { plain, withoutSecrets } from "./properties.ts";

const properties = z.record(z.string(), z.unknown());
const resource = z.object({
  type: z.string(),
  name: z.string(),
  region: z.custom<Region>((text) => typeof text === "string" && isRegion(text)),
  id: z.string(),
  inputs: properties,
});
const operation = z.discriminatedUnion("kind", [
  resource.extend({ kind: z.literal("create"), outputs: properties }),
  resource.extend({ kind: z.literal("update"), before: properties }),
  resource.extend({ kind: z.literal("delete") }),
]);
export type Operation = z.infer<typeof operation>;

export interface Journal {
  /** Written before the engine is told that it is done: what it knows, the next cloud has. */
  write(operation: Operation): Promise<void>;
}

/** @param file made at the first write, for its owner alone */
export const journal = (file: string): Journal => ({
  write: (made) =>
    appendFile(
      file,
      `${JSON.stringify({
        ...made,
        inputs: withoutSecrets(made.inputs, LOCAL_SECRET),
        ...(made.kind === "update" ? { before: withoutSecrets(made.before, LOCAL_SECRET) } : {}),
      })}\n`,
      { mode: 0o600 },
    ),
});

const linesOf = async (file: string): Promise<readonly string[]> => {
  try {
    return (await readFile(file, "utf8")).split("\n").filter((line) => line !== "");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
};

const again = async (services: Services, { type, ...done }: Operation): Promise<void> => {
  const handler = resources[type];
  if (handler === undefined) throw new UserError(`it has a ${type}, which the local cloud does not know any more`);
  const { id, name, region } = done;
  const existing = { id, name, region, inputs: plain(done.inputs) };
  if (done.kind === "create") await handler.create(services, { ...existing, known: { id, outputs: done.outputs } });
  else if (done.kind === "update") await handler.update(services, { ...existing, before: plain(done.before) });
  else await handler.delete(services, existing);
};

/**
 * Does everything again that the journal tells of.
 * @returns how many operations that were
 * @throws UserError when a line makes no sense, or cannot be done any more: the program may have changed since
 */
export const replay = async (file: string, services: Services): Promise<number> => {
  const lines = await linesOf(file);
  // It was waited then for what AWS holds back: time flies here.
  const hurried = { ...services, clock: virtualClock(services.clock.now()) };
  for (const [index, line] of lines.entries()) {
    try {
      await again(hurried, operation.parse(JSON.parse(line)));
    } catch (error) {
      const why = error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : String(error);
      throw new UserError(
        `Cannot bring back the local cloud from ${file}: line ${index + 1}: ${why}. To begin anew, delete the folder that it is in.`,
        { cause: error },
      );
    }
  }
  return lines.length;
};
