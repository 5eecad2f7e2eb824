// The Lambda functions of the local cloud: what was deployed, and the environments that run the very bundle.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve, sep } from "node:path";
import type { Clock } from "../clock.ts";
import { UserError } from "../errors.ts";
import type { Iam } from "../iam/iam.ts";
import type { Random } from "../random.ts";
import type { Region } from "../region.ts";
import type { LogGroups } from "../services/logs/groups.ts";
import { startEnvironment, type Environment, type StartEnvironment } from "./environment.ts";
import { type InvocationResult, resultOf } from "./result.ts";
import { type Logbook, logbook } from "./logbook.ts";
import { makePool, type Pool } from "./pool.ts";
import { workerScript } from "./worker-script.ts";

export type { InvocationResult } from "./result.ts";

export interface FunctionConfiguration {
  readonly region: Region;
  readonly name: string;
  readonly arn: string;
  /** `file.export`, e.g. `index.handler`. */
  readonly handler: string;
  readonly runtime: string;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  readonly roleArn: string;
  readonly environment: Readonly<Record<string, string>>;
  /** The archive that would be uploaded: path in the archive to its text. */
  readonly code: Readonly<Record<string, string>>;
}

export interface Functions {
  /** @throws UserError when Lambda may not assume the role, the archive reaches outside itself, or all is closed */
  create(configuration: FunctionConfiguration): Promise<void>;
  /** By name or (qualified) ARN. */
  find(region: Region, nameOrArn: string): FunctionConfiguration | undefined;
  list(region: Region): readonly FunctionConfiguration[];
  /** Runs the function once, in a warm environment where there is one. @throws the signal's reason; the function itself runs on, as in AWS */
  invoke(
    configuration: FunctionConfiguration,
    payload: string,
    options: { readonly requestId: string; readonly signal: AbortSignal },
  ): Promise<InvocationResult>;
  /** Ends every environment and removes the unpacked archives. */
  close(): Promise<void>;
}

export interface FunctionsServices {
  readonly clock: Clock;
  readonly random: Random;
  readonly iam: Iam;
  readonly logs: LogGroups;
  /** Where the functions' own AWS calls go. */
  readonly endpoint: () => string;
  /** Environments of one function at one time. @default 8 */
  readonly environmentsPerFunction?: number;
  /** What runs an event. @default startEnvironment, a worker */
  readonly start?: StartEnvironment;
}

/** `arn:…:function:NAME[:QUALIFIER]`, `NAME:QUALIFIER` or `NAME`, without the qualifier. */
export const functionName = (nameOrArn: string): string => {
  const parts = nameOrArn.split(":");
  return (nameOrArn.startsWith("arn:") ? parts[6] : parts[0]) ?? nameOrArn;
};

const LAMBDA = "lambda.amazonaws.com";

const unpack = async (folder: string, code: FunctionConfiguration["code"]): Promise<void> => {
  for (const [path, text] of Object.entries(code)) {
    const file = resolve(folder, path);
    if (!file.startsWith(`${folder}${sep}`))
      throw new UserError(`Cannot unpack the archive: its entry "${path}" lies outside of it. Use paths relative to the archive's root.`);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
};

// Workers share the machine's time zone: TZ here tells the code what Lambda would, but cannot move a worker's own `Date`.
const ownVariables = ({ name, region, memoryMb, handler, runtime }: FunctionConfiguration, folder: string, book: Logbook) => ({
  AWS_EXECUTION_ENV: `AWS_Lambda_${runtime}`,
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
  AWS_LAMBDA_FUNCTION_NAME: name,
  AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
  AWS_LAMBDA_LOG_GROUP_NAME: book.group,
  AWS_LAMBDA_LOG_STREAM_NAME: book.stream,
  AWS_REGION: region,
  AWS_DEFAULT_REGION: region,
  LAMBDA_TASK_ROOT: folder,
  LANG: "en_US.UTF-8",
  TZ: "UTC",
  _HANDLER: handler,
});

/** An environment with the log stream that is its own. */
type Logged = Environment & { readonly book: Logbook };

interface Deployed {
  readonly configuration: FunctionConfiguration;
  readonly pool: Pool<Logged>;
}

const untilAborted = (signal: AbortSignal) => {
  const { promise, reject } = Promise.withResolvers<never>();
  const end = (): void => reject(signal.reason);
  signal.addEventListener("abort", end, { once: true });
  return { promise, forget: () => signal.removeEventListener("abort", end) };
};

/** No functions yet. */
export const lambdaFunctions = ({
  clock,
  random,
  iam,
  logs,
  endpoint,
  environmentsPerFunction = 8,
  start = startEnvironment,
}: FunctionsServices): Functions => {
  const deployed = new Map<string, Deployed>();
  // A program that fails is closed while others of its functions are still being written.
  const deploying = new Set<Promise<void>>();
  let closed = false;
  let root: Promise<string> | undefined;
  const unpacked = (): Promise<string> => (root ??= mkdtemp(join(tmpdir(), "twinline-lambda-")));
  const key = (region: Region, name: string): string => `${region}/${name}`;

  const starter = (configuration: FunctionConfiguration, folder: string, script: string) => (): Logged => {
    const { name, region, arn, handler, memoryMb, roleArn, environment } = configuration;
    const book = logbook({ clock, random, logs }, region, name);
    const { accessKeyId, secretAccessKey, sessionToken } = iam.assumeRole(roleArn, name, LAMBDA);
    const started = start({
      script,
      clock,
      setup: { taskRoot: folder, handler, functionName: name, functionArn: arn, memoryMb, logGroup: book.group, logStream: book.stream },
      variables: {
        ...ownVariables(configuration, folder, book),
        ...environment,
        AWS_ACCESS_KEY_ID: accessKeyId,
        AWS_SECRET_ACCESS_KEY: secretAccessKey,
        AWS_SESSION_TOKEN: sessionToken,
        AWS_ENDPOINT_URL: endpoint(),
      },
      onLog: (requestId, level, text) => book.console(requestId, level, text),
      onOutput: (text) => book.output(text),
    });
    return { ...started, book };
  };

  const deploy = async (configuration: FunctionConfiguration): Promise<void> => {
    const { region, name, roleArn } = configuration;
    // Asked now and not at the first call, as CreateFunction does.
    iam.assumeRole(roleArn, name, LAMBDA);
    const folder = join(await unpacked(), region, name);
    const script = join(await unpacked(), "worker.mjs");
    await unpack(folder, configuration.code);
    await writeFile(script, await workerScript());
    await deployed.get(key(region, name))?.pool.close();
    deployed.set(key(region, name), { configuration, pool: makePool(starter(configuration, folder, script), environmentsPerFunction) });
  };

  return {
    create: async (configuration) => {
      if (closed) throw new UserError(`Cannot create function "${configuration.name}": the cloud is closed. Start another.`);
      const work = deploy(configuration);
      deploying.add(work);
      try {
        await work;
      } finally {
        deploying.delete(work);
      }
    },
    find: (region, nameOrArn) => {
      const found = deployed.get(key(region, functionName(nameOrArn)))?.configuration;
      // The same name in another region or account is another function.
      const isOther = nameOrArn.startsWith("arn:") && nameOrArn.split(":").slice(0, 7).join(":") !== found?.arn;
      return isOther ? undefined : found;
    },
    list: (region) => [...deployed.values()].map(({ configuration }) => configuration).filter((one) => one.region === region),
    invoke: async ({ region, name, timeoutSeconds, memoryMb }, payload, { requestId, signal }) => {
      signal.throwIfAborted();
      const pool = deployed.get(key(region, name))?.pool;
      if (pool === undefined)
        throw new UserError(`Cannot invoke "${name}": there is no function by that name in ${region}. Deploy it first.`);
      const work = pool.use(async (environment) => {
        const { book } = environment;
        book.start(requestId);
        const ran = await environment.run({ requestId, payload, timeoutMs: timeoutSeconds * 1000 });
        book.end(requestId, ran, memoryMb);
        return ran.outcome;
      });
      const aborted = untilAborted(signal);
      try {
        return resultOf(await Promise.race([work, aborted.promise]));
      } finally {
        aborted.forget();
      }
    },
    close: async () => {
      closed = true;
      await Promise.allSettled(deploying);
      await Promise.all([...deployed.values()].map(({ pool }) => pool.close()));
      deployed.clear();
      if (root !== undefined) await rm(await root, { recursive: true, force: true });
      root = undefined;
    },
  };
};
