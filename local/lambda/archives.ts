// The archives of the functions, unpacked: each deployment in a folder of its own, since what runs still reads from the one before.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve, sep } from "node:path";
import { UserError } from "../errors.ts";
import { workerScript } from "./worker-script.ts";

export interface Unpacked {
  readonly folder: string;
  /** The worker's, which runs what is in the folder. */
  readonly script: string;
}

export interface Archives {
  /**
   * @param name of the folder to make, others of which there may be
   * @throws UserError when the archive reaches outside itself
   */
  unpack(name: string, code: Readonly<Record<string, string>>): Promise<Unpacked>;
  remove(folder: string): Promise<void>;
  /** Removes everything. */
  close(): Promise<void>;
}

/** None yet; nothing is written before the first. */
export const archives = (): Archives => {
  let root: Promise<{ readonly at: string; readonly script: string }> | undefined;
  let made = 0;
  const lay = async () => {
    const at = await mkdtemp(join(tmpdir(), "twinline-lambda-"));
    const script = join(at, "worker.mjs");
    await writeFile(script, await workerScript());
    return { at, script };
  };
  return {
    unpack: async (name, code) => {
      made += 1;
      const { at, script } = await (root ??= lay());
      const folder = join(at, `${name}-${made}`);
      for (const [path, text] of Object.entries(code)) {
        const file = resolve(folder, path);
        if (!file.startsWith(`${folder}${sep}`))
          throw new UserError(
            `Cannot unpack the archive: its entry "${path}" lies outside of it. Use paths relative to the archive's root.`,
          );
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, text);
      }
      return { folder, script };
    },
    remove: (folder) => rm(folder, { recursive: true, force: true }),
    close: async () => {
      if (root !== undefined) await rm((await root).at, { recursive: true, force: true });
      root = undefined;
    },
  };
};
