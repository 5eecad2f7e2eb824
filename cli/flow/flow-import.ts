// `twinline flow import`: a flow exported from any instance becomes one of this program, with a bind file that maps what is foreign in it.
import { basename, join } from "node:path";
import pc from "picocolors";
import { kindWords } from "../../contact-flows/bind.ts";
import { fileError, FlowError, type Problem } from "../../contact-flows/check/errors.ts";
import { filesOf, knownNames, openBindings, readText, writeFlow } from "../../contact-flows/files.ts";
import { importFlow, type ImportedFlow } from "../../contact-flows/import.ts";
import type { Output } from "../common/output.ts";
import { projectFolder } from "../common/project-folder.ts";
import { problemLines } from "./flow-report.ts";

const FLOWS = join(projectFolder, "contact-flows");
const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

interface Request {
  readonly file: string;
  readonly name: string;
  readonly folder: string;
  readonly force: boolean;
  readonly type: Parameters<typeof importFlow>[1]["type"];
}

/** Files that were written, beside what the import found; nothing is written when there is a problem. */
type Done = Extract<ImportedFlow, { ok: true }> & { readonly written: readonly string[] };

const refused = (problem: Problem): { readonly ok: false; readonly problems: readonly Problem[] } => ({ ok: false, problems: [problem] });

const run = ({ file, name, folder, force, type }: Request): Done | { readonly ok: false; readonly problems: readonly Problem[] } => {
  if (!NAME.test(name) || name.endsWith(".bind"))
    return refused(fileError("bind", `"${name}" cannot be a flow's name here.`, "Give one with --name, of letters, digits, - and _."));
  const read = readText(file);
  if ("why" in read) return refused(fileError("not-json", `The file cannot be read: ${read.why}.`, "Check its path."));
  const there = filesOf(folder, name);
  if (there.length > 0 && !force)
    return refused(
      fileError("bind", `${there.join(" and ")} ${there.length === 1 ? "is" : "are"} there already.`, "Choose another --name, or --force."),
    );
  try {
    const previous = openBindings(folder, name) ?? {};
    const imported = importFlow(read.text, { known: knownNames(folder), previous, ...(type === undefined ? {} : { type }) });
    return imported.ok ? { ...imported, written: writeFlow(folder, name, imported) } : imported;
  } catch (error) {
    if (error instanceof FlowError)
      return { ok: false, problems: error.problems.map((problem) => ({ ...problem, message: `${error.what}: ${problem.message}` })) };
    throw error;
  }
};

const report = (done: Done, name: string): readonly string[] => [
  `${pc.green("imported")} ${pc.bold(name)} (${done.type}): ${done.written.join(", ")}`,
  ...new Set(done.mapped.map(({ reference, kind, name: to }) => `  ${reference.text} ${pc.dim("->")} ${kind} ${pc.bold(to)}`)),
  ...(done.unmapped.length === 0 ? [] : [pc.yellow(`To be mapped by hand in ${done.written[1] ?? ""}:`)]),
  ...[...Map.groupBy(done.unmapped, ({ text }) => text)].flatMap(([text, places]) => [
    `  ${text}`,
    ...places.map(({ action, path, fits }) => `    ${pc.dim(`action "${action}", ${path}: ${kindWords(fits)} would fit`)}`),
  ]),
  ...(done.warnings.length === 0 ? [] : problemLines(name, "", done.warnings)),
];

export interface FlowImportOptions {
  readonly name?: string | undefined;
  /** Folder of the flow and its bind file. @default this project's contact-flows */
  readonly to?: string | undefined;
  readonly force: boolean;
  readonly type?: Request["type"];
  readonly json: boolean;
}

/** The command; exit code 1 when nothing was imported. What is left to map by hand is listed, not an error. */
export const flowImport = (file: string, options: FlowImportOptions, { print, fail }: Output): void => {
  const { name = basename(file, ".json"), to: folder = FLOWS, force, type, json } = options;
  const done = run({ file, name, folder, force, type });
  if (!done.ok) {
    fail();
    if (json) print(JSON.stringify({ kind: "flow-refused", file, problems: done.problems }));
    else for (const text of problemLines(file, "cannot be imported: ", done.problems)) print(text);
    return;
  }
  if (json) {
    const { type: flowType, written, mapped, unmapped, warnings } = done;
    print(JSON.stringify({ kind: "flow-imported", name, type: flowType, written, mapped, unmapped, warnings }));
  } else for (const text of report(done, name)) print(text);
};
