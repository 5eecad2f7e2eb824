// The Pulumi program evaluated in this process: each resource it declares is made in the local cloud as its inputs become known, in the order
// its own dependencies give. No engine, no state: a fast way to have the whole stack, not a way to update one.
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import * as pulumi from "@pulumi/pulumi";
import { UnsupportedError, UserError } from "../errors.ts";
import { folderFiles } from "./folder-files.ts";
import { isDefect, programMistake } from "./program-mistake.ts";

export interface DeclaredResource {
  readonly type: string;
  readonly name: string;
  /** URN and id of the provider, as the SDK hands it over; empty for a default provider. */
  readonly provider: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** The id given to `Type.get`, for a resource that exists already. */
  readonly id: string | undefined;
}

export interface ProgramHost {
  /** Makes (or, with an id, reads) a resource. */
  resource(declared: DeclaredResource): Promise<{ readonly id: string; readonly state: Readonly<Record<string, unknown>> }>;
  /** Answers a provider's function. */
  invoke(call: {
    readonly token: string;
    readonly provider: string;
    readonly args: Readonly<Record<string, unknown>>;
  }): Promise<Readonly<Record<string, unknown>>>;
}

export interface ProgramOptions {
  /** URL of the program's main module. */
  readonly main: URL;
  /** Path of the project's folder, without a slash at its end: files are named from there. @default the folder of the main module */
  readonly folder?: string;
  readonly project: string;
  readonly stack: string;
  /** `project:key` to its text. */
  readonly config: Readonly<Record<string, string>>;
  readonly secretKeys: readonly string[];
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Inputs as plain data: secrets unwrapped, archives opened, what is undefined left out. */
const plain = async (value: unknown): Promise<unknown> => {
  if (value instanceof pulumi.asset.StringAsset) return value.text;
  if (value instanceof pulumi.asset.AssetArchive) return plain(await value.assets);
  if (value instanceof pulumi.asset.FileArchive) return folderFiles(await value.path);
  if (Array.isArray(value)) return Promise.all(value.map(plain));
  if (!isRecord(value)) return value;
  if (value[pulumi.runtime.specialSigKey] === pulumi.runtime.specialSecretSig) return plain(value["value"]);
  const entries = await Promise.all(Object.entries(value).map(async ([key, inner]) => [key, await plain(inner)] as const));
  return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
};

const plainRecord = async (value: unknown): Promise<Readonly<Record<string, unknown>>> => {
  const read = await plain(value);
  return isRecord(read) ? read : {};
};

/** What went wrong, in one line. */
const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).trim().replaceAll(/\s*\n\s*/g, " ");

const folderOf = ({ main, folder = fileURLToPath(new URL(".", main)).replace(/\/$/, "") }: ProgramOptions): string => folder;

/** An error of the program itself as its user's mistake: with its file and line as far as the error tells them. */
const mistakeOf = (error: unknown, options: ProgramOptions): unknown => {
  if (error instanceof UserError || error instanceof UnsupportedError || pulumi.RunError.isInstance(error)) return error;
  const folder = folderOf(options);
  if (isDefect(error, folder)) return error;
  const mistake = programMistake(error, folder) ?? [`Cannot run ${relative(folder, fileURLToPath(options.main))}: ${wordsOf(error)}.`];
  return new UserError(mistake, { cause: error });
};

let runs = 0;

/** What else a failed run rejects follows from its first error. */
const ignoreRejection = (): void => undefined;

/**
 * Runs the program once.
 * @param before runs inside the stack, ahead of the program: the place for stack transformations
 * @returns its stack outputs, when every resource is made
 * @throws UserError for what the program itself refuses (its settings), for a mistake in it (with its file and line), and for an input that
 * cannot be had (code that does not build); otherwise the first error of a resource. After that, end the process with an exit code: Pulumi warns of unfinished promises at the end of a
 * process that seems to have succeeded.
 */
export const evaluate = async (
  options: ProgramOptions,
  host: ProgramHost,
  before: () => void = () => undefined,
): Promise<Readonly<Record<string, unknown>>> => {
  const failure = Promise.withResolvers<never>();
  // A mock that throws surfaces as many rejections that say nothing. So an error is kept here, and what hangs on it waits for ever.
  const firstError = async <Answer>(work: Promise<Answer>): Promise<Answer> => {
    try {
      return await work;
    } catch (error) {
      failure.reject(error);
      return new Promise<never>(() => undefined);
    }
  };
  // An input that cannot be had (a bundle that does not build) would be a rejection of Pulumi's own, which nobody can wait for either.
  // So it is kept here too, and the resource goes without: what becomes of it is not looked at any more.
  const tellOfInputs: pulumi.ResourceTransformation = ({ type, name, props, opts }) => {
    const inputs = Object.entries<unknown>(props).map(([key, value]): readonly [string, unknown] => {
      if (!(value instanceof Promise)) return [key, value];
      const told = value.catch((error: unknown) => {
        const why = programMistake(error, folderOf(options)) ?? [wordsOf(error)];
        failure.reject(
          new UserError(`Cannot make ${type} "${name}": there is no "${key}" for it.\n  ${why.join("\n  ")}`, { cause: error }),
        );
      });
      return [key, told];
    });
    return { props: Object.fromEntries(inputs), opts };
  };
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, provider, inputs, id, custom }) =>
        custom === false
          ? { id: undefined, state: {} }
          : firstError(
              plainRecord(inputs).then((read) =>
                host.resource({ type, name, provider: provider ?? "", inputs: read, id: id === "" ? undefined : id }),
              ),
            ),
      call: ({ token, provider, inputs }) =>
        firstError(plainRecord(inputs).then((args) => host.invoke({ token, provider: provider ?? "", args }))),
    },
    options.project,
    options.stack,
    false,
  );
  pulumi.runtime.setAllConfig({ ...options.config }, [...options.secretKeys]);
  // Pulumi keeps a stack trace for each of thousands of promises: ten frames each would slow every start.
  const frames = Error.stackTraceLimit;
  Error.stackTraceLimit = Math.min(frames, 2);
  const run = async (): Promise<Readonly<Record<string, unknown>>> => {
    // What the program itself throws is kept as well: thrown on, it would reject promises of Pulumi's stack that nobody can wait for.
    const program = async (): Promise<unknown> => {
      try {
        pulumi.runtime.registerStackTransformation(tellOfInputs);
        before();
        return await import(`${options.main.href}?run=${++runs}`);
      } catch (error) {
        failure.reject(mistakeOf(error, options));
        return {};
      }
    };
    const outputs: unknown = await pulumi.runtime.runInPulumiStack(program);
    await pulumi.runtime.disconnect();
    return plainRecord(outputs);
  };
  // What an apply of the program throws, and a promise that it does not wait for, are rejections that nobody else hears.
  const hear = (error: unknown): void => failure.reject(mistakeOf(error, options));
  process.on("unhandledRejection", hear);
  try {
    const outputs = await Promise.race([run(), failure.promise]);
    // Node tells of a rejection that nobody hears once the tasks at hand are done.
    return await Promise.race([new Promise<void>((resolve) => void setImmediate(resolve)).then(() => outputs), failure.promise]);
  } catch (error) {
    if (!process.listeners("unhandledRejection").includes(ignoreRejection)) process.on("unhandledRejection", ignoreRejection);
    if (pulumi.RunError.isInstance(error)) throw new UserError(error.message.split("\n"), { cause: error });
    throw error;
  } finally {
    process.off("unhandledRejection", hear);
    Error.stackTraceLimit = frames;
  }
};
