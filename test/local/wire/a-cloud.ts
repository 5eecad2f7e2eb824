// A whole wire on a free port for tests: real services, a bot that is a function, and clients of the real SDK against it.
import { localIam } from "../../../local/iam/iam.ts";
import { realClock } from "../../../shared/clock.ts";
import type { Clock } from "../../../shared/clock.ts";
import { tables } from "../../../local/dynamodb/tables.ts";
import { eventLog, type LogEntry } from "../../../local/events.ts";
import { faultBox } from "../../../local/faults.ts";
import { asyncEvents } from "../../../local/lambda/async-events.ts";
import type { Dispatch } from "../../../local/dispatch.ts";
import { lambdaFunctions } from "../../../local/lambda/functions.ts";
import { late } from "../../../local/late.ts";
import type { LexBots } from "../../../local/lex/bots.ts";
import { seededRandom } from "../../../local/random.ts";
import { scheduleStore } from "../../../local/scheduler/schedules.ts";
import { alarmStore } from "../../../local/services/cloudwatch/alarms.ts";
import { dashboardStore } from "../../../local/services/cloudwatch/dashboards.ts";
import { embeddedMetrics } from "../../../local/services/cloudwatch/embedded.ts";
import { metricStore } from "../../../local/services/cloudwatch/metrics.ts";
import { keyStore } from "../../../local/services/kms/keys.ts";
import { logGroups } from "../../../local/services/logs/groups.ts";
import { smsOutbox } from "../../../local/services/sns/outbox.ts";
import { topicStore } from "../../../local/services/sns/topics.ts";
import { queueStore } from "../../../local/services/sqs/queues.ts";
import type { Doors } from "../../../local/wire/server.ts";
import { startWire, type Wire } from "../../../local/wire/start.ts";

export const ACCOUNT = "111122223333";

/** The alias of the bots here. */
export const ALIAS = {
  region: "us-east-1",
  botId: "ABCDEFGHIJ",
  aliasId: "KLMNOPQRST",
  arn: `arn:aws:lex:us-east-1:${ACCOUNT}:bot-alias/ABCDEFGHIJ/KLMNOPQRST`,
  name: "live",
  version: "1",
  locales: [],
  tags: { "model-hash": "abc" },
  createdAt: 0,
  changedAt: 0,
} as const;

const unused = (): never => {
  throw new Error("This bot only recognises text.");
};

/** Bots that answer every text with one intent. */
const aBot = (recognizeText: LexBots["recognizeText"]): LexBots => ({
  createBot: unused,
  obscuredSlots: unused,
  findBot: unused,
  listBots: unused,
  updateBot: unused,
  editLocale: unused,
  buildLocale: unused,
  tagBot: unused,
  deleteBot: unused,
  createVersion: unused,
  deleteVersion: unused,
  createAlias: unused,
  updateAlias: unused,
  deleteAlias: unused,
  findAlias: (arn) => (arn === ALIAS.arn ? ALIAS : undefined),
  listAliases: () => [],
  recognizeText,
  putSession: async (_, { sessionState = {} }) => ({ sessionState, messages: [] }),
  getSession: unused,
  deleteSession: unused,
});

const orderFlowers: LexBots["recognizeText"] = async (_, { sessionId, text }) => ({
  sessionId,
  messages: [{ contentType: "PlainText", content: `You said: ${text ?? ""}` }],
  sessionState: { intent: { name: "OrderFlowers", state: "InProgress" }, dialogAction: { type: "ElicitSlot", slotToElicit: "FlowerType" } },
  interpretations: [
    { intent: { name: "OrderFlowers" }, nluConfidence: { score: 0.9 } },
    { intent: { name: "Help" }, nluConfidence: { score: 0.2 } },
  ],
});

export const aCloud = async ({
  clock = realClock,
  recognizeText = orderFlowers,
  bots = aBot(recognizeText),
  port = 0,
  doors = {},
}: {
  readonly clock?: Clock;
  readonly recognizeText?: LexBots["recognizeText"];
  /** Instead of bots that answer by `recognizeText`. */
  readonly bots?: LexBots;
  readonly port?: number;
  readonly doors?: Doors;
} = {}) => {
  const random = seededRandom(1);
  const events = eventLog();
  const faults = faultBox();
  const seen: LogEntry[] = [];
  events.subscribe((entry) => seen.push(entry));
  const iam = localIam({ random });
  const metrics = metricStore();
  const logs = logGroups({
    clock,
    accountId: ACCOUNT,
    onLine: (region, line) => {
      for (const datum of embeddedMetrics(line)) metrics.put(region, datum);
    },
  });
  let endpoint = "";
  const functions = lambdaFunctions({ clock, random, iam, logs, endpoint: () => endpoint });
  const served = late<Wire>("the wire");
  const dispatch: Dispatch = (name, call) => served.get().dispatch(name, call);
  const delivering = { accountId: ACCOUNT, clock, random, events, iam, dispatch };
  const shared = {
    accountId: ACCOUNT,
    clock,
    random,
    events,
    faults,
    iam,
    metrics,
    logs,
    functions,
    asyncEvents: asyncEvents({ ...delivering, metrics }),
    outbox: smsOutbox(delivering),
    topics: topicStore(delivering),
    alarms: alarmStore(delivering),
    dashboards: dashboardStore({ accountId: ACCOUNT }),
    bots,
    keys: keyStore({ random, accountId: ACCOUNT, iam }),
    queues: queueStore({ clock, random, accountId: ACCOUNT }),
    schedules: scheduleStore({ clock, accountId: ACCOUNT }),
    tables: tables({ clock, random, events, accountId: ACCOUNT }),
  };
  const wire = await startWire(shared, { port, doors });
  served.set(wire);
  ({ endpoint } = wire);
  return {
    ...shared,
    ...wire,
    seen,
    /** The settings of an SDK client of the account. */
    client: (region = "us-east-1") => ({
      region,
      endpoint,
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
      maxAttempts: 1,
    }),
    close: async () => {
      shared.asyncEvents.close();
      await wire.close();
      await functions.close();
    },
  };
};

export type Cloud = Awaited<ReturnType<typeof aCloud>>;
