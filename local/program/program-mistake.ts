// Tells a mistake in the user's own program (infra/, apps/, functions/, …) from a defect of ours: by the first file of the project that the
// error names.
import { readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";

/** What is ours alone. Every other folder of the project is its user's to change. */
const OURS = /^(?:local|cli|simulate|bench|scripts|test)\//;

interface Place {
  /** From the project's folder. */
  readonly file: string;
  /** From 1; undefined where it is not known. */
  readonly line: number | undefined;
  readonly column: number | undefined;
}

/** What esbuild throws for code that it cannot bundle. */
const buildFailure = z.object({
  errors: z
    .array(
      z.object({
        text: z.string(),
        location: z.object({ file: z.string(), line: z.number(), column: z.number(), lineText: z.string() }).nullable(),
      }),
    )
    .min(1),
});

const whereText = ({ file, line, column }: Place): string => [file, line, column].filter((part) => part !== undefined).join(":");

const linesOf = (file: string): readonly string[] => {
  try {
    return readFileSync(file, "utf8").split("\n");
  } catch {
    return [];
  }
};

const withCode = (text: string, code: string | undefined): string =>
  code === undefined || code.trim() === "" ? text : `${text}\n    ${code.trim()}`;

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** The first file of the project that a stack names, node_modules left out. */
const firstPlace = (stack: string, folder: string): Place | undefined => {
  const roots = [pathToFileURL(`${folder}/`).href, `${folder}/`].map(escaped).join("|");
  for (const [, file = "", line, column] of stack.matchAll(
    new RegExp(String.raw`(?:${roots})([^\s:?()]+)(?:\?[^\s:()]*)?:(\d+)(?::(\d+))?`, "g"),
  ))
    if (!file.startsWith("node_modules/")) return { file, line: Number(line), column: column === undefined ? undefined : Number(column) };
  return undefined;
};

/** Of an import that leads nowhere, Node says which file holds it, but not where. */
const importPlace = (message: string, folder: string): Place | undefined => {
  const [, target = "", importer = ""] = /^Cannot find (?:module|package) '([^']+)' imported from (\S+)/.exec(message) ?? [];
  if (!importer.startsWith(`${folder}/`)) return undefined;
  const index = linesOf(importer).findIndex((line) =>
    [...line.matchAll(/["']([^"']+)["']/g)].some(
      ([, specifier = ""]) =>
        specifier === target || specifier.startsWith(`${target}/`) || resolve(dirname(importer), specifier) === target,
    ),
  );
  return { file: relative(folder, importer), line: index === -1 ? undefined : index + 1, column: undefined };
};

/** Whether the first file of the project that an error names is one of ours. */
export const isDefect = (error: unknown, folder: string): boolean =>
  error instanceof Error && OURS.test(firstPlace(error.stack ?? "", folder)?.file ?? "");

/**
 * A mistake in the user's program: each problem with its file, its line and the code there.
 * @param folder the project's, without a slash at its end
 * @returns undefined when the error is not from the program: a defect of ours, or something that names no file of the project
 */
export const programMistake = (error: unknown, folder: string): readonly string[] | undefined => {
  if (!(error instanceof Error)) return undefined;
  const built = buildFailure.safeParse(error);
  if (built.success)
    return built.data.errors.map(({ text, location }) => {
      if (location === null) return text;
      const place = { file: location.file, line: location.line, column: location.column + 1 };
      return withCode(`${whereText(place)}: ${text}`, location.lineText);
    });
  const place = importPlace(error.message, folder) ?? firstPlace(error.stack ?? "", folder);
  if (place === undefined || OURS.test(place.file)) return undefined;
  const code = place.line === undefined ? undefined : linesOf(resolve(folder, place.file))[place.line - 1];
  const message = error.message
    .replaceAll(`${folder}/`, "")
    .trim()
    .replaceAll(/\s*\n\s*/g, " ");
  return [withCode(`${whereText(place)}: ${error.name}: ${message}`, code)];
};
