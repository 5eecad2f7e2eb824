// The folder of a stack is one cloud's at a time: two would write one journal and one state, and neither would have what these tell.
import { rmSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../errors.ts";
import { isAlive } from "./locks.ts";

const FILE = "cloud.pid";

/** The process that holds a folder; undefined where there is none any more. */
const holderOf = async (folder: string): Promise<number | undefined> => {
  const pid = Number(await readFile(join(folder, FILE), "utf8").catch(() => ""));
  return Number.isInteger(pid) && pid > 0 && isAlive(pid) ? pid : undefined;
};

/**
 * Takes a folder for this process; what a killed one held is free.
 * @returns what gives it back
 * @throws UserError when another process holds it
 */
export const hold = async (folder: string): Promise<() => void> => {
  const holder = await holderOf(folder);
  if (holder !== undefined && holder !== process.pid)
    throw new UserError(
      `Cannot use ${folder}: another cloud keeps this stack, that of process ${holder}. Change that one by npx twinline up, end it, or choose another stack with --stack.`,
    );
  await writeFile(join(folder, FILE), String(process.pid));
  return () => rmSync(join(folder, FILE), { force: true });
};
