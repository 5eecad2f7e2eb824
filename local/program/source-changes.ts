// Notices that the program's files changed after a cloud was deployed from them: the cloud goes on with what it read then.
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { hasCode } from "../errors.ts";

const FOLDERS = ["infra", "apps", "shared", "functions", "contact-flows"];
const isProjectFile = (name: string): boolean => /^Pulumi(?:\.[\w-]+)?\.yaml$/.test(name);

/** By path from the project's folder: size and time of the last change. */
export type Fingerprint = ReadonlyMap<string, string>;

const filesOf = (folder: string): readonly string[] => [
  ...readdirSync(folder).filter(isProjectFile),
  ...FOLDERS.flatMap((name) => {
    try {
      return readdirSync(join(folder, name), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
        .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
    } catch (error) {
      if (hasCode(error, "ENOENT")) return [];
      throw error;
    }
  }),
];

/** The files that a deployment of the project reads. @param folder the project's, without a slash at its end */
export const fingerprint = (folder: string): Fingerprint =>
  new Map(
    filesOf(folder).map((file) => {
      const found = statSync(join(folder, file), { throwIfNoEntry: false });
      return [file, found === undefined ? "gone" : `${found.mtimeMs} ${found.size}`] as const;
    }),
  );

/** Files that are new, other or gone, in order. Pure. */
export const changedFiles = (before: Fingerprint, after: Fingerprint): readonly string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter((file) => before.get(file) !== after.get(file)).toSorted();

export interface SourceChanges {
  /** Tells of files that changed since the cloud was deployed, each change once. */
  look(): void;
  /** The cloud is now what the files say. */
  deployed(): void;
}

/** Made before the program is read. @param tell gets the files, from the project's folder */
export const sourceChanges = (folder: string, tell: (files: readonly string[]) => void): SourceChanges => {
  let known = fingerprint(folder);
  return {
    look: () => {
      const now = fingerprint(folder);
      const files = changedFiles(known, now);
      known = now;
      if (files.length > 0) tell(files);
    },
    deployed: () => {
      known = fingerprint(folder);
    },
  };
};
