// The local cloud put together: every service made once, the program deployed into it, and the line ready to be called. This is the one
// place where things are wired; everything else is given what it needs.
import { ASSUMED, type Assumptions } from "./assumptions.ts";
import type { Caller } from "./connect/caller.ts";
import type { CallEnded } from "./connect/contact.ts";
import { createInstances, type AgentState } from "./connect/instances.ts";
import { placeCall } from "./connect/place-call.ts";
import { CALLS_PATH, OUTPUTS_PATH, serveCall, serveOutputs } from "./calls.ts";
import type { Clock } from "../shared/clock.ts";
import type { Dispatch, InternalOperations } from "./dispatch.ts";
import { tables, type Tables } from "./dynamodb/tables.ts";
import { ServiceError, UserError } from "./errors.ts";
import type { Engine, EngineAddress } from "./engine/engine.ts";
import { ENGINE_PATH, serveEngine } from "./engine/door.ts";
import { eventLog, type Channel, type EventLog, type LogEntry } from "./events.ts";
import { faultBox, idleRules, type FaultRule, type Faults } from "./faults.ts";
import { localIam } from "./iam/iam.ts";
import type { StartEnvironment } from "./lambda/environment.ts";
import { asyncEvents } from "./lambda/async-events.ts";
import { lambdaFunctions } from "./lambda/functions.ts";
import { late } from "./late.ts";
import { lexBots } from "./lex/bots.ts";
import { linesOf, numberOf, type Lines } from "./lines.ts";
import { deploy } from "./program/deploy.ts";
import type { ProgramOptions } from "./program/evaluate.ts";
import type { SourceChanges } from "./program/source-changes.ts";
import { seededRandom } from "./random.ts";
import type { Region } from "../shared/region.ts";
import { scheduler } from "./scheduler/scheduler.ts";
import { scheduleStore } from "./scheduler/schedules.ts";
import { alarmStore } from "./services/cloudwatch/alarms.ts";
import { dashboardStore } from "./services/cloudwatch/dashboards.ts";
import { embeddedMetrics } from "./services/cloudwatch/embedded.ts";
import { metricStore } from "./services/cloudwatch/metrics.ts";
import { alarmWatch } from "./services/cloudwatch/watch.ts";
import { operations } from "./services/registry.ts";
import { keyStore } from "./services/kms/keys.ts";
import { logGroups } from "./services/logs/groups.ts";
import { bucketStore } from "./services/s3/buckets.ts";
import { smsOutbox } from "./services/sns/outbox.ts";
import { topicStore } from "./services/sns/topics.ts";
import { queueStore } from "./services/sqs/queues.ts";
import type { Services } from "./services.ts";
import { smsSettled } from "./sms-settled.ts";
import { SMS_PATH, serveSms } from "./sms-door.ts";
import { startWire, type Wire } from "./wire/start.ts";

/** What differs where time is simulated: functions run in this thread, and what is real must hold time still. */
export interface Simulation {
  /** Runs work that takes turns of the event loop, while time stands still. */
  hold<Result>(work: Promise<Result>): Promise<Result>;
  /** How long one AWS service waits for another, the work of functions behind it not counted, in ms. */
  latencyMs(operation: keyof InternalOperations, region: Region): number;
  /** What runs a function's events, given the door that its own AWS calls go through. */
  readonly environments: (request: Wire["request"]) => StartEnvironment;
}

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
  /** Whether EventBridge Scheduler fires and CloudWatch judges alarms. Only on a clock that waits. */
  readonly schedules: boolean;
  /** Whether prompts take the time it takes to say them. @default "instant" */
  readonly speech?: "timed" | "instant";
  readonly simulation?: Simulation;
  /** Asked when a call begins and when a command asks for the outputs. */
  readonly sources?: SourceChanges;
  /** Where AWS is silent. */
  readonly assume?: Assumptions;
  /** Brings the program in, instead of evaluating it in this process. */
  readonly engine?: Engine;
}

export interface CloudCall {
  /** E.164; undefined when withheld. */
  readonly from: string | undefined;
  /** An app's name, or a number. @default the first app with a phone */
  readonly to?: string | undefined;
  readonly channel: Channel;
  readonly caller: Caller;
}

export interface Cloud {
  /** For AWS_ENDPOINT_URL. */
  readonly endpoint: string;
  readonly project: string;
  readonly stack: string;
  readonly outputs: Readonly<Record<string, unknown>>;
  /** After the engine changed the stack from another process. */
  renewOutputs(outputs: Readonly<Record<string, unknown>>): void;
  /** How the engine reaches it; undefined when it was deployed without. */
  readonly engine: EngineAddress | undefined;
  readonly services: Services;
  readonly faults: Faults;
  readonly events: EventLog;
  readonly dispatch: Dispatch;
  /** Who can be called. */
  readonly lines: Lines;
  /** The number that an app's name, or a number, stands for. @throws UserError naming those that there are, or saying that there is none */
  numberOf(to: string | undefined): string;
  call(call: CloudCall): Promise<CallEnded>;
  /** Resolves when no function that was asked by a call can still send an SMS; at most three seconds. */
  smsSettled(): Promise<void>;
  /** Sets every agent's state. */
  agents(state: AgentState): void;
  close(): Promise<void>;
}

/** Tables whose work takes no time on a simulated clock. */
const held = (all: Tables, simulation: Simulation | undefined): Tables =>
  simulation === undefined
    ? all
    : { ...all, execute: (region, operation, input) => simulation.hold(all.execute(region, operation, input)) };

const allServices = ({ clock, seed, events, simulation, assume = ASSUMED }: CloudOptions & { readonly events: EventLog }) => {
  const accountId = ACCOUNT_ID;
  const random = seededRandom(seed);
  const iam = localIam({ random });
  const wire = late<Wire>("the wire");
  const dispatch: Dispatch = async (name, call) => {
    if (simulation !== undefined) await clock.sleep(simulation.latencyMs(name, call.region), call.signal);
    return wire.get().dispatch(name, call);
  };
  const metrics = metricStore();
  const logs = logGroups({
    clock,
    accountId,
    onLine: (region, line) => {
      for (const datum of embeddedMetrics(line)) metrics.put(region, datum);
    },
  });
  const functions = lambdaFunctions({
    clock,
    random,
    iam,
    logs,
    endpoint: () => wire.get().endpoint,
    ...(simulation === undefined ? {} : { start: simulation.environments((request, context) => wire.get().request(request, context)) }),
  });
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
    tables: held(tables({ accountId, clock, random, events }), simulation),
    bots: lexBots({ accountId, clock, random, dispatch, timeZone: assume.lexTimeZone }),
    instances: createInstances({ random, accountId }),
    keys: keyStore({ random, accountId, iam }),
    buckets: bucketStore(),
    outbox: smsOutbox({ clock, random, events }),
    queues: queueStore({ clock, random, accountId }),
    schedules: scheduleStore({ clock, accountId }),
    topics: topicStore({ accountId, clock, random, events, iam, dispatch }),
    alarms: alarmStore({ accountId, clock, events, dispatch }),
    dashboards: dashboardStore({ accountId }),
    asyncEvents: asyncEvents({ accountId, clock, events, dispatch, metrics }),
  };
};

/**
 * Starts a cloud and deploys the program into it.
 * @throws UserError or UnsupportedError: what the program, a resource or the port refuses; nothing is left running then
 */
export const startCloud = async (options: CloudOptions): Promise<Cloud> => {
  const { program, clock, port, faults: rules, events = eventLog(), botWaitMs, schedules, speech = "instant" } = options;
  const { engine } = options;
  const services = allServices({ ...options, events });
  const { random, dispatch, instances, functions } = services;
  const faults = faultBox();
  let ready: Cloud | undefined;
  const line = (): Cloud => {
    if (ready !== undefined) return ready;
    throw new ServiceError("ServiceUnavailable", 503, "Cannot use the line yet: it is being deployed. Try again in a moment.");
  };
  const wire = await startWire(
    { ...services, faults },
    {
      port,
      doors: {
        [CALLS_PATH]: (request, response) => serveCall(line(), request, response),
        [OUTPUTS_PATH]: (request, response) => {
          options.sources?.look();
          return serveOutputs(line(), request, response);
        },
        [SMS_PATH]: (request, response) => serveSms(line(), request, response),
        [ENGINE_PATH]: (request, response) => serveEngine(line(), request, response),
      },
    },
  );
  services.wire.set(wire);
  const timer = scheduler(services);
  const watch = alarmWatch(services);
  const close = async (): Promise<void> => {
    engine?.close();
    services.asyncEvents.close();
    await Promise.all([timer.stop(), watch.stop()]);
    await wire.close();
    await functions.close();
  };
  try {
    let outputs = await (engine === undefined ? deploy(program, services) : engine.deploy(program, services));
    const lines = (): Lines =>
      linesOf(
        outputs,
        instances.answeredNumbers().map(({ phoneNumber }) => phoneNumber),
      );
    const dialled = (to: string | undefined): string => numberOf(lines(), to, (number) => instances.findPhoneNumber(number) !== undefined);
    const regions = [...new Set(services.bots.listAliases().map(({ region }) => region))];
    const idle = idleRules(rules, { operations, functions: regions.flatMap((region) => functions.list(region)) });
    if (idle.length > 0) throw new UserError(idle);
    faults.set(rules);
    if (schedules) for (const clockwork of [timer, watch]) clockwork.start();
    const connect = {
      instances,
      iam: services.iam,
      bots: services.bots,
      dispatch,
      clock,
      random,
      emit: (entry: LogEntry) => events.emit(entry),
      botWaitMs: { VOICE: botWaitMs },
      speech,
    };
    ready = {
      endpoint: wire.endpoint,
      project: program.project,
      stack: program.stack,
      get outputs() {
        return outputs;
      },
      renewOutputs: (renewed) => {
        outputs = renewed;
        options.sources?.deployed();
      },
      engine: engine?.address(),
      services,
      faults,
      events,
      dispatch,
      get lines() {
        return lines();
      },
      numberOf: dialled,
      call: async (call) => {
        options.sources?.look();
        return placeCall(connect, { ...call, to: dialled(call.to) });
      },
      smsSettled: () => smsSettled(services),
      agents: (state) => {
        for (const instance of instances.list()) for (const { id } of instance.users.list()) instance.users.update(id, { state });
      },
      close,
    };
    return ready;
  } catch (error) {
    await close();
    throw error;
  }
};
