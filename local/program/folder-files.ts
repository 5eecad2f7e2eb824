// The files of an archive that the program gives as a folder.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { hasCode } from "../errors.ts";

/** File name to text; nothing of a folder that is gone: an archive in an old state is known by its hash. Folders in it are not looked into. */
export const folderFiles = (path: string): Readonly<Record<string, string>> => {
  try {
    const names = readdirSync(path).toSorted();
    return Object.fromEntries(names.map((name) => [name, readFileSync(join(path, name), "utf8")]));
  } catch (error) {
    if (hasCode(error, "ENOENT", "ENOTDIR")) return {};
    throw error;
  }
};
