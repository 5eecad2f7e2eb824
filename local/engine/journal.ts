// What the engine had made, changed and deleted in a local cloud, in order: a cloud lives in memory, and by these lines the next one has the
// same resources, with the ids that the engine's state knows. Only resources come back: no items of tables, no messages, no calls.
import { appendFile, readFile, truncate } from "node:fs/promises";
import { z } from "zod";
import { hasCode, UserError } from "../errors.ts";
import { LOCAL_SECRET } from "../program/project.ts";
import { isRegion, type Region } from "../../shared/region.ts";
import { writtenDown } from "./properties.ts";

const properties = z.record(z.string(), z.unknown());
const resource = z.object({
  type: z.string(),
  name: z.string(),
  region: z.custom<Region>((text) => typeof text === "string" && isRegion(text), "it is no region"),
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
  readonly write: (operation: Operation) => Promise<void>;
}

/** @param file made at the first write, for its owner alone */
export const journal = (file: string): Journal => ({
  write: (made) =>
    appendFile(
      file,
      `${JSON.stringify({
        ...made,
        inputs: writtenDown(made.inputs, LOCAL_SECRET),
        ...(made.kind === "update" ? { before: writtenDown(made.before, LOCAL_SECRET) } : {}),
      })}\n`,
      { mode: 0o600 },
    ),
});

const textOf = async (file: string): Promise<Buffer> => {
  try {
    return await readFile(file);
  } catch (error) {
    if (hasCode(error, "ENOENT")) return Buffer.alloc(0);
    throw error;
  }
};

const NEWLINE = "\n".charCodeAt(0);

/**
 * Everything that a journal tells of. A last line that has no end was being written when its cloud was killed: the engine was not told of it, so it
 * is taken away, or the next line would hang on to it.
 * @throws UserError naming every line that makes no sense
 */
export const readJournal = async (file: string): Promise<readonly Operation[]> => {
  const bytes = await textOf(file);
  const whole = bytes.subarray(0, bytes.lastIndexOf(NEWLINE) + 1);
  if (whole.length < bytes.length) await truncate(file, whole.length);
  const problems: string[] = [];
  const operations = whole
    .toString()
    .split("\n")
    .flatMap((line, index): readonly Operation[] => {
      if (line === "") return [];
      try {
        return [operation.parse(JSON.parse(line))];
      } catch (error) {
        const why = error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : String(error);
        problems.push(`Cannot bring back the local cloud from ${file}: line ${index + 1} makes no sense: ${why}.`);
        return [];
      }
    });
  if (problems.length > 0)
    throw new UserError([
      ...problems,
      `To go on without what such a line told of, delete the line, start, and run refresh and up. To begin anew, delete the folder that the file is in.`,
    ]);
  return operations;
};
