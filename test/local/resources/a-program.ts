// Resources declared one by one, through the handlers that a program meets, in a cloud of services that nothing serves.
import { realClock } from "../../../shared/clock.ts";
import { createInstances } from "../../../local/connect/instances.ts";
import type { Dispatch } from "../../../local/dispatch.ts";
import { tables } from "../../../local/dynamodb/tables.ts";
import { UnsupportedError, UserError } from "../../../local/errors.ts";
import { eventLog } from "../../../local/events.ts";
import { localIam } from "../../../local/iam/iam.ts";
import { asyncEvents } from "../../../local/lambda/async-events.ts";
import { lambdaFunctions } from "../../../local/lambda/functions.ts";
import { lexBots } from "../../../local/lex/bots.ts";
import { seededRandom } from "../../../local/random.ts";
import type { Region } from "../../../shared/region.ts";
import type { Created, Found, ResourceHandler } from "../../../local/resources/handler.ts";
import { resources } from "../../../local/resources/registry.ts";
import { scheduleStore } from "../../../local/scheduler/schedules.ts";
import { alarmStore } from "../../../local/services/cloudwatch/alarms.ts";
import { dashboardStore } from "../../../local/services/cloudwatch/dashboards.ts";
import { metricStore } from "../../../local/services/cloudwatch/metrics.ts";
import { keyStore } from "../../../local/services/kms/keys.ts";
import { logGroups } from "../../../local/services/logs/groups.ts";
import { bucketStore } from "../../../local/services/s3/buckets.ts";
import { smsOutbox } from "../../../local/services/sns/outbox.ts";
import { topicStore } from "../../../local/services/sns/topics.ts";
import { queueStore } from "../../../local/services/sqs/queues.ts";
import type { Services } from "../../../local/services.ts";
import { orderFlowersDefinition } from "../lex/flowers-locale.ts";

export const ACCOUNT = "111122223333";
export const ROLE = `arn:aws:iam::${ACCOUNT}:role/r`;

const trust = (service: string): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }] });

/** What the tests declare most, each with nothing but what it needs. */
export const inputsOf = {
  role: { name: "r", assumeRolePolicy: trust("lambda.amazonaws.com") },
  function: { name: "fn", role: ROLE, runtime: "nodejs24.x", handler: "index.handler", code: { "index.js": "" } },
  instance: {
    identityManagementType: "CONNECT_MANAGED",
    instanceAlias: "line",
    inboundCallsEnabled: true,
    outboundCallsEnabled: true,
  },
  bot: { ...orderFlowersDefinition, roleArn: ROLE },
} as const;

type Inputs = Readonly<Record<string, unknown>>;

export const aProgram = () => {
  const clock = realClock;
  const random = seededRandom(1);
  const events = eventLog();
  const iam = localIam({ random });
  const logs = logGroups({ clock, accountId: ACCOUNT });
  const dispatch: Dispatch = () => Promise.reject(new Error("Nothing is called while resources are made."));
  const delivering = { accountId: ACCOUNT, clock, random, events, iam, dispatch };
  const services: Services = {
    accountId: ACCOUNT,
    clock,
    random,
    events,
    iam,
    logs,
    functions: lambdaFunctions({ clock, random, iam, logs, endpoint: () => "http://127.0.0.1:1" }),
    tables: tables({ accountId: ACCOUNT, clock, random, events }),
    bots: lexBots({ accountId: ACCOUNT, clock, random, dispatch }),
    instances: createInstances({ random, accountId: ACCOUNT }),
    keys: keyStore({ random, accountId: ACCOUNT, iam }),
    buckets: bucketStore(),
    queues: queueStore({ clock, random, accountId: ACCOUNT }),
    schedules: scheduleStore({ clock, accountId: ACCOUNT }),
    outbox: smsOutbox(delivering),
    topics: topicStore(delivering),
    alarms: alarmStore(delivering),
    dashboards: dashboardStore({ accountId: ACCOUNT }),
    asyncEvents: asyncEvents({ ...delivering, metrics: metricStore() }),
  };
  const handlerOf = (type: string): ResourceHandler => {
    const handler = resources[type];
    if (handler === undefined) throw new Error(`There is no handler for ${type}.`);
    return handler;
  };
  const declare = async (type: string, inputs: Inputs, region: Region = "us-east-1", known?: Created): Promise<Created> =>
    handlerOf(type).create(services, { name: "it", region, inputs, ...(known === undefined ? {} : { known }) });
  /** What is there now; `inputs` as it was declared, nothing for one to import. */
  const read = async (type: string, id: string, inputs: Inputs = {}, region: Region = "us-east-1"): Promise<Found | undefined> =>
    handlerOf(type).read(services, { id, name: "it", region, inputs });
  const update = async (type: string, id: string, before: Inputs, inputs: Inputs, region: Region = "us-east-1"): Promise<Inputs> =>
    handlerOf(type).update(services, { id, name: "it", region, before, inputs });
  const remove = async (type: string, id: string, inputs: Inputs, region: Region = "us-east-1"): Promise<void> =>
    handlerOf(type).delete(services, { id, name: "it", region, inputs });
  /** What is said of a resource that is refused: a line a problem. Other errors pass. */
  const refusal = async (type: string, inputs: Readonly<Record<string, unknown>>, region?: Region): Promise<readonly string[]> => {
    try {
      await declare(type, inputs, region);
    } catch (error) {
      if (error instanceof UserError) return error.problems;
      if (error instanceof UnsupportedError) return [error.message];
      throw error;
    }
    throw new Error(`${type} was not refused.`);
  };
  return { services, declare, read, update, remove, refusal, close: () => services.functions.close() };
};

/** An output that is a text. */
export const textOf = ({ outputs }: Created, name: string): string => String(outputs[name]);
