// A flow lives in two files, NAME.json and NAME.bind.json. The only place of this folder that touches the disk.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { KINDS } from "./kinds.ts";
import { parseBindings, type Bindings } from "./bind.ts";
import { fileError, FlowError } from "./check/errors.ts";
import type { KnownNames } from "./import.ts";

/** Text of a file, or why it cannot be read. */
export const readText = (path: string): { readonly text: string } | { readonly why: string } => {
  try {
    return { text: readFileSync(path, "utf8") };
  } catch (cause) {
    return { why: cause instanceof Error ? cause.message : String(cause) };
  }
};

const bindPath = (folder: string, name: string): string => join(folder, `${name}.bind.json`);
const flowPath = (folder: string, name: string): string => join(folder, `${name}.json`);

const open = (path: string): string => {
  const read = readText(path);
  if ("text" in read) return read.text;
  throw new FlowError(`Cannot open ${path}`, [fileError("bind", `${read.why}.`, "Import the flow with twinline flow import FILE.")]);
};

/** The bind file beside a flow, where there is one. @throws FlowError when it cannot be read */
export const openBindings = (folder: string, name: string): Bindings | undefined => {
  const path = bindPath(folder, name);
  if (!existsSync(path)) return undefined;
  const parsed = parseBindings(open(path));
  if (parsed.ok) return parsed.bindings;
  throw new FlowError(`Cannot open ${path}`, parsed.problems);
};

/** Every name that some bind file of the folder uses: the resources this program's flows know. @throws FlowError on a bad bind file */
export const knownNames = (folder: string): KnownNames => {
  const names = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".bind.json")) : [];
  const all = names.sort().map((file) => openBindings(folder, file.slice(0, -".bind.json".length)) ?? {});
  const of = (kind: (typeof KINDS)[number]): readonly string[] => [
    ...new Set(all.flatMap((bindings) => Object.values(bindings[kind] ?? {})).filter((name) => name !== "")),
  ];
  return Object.fromEntries(KINDS.map((kind) => [kind, of(kind)]));
};

/** The files of a flow of this name that are there already. */
export const filesOf = (folder: string, name: string): readonly string[] =>
  [flowPath(folder, name), bindPath(folder, name)].filter((path) => existsSync(path));

const write = (path: string, text: string): void => {
  try {
    writeFileSync(path, text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new FlowError(`Cannot write ${path}`, [fileError("bind", `${why}.`, "Choose a folder that is there and can be written to.")], {
      cause,
    });
  }
};

/** Writes both files; answers their paths. @throws FlowError when the folder does not take them */
export const writeFlow = (
  folder: string,
  name: string,
  { flow, bindings }: { readonly flow: string; readonly bindings: string },
): readonly string[] => {
  write(flowPath(folder, name), flow);
  write(bindPath(folder, name), bindings);
  return [flowPath(folder, name), bindPath(folder, name)];
};
