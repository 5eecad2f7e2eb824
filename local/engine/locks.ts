// The locks of a stack's state. A command that was killed leaves its lock behind: it is taken away when its process is no more, since nobody else
// would. What it was in the middle of is still told by the state.
import { readdir, readFile, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { hasCode } from "../errors.ts";
import { parseJson } from "../../shared/json.ts";

const lock = z.object({ pid: z.int().positive(), hostname: z.string() });

/** Whether a process of this machine runs. */
export const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It is there, and somebody else's.
    return hasCode(error, "EPERM");
  }
};

/**
 * Takes away the locks that dead processes of this machine left.
 * @returns whether somebody holds one still
 */
export const releaseDead = async (
  folder: string,
  { project, stack }: { readonly project: string; readonly stack: string },
): Promise<boolean> => {
  const locks = join(folder, ".pulumi", "locks", "organization", project, stack);
  const names = await readdir(locks).catch(() => []);
  let held = false;
  for (const name of names.filter((each) => each.endsWith(".json"))) {
    const path = join(locks, name);
    const read = lock.safeParse(parseJson(await readFile(path, "utf8").catch(() => "")));
    if (!read.success || read.data.hostname !== hostname() || isAlive(read.data.pid)) held = true;
    else for (const left of [path, `${path}.attrs`]) await rm(left, { force: true });
  }
  return held;
};
