// How long the code of an app is.
import { readdirSync, readFileSync } from "node:fs";

/** Lines of TypeScript in a folder. @param without what is not counted begins so */
export const linesOf = (folder: string, without?: string): number =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && (without === undefined || !name.startsWith(without)))
    .reduce((sum, name) => sum + readFileSync(`${folder}/${name}`, "utf8").trimEnd().split("\n").length, 0);
