// The local cloud put together: every service made once, the program deployed into it, and the line ready to be called. This is the one
// place where things are wired; everything else is given what it needs.
import type { Caller } from "./connect/caller.ts";
import type { CallEnded } from "./connect/contact.ts";
import { createInstances, type AgentState } from "./connect/instances.ts";
import { placeCall } from "./connect/place-call.ts";
import { CALLS_PATH, serveCall } from "./calls.ts";
import type { Clock } from "./clock.ts";
import type { Dispatch } from "./dispatch.ts";
import { tables } from "./dynamodb/tables.ts";
import { UserError } from "./errors.ts";
import { eventLog, type Channel, type EventLog, type LogEntry } from "./events.ts";
import { faultBox, idleRules, type FaultRule, type Faults } from "./faults.ts";
import { localIam } from "./iam/iam.ts";
import { lambdaFunctions } from "./lambda/functions.ts";
import { late } from "./late.ts";
import { lexBots } from "./lex/bots.ts";
import { deploy } from "./program/deploy.ts";
import type { ProgramOptions } from "./program/evaluate.ts";
import { seededRandom } from "./random.ts";
import { scheduler } from "./scheduler/scheduler.ts";
import { scheduleStore } from "./scheduler/schedules.ts";
import { embeddedMetrics } from "./services/cloudwatch/embedded.ts";
import { metricStore } from "./services/cloudwatch/metrics.ts";
import { operations } from "./services/registry.ts";
import { logGroups } from "./services/logs/groups.ts";
import { queueStore } from "./services/sqs/queues.ts";
import type { Services } from "./services.ts";
import { startWire, type Wire } from "./wire/start.ts";

/** The account that everything local belongs to: one that AWS uses in its examples. */
const ACCOUNT_ID = "111122223333";

export interface CloudOptions {
  readonly program: ProgramOptions;
  readonly clock: Clock;
  /** Of ids, lags and shares; the same seed gives the same. */
  readonly seed: number;
  /** 0 for any free one. */
  readonly port: number;
  /** In force once the program is deployed. */
  readonly faults: readonly FaultRule[];
  readonly events?: EventLog;
  /** T: how long Connect waits for a bot that hangs, in ms. */
  readonly botWaitMs: number;
  /** Whether EventBridge Scheduler fires. Only on a clock that waits. */
  readonly schedules: boolean;
}

export interface CloudCall {
  /** E.164; undefined when withheld. */
  readonly from: string | undefined;
  readonly channel: Channel;
  readonly caller: Caller;
}

export interface Cloud {
  /** For AWS_ENDPOINT_URL. */
  readonly endpoint: string;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly services: Services;
  readonly faults: Faults;
  readonly events: EventLog;
  readonly dispatch: Dispatch;
  /** The line's number, E.164. */
  readonly phoneNumber: string;
  call(call: CloudCall): Promise<CallEnded>;
  /** Sets every agent's state. */
  agents(state: AgentState): void;
  close(): Promise<void>;
}

const allServices = ({ clock, seed, events }: { readonly clock: Clock; readonly seed: number; readonly events: EventLog }) => {
  const accountId = ACCOUNT_ID;
  const random = seededRandom(seed);
  const iam = localIam({ random });
  const wire = late<Wire>("the wire");
  const dispatch: Dispatch = (name, call) => wire.get().dispatch(name, call);
  const metrics = metricStore();
  const logs = logGroups({
    clock,
    accountId,
    onLine: (region, line) => {
      for (const datum of embeddedMetrics(line)) metrics.put(region, datum);
    },
  });
  const functions = lambdaFunctions({ clock, random, iam, logs, endpoint: () => wire.get().endpoint });
  return {
    accountId,
    clock,
    random,
    events,
    iam,
    functions,
    logs,
    metrics,
    wire,
    dispatch,
    tables: tables({ accountId, clock, random, events }),
    bots: lexBots({ accountId, clock, random, dispatch }),
    instances: createInstances({ random, accountId }),
    queues: queueStore({ clock, random, accountId }),
    schedules: scheduleStore({ clock, accountId }),
  };
};

/**
 * Starts a cloud and deploys the program into it.
 * @throws UserError or UnsupportedError: what the program, a resource or the port refuses; nothing is left running then
 */
export const startCloud = async ({
  program,
  clock,
  seed,
  port,
  faults: rules,
  events = eventLog(),
  botWaitMs,
  schedules,
}: CloudOptions): Promise<Cloud> => {
  const services = allServices({ clock, seed, events });
  const { random, dispatch, instances, functions } = services;
  const faults = faultBox();
  const cloud = late<Cloud>("the line");
  const wire = await startWire(
    { ...services, faults },
    { port, doors: { [CALLS_PATH]: (request, response) => serveCall(cloud.get(), request, response) } },
  );
  services.wire.set(wire);
  const timer = scheduler(services);
  const close = async (): Promise<void> => {
    await timer.stop();
    await wire.close();
    await functions.close();
  };
  try {
    const outputs = await deploy(program, services);
    const { phoneNumber } = outputs;
    if (typeof phoneNumber !== "string")
      throw new UserError('Cannot call the line: the program has no output "phoneNumber". Export it from infra/index.ts.');
    const regions = [...new Set(services.bots.listAliases().map(({ region }) => region))];
    const idle = idleRules(rules, { operations, functions: regions.flatMap((region) => functions.list(region)) });
    if (idle.length > 0) throw new UserError(idle);
    faults.set(rules);
    if (schedules) timer.start();
    const connect = {
      instances,
      dispatch,
      clock,
      random,
      emit: (entry: LogEntry) => events.emit(entry),
      botWaitMs: { VOICE: botWaitMs },
      speech: "instant" as const,
    };
    const ready: Cloud = {
      endpoint: wire.endpoint,
      outputs,
      services,
      faults,
      events,
      dispatch,
      phoneNumber,
      call: (call) => placeCall(connect, { ...call, to: phoneNumber }),
      agents: (state) => {
        for (const instance of instances.list()) for (const { id } of instance.users.list()) instance.users.update(id, { state });
      },
      close,
    };
    cloud.set(ready);
    return ready;
  } catch (error) {
    await close();
    throw error;
  }
};
