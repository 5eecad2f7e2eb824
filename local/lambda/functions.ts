// The Lambda functions of the local cloud: what was deployed, and the environments that run the very bundle.
import type { Clock } from "../../shared/clock.ts";
import { ServiceError, UserError } from "../errors.ts";
import type { Iam } from "../iam/iam.ts";
import type { Random } from "../random.ts";
import type { Region } from "../../shared/region.ts";
import type { LogGroups } from "../services/logs/groups.ts";
import { archives } from "./archives.ts";
import { type FunctionConfiguration, functionName, runsAlike } from "./configuration.ts";
import type { StartEnvironment } from "./environment.ts";
import { type InvocationResult, resultOf } from "./result.ts";
import { makePool, type Pool } from "./pool.ts";
import { LAMBDA, type Logged, starter } from "./starter.ts";
import { untilAborted } from "./until-aborted.ts";

export { type FunctionConfiguration, functionName } from "./configuration.ts";
export type { InvocationResult } from "./result.ts";

export interface Functions {
  /**
   * @throws UserError when Lambda may not assume the role, the archive reaches outside itself, or all is closed;
   * ServiceError ResourceConflictException when the region has a function of that name
   */
  create(configuration: FunctionConfiguration): Promise<void>;
  /**
   * Puts code and settings in place of those it had. Events under way end in the environments that they are in; the next one meets a new one,
   * as Lambda does it. @throws as create; ServiceError ResourceNotFoundException
   */
  update(configuration: FunctionConfiguration): Promise<void>;
  /** Its policy goes with it; events under way end. */
  delete(region: Region, name: string): void;
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

interface Deployed {
  readonly configuration: FunctionConfiguration;
  readonly pool: Pool<Logged>;
  readonly folder: string;
}

/** No functions yet. */
export const lambdaFunctions = (services: FunctionsServices): Functions => {
  const { iam, environmentsPerFunction = 8 } = services;
  const deployed = new Map<string, Deployed>();
  // Replaced and deleted ones, whose last events have not ended.
  const retiring = new Set<Deployed>();
  // A program that fails is closed while others of its functions are still being written.
  const deploying = new Set<Promise<void>>();
  const unpacked = archives();
  /** Invocations under way, by function. */
  const inFlight = new Map<string, number>();
  let closed = false;
  const key = (region: Region, name: string): string => `${region}/${name}`;

  const retire = async (old: Deployed): Promise<void> => {
    retiring.add(old);
    await old.pool.retire();
    await unpacked.remove(old.folder);
    retiring.delete(old);
  };

  const deploy = async (configuration: FunctionConfiguration): Promise<void> => {
    const { region, name, arn, roleArn, code } = configuration;
    if (closed) throw new UserError(`Cannot deploy function "${name}": the cloud is closed. Start another.`);
    // Asked now and not at the first call, as CreateFunction does.
    iam.assumeRole(roleArn, name, LAMBDA, arn);
    const at = await unpacked.unpack(`${region}-${name}`, code);
    const old = deployed.get(key(region, name));
    const pool = makePool(starter(services, configuration, at), environmentsPerFunction);
    deployed.set(key(region, name), { configuration, pool, folder: at.folder });
    if (old !== undefined) void retire(old);
  };

  const awaited = async (work: Promise<void>): Promise<void> => {
    deploying.add(work);
    try {
      await work;
    } finally {
      deploying.delete(work);
    }
  };

  return {
    create: async (configuration) => {
      const { region, name } = configuration;
      if (deployed.has(key(region, name))) throw new ServiceError("ResourceConflictException", 409, `Function already exist: ${name}`);
      await awaited(deploy(configuration));
    },
    update: async (configuration) => {
      const { region, name, arn } = configuration;
      const old = deployed.get(key(region, name));
      if (old === undefined) throw new ServiceError("ResourceNotFoundException", 404, `Function not found: ${arn}`);
      // Tags and the like are no reason for a cold start.
      if (runsAlike(old.configuration, configuration)) deployed.set(key(region, name), { ...old, configuration });
      else await awaited(deploy(configuration));
    },
    delete: (region, name) => {
      const old = deployed.get(key(region, name));
      if (old === undefined) return;
      deployed.delete(key(region, name));
      iam.deleteResourcePolicy(old.configuration.arn);
      void retire(old);
    },
    find: (region, nameOrArn) => {
      const found = deployed.get(key(region, functionName(nameOrArn)))?.configuration;
      // The same name in another region or account is another function.
      const isOther = nameOrArn.startsWith("arn:") && nameOrArn.split(":").slice(0, 7).join(":") !== found?.arn;
      return isOther ? undefined : found;
    },
    list: (region) => [...deployed.values()].map(({ configuration }) => configuration).filter((one) => one.region === region),
    invoke: async (configuration, payload, { requestId, signal }) => {
      signal.throwIfAborted();
      const { region, name, arn, timeoutSeconds, memoryMb, reservedConcurrency = Number.POSITIVE_INFINITY } = configuration;
      const pool = deployed.get(key(region, name))?.pool;
      if (pool === undefined)
        throw new UserError(`Cannot invoke "${name}": there is no function by that name in ${region}. Deploy it first.`);
      const running = inFlight.get(arn) ?? 0;
      // The concurrency that is reserved for a function bounds it, too (Lambda developer guide, configuration-concurrency).
      if (running >= reservedConcurrency) throw new ServiceError("TooManyRequestsException", 429, "Rate Exceeded.");
      inFlight.set(arn, running + 1);
      const work = pool
        .use(async (environment) => {
          const { book } = environment;
          book.start(requestId);
          const ran = await environment.run({ requestId, payload, timeoutMs: timeoutSeconds * 1000 });
          book.end(requestId, ran, memoryMb);
          return ran.outcome;
        })
        .finally(() => inFlight.set(arn, (inFlight.get(arn) ?? 1) - 1));
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
      await Promise.all([...deployed.values(), ...retiring].map(({ pool }) => pool.close()));
      deployed.clear();
      await unpacked.close();
    },
  };
};
