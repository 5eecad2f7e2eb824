// Every service and action of the local cloud: the table the wire serves by, and the support table is made from. An action that is not here
// answers the protocol's own unknown-operation error.
import type { Clock } from "../../shared/clock.ts";
import type { Tables } from "../dynamodb/tables.ts";
import type { AsyncEvents } from "../lambda/async-events.ts";
import type { Iam } from "../iam/iam.ts";
import type { Functions } from "../lambda/functions.ts";
import type { LexBots } from "../lex/bots.ts";
import type { Region } from "../../shared/region.ts";
import type { Schedules } from "../scheduler/schedules.ts";
import type { ProtocolOf } from "../wire/protocol.ts";
import { awsJson, verbatimJson } from "../wire/protocols/aws-json.ts";
import { awsQuery } from "../wire/protocols/query.ts";
import { restJson } from "../wire/protocols/rest-json.ts";
import type { ClientModule } from "../wire/schema.ts";
import type { Caller, Permission, ServiceName } from "./action.ts";
import type { Alarms } from "./cloudwatch/alarms.ts";
import type { Dashboards } from "./cloudwatch/dashboards.ts";
import { describeAlarms } from "./cloudwatch/describe-alarms.ts";
import { getDashboard } from "./cloudwatch/get-dashboard.ts";
import { getMetricStatistics } from "./cloudwatch/get-metric-statistics.ts";
import { listDashboards } from "./cloudwatch/list-dashboards.ts";
import { listMetrics } from "./cloudwatch/list-metrics.ts";
import type { Metrics } from "./cloudwatch/metrics.ts";
import { putMetricData } from "./cloudwatch/put-metric-data.ts";
import { setAlarmState } from "./cloudwatch/set-alarm-state.ts";
import { batchGetItem } from "./dynamodb/batch-get-item.ts";
import { batchWriteItem } from "./dynamodb/batch-write-item.ts";
import { deleteItem } from "./dynamodb/delete-item.ts";
import { describeTable } from "./dynamodb/describe-table.ts";
import { getItem } from "./dynamodb/get-item.ts";
import { listTables } from "./dynamodb/list-tables.ts";
import { putItem } from "./dynamodb/put-item.ts";
import { query } from "./dynamodb/query.ts";
import { scan } from "./dynamodb/scan.ts";
import { transactGetItems } from "./dynamodb/transact-get-items.ts";
import { transactWriteItems } from "./dynamodb/transact-write-items.ts";
import { updateItem } from "./dynamodb/update-item.ts";
import type { Keys, KeyUse } from "./kms/keys.ts";
import { getFunction } from "./lambda/get-function.ts";
import { invoke } from "./lambda/invoke.ts";
import { listFunctions } from "./lambda/list-functions.ts";
import { LEX_MODELS } from "./lex-models/actions.ts";
import { loadLexModels } from "./lex-models/schemas.ts";
import { deleteSession } from "./lex-runtime/delete-session.ts";
import { getSession } from "./lex-runtime/get-session.ts";
import { putSession } from "./lex-runtime/put-session.ts";
import { recognizeText } from "./lex-runtime/recognize-text.ts";
import { wrongAnswer } from "./lex-runtime/wrong-answer.ts";
import { describeLogGroups } from "./logs/describe-log-groups.ts";
import { describeLogStreams } from "./logs/describe-log-streams.ts";
import { filterLogEvents } from "./logs/filter-log-events.ts";
import { getLogEvents } from "./logs/get-log-events.ts";
import type { LogGroups } from "./logs/groups.ts";
import { createSchedule } from "./scheduler/create-schedule.ts";
import { deleteSchedule } from "./scheduler/delete-schedule.ts";
import { getSchedule } from "./scheduler/get-schedule.ts";
import { listSchedules } from "./scheduler/list-schedules.ts";
import { updateSchedule } from "./scheduler/update-schedule.ts";
import { checkIfPhoneNumberIsOptedOut } from "./sns/check-if-phone-number-is-opted-out.ts";
import { createSmsSandboxPhoneNumber } from "./sns/create-sms-sandbox-phone-number.ts";
import { deleteSmsSandboxPhoneNumber } from "./sns/delete-sms-sandbox-phone-number.ts";
import { getSmsAttributes } from "./sns/get-sms-attributes.ts";
import { getSmsSandboxAccountStatus } from "./sns/get-sms-sandbox-account-status.ts";
import { getTopicAttributes } from "./sns/get-topic-attributes.ts";
import { listOriginationNumbers } from "./sns/list-origination-numbers.ts";
import { listPhoneNumbersOptedOut } from "./sns/list-phone-numbers-opted-out.ts";
import { listSmsSandboxPhoneNumbers } from "./sns/list-sms-sandbox-phone-numbers.ts";
import { listSubscriptionsByTopic } from "./sns/list-subscriptions-by-topic.ts";
import { listTopics } from "./sns/list-topics.ts";
import { optInPhoneNumber } from "./sns/opt-in-phone-number.ts";
import type { Outbox } from "./sns/outbox.ts";
import { publish } from "./sns/publish.ts";
import { setSmsAttributes } from "./sns/set-sms-attributes.ts";
import { verifySmsSandboxPhoneNumber } from "./sns/verify-sms-sandbox-phone-number.ts";
import type { Topics } from "./sns/topics.ts";
import { deleteMessage } from "./sqs/delete-message.ts";
import { getQueueAttributes } from "./sqs/get-queue-attributes.ts";
import { getQueueUrl } from "./sqs/get-queue-url.ts";
import type { Queues } from "./sqs/queues.ts";
import { receiveMessage } from "./sqs/receive-message.ts";
import { sendMessage } from "./sqs/send-message.ts";
import { getCallerIdentity } from "./sts/get-caller-identity.ts";

/** What the actions work on. Each names in its signature what it needs of it. */
export interface ActionServices {
  readonly accountId: string;
  readonly clock: Clock;
  readonly alarms: Alarms;
  readonly asyncEvents: AsyncEvents;
  readonly bots: LexBots;
  readonly dashboards: Dashboards;
  readonly functions: Functions;
  readonly iam: Iam;
  readonly keys: Keys;
  readonly logs: LogGroups;
  readonly metrics: Metrics;
  readonly outbox: Outbox;
  readonly queues: Queues;
  readonly schedules: Schedules;
  readonly tables: Tables;
  readonly topics: Topics;
  /** The URL of the local endpoint. */
  readonly endpoint: () => string;
}

/**
 * An action as the wire sees it. Written with methods, so that actions of any input fit: the wire hands each one only what it read by that
 * action's own schema.
 */
export interface ServedAction {
  target(input: unknown): string | undefined;
  permission(input: unknown, at: { readonly region: Region; readonly accountId: string }): Permission | readonly Permission[];
  keys?(input: unknown, at: { readonly region: Region; readonly accountId: string }): readonly KeyUse[];
  run(input: unknown, caller: Caller): Promise<unknown>;
  readonly faulty?: {
    error?(input: unknown, caller: Caller): unknown;
    wrong?(output: unknown): unknown;
    sandboxed?(input: unknown, caller: Caller): Promise<unknown>;
  };
}

export interface ServiceDefinition {
  /** The service in a SigV4 scope. */
  readonly signingName: string;
  readonly protocol: ProtocolOf;
  /** The SDK client whose schemas the wire reads by; loaded at the first request. */
  readonly loadSchemas: () => Promise<ClientModule>;
  readonly actions: Readonly<Record<string, (services: ActionServices) => ServedAction>>;
}

const misleading = ({ bots }: Pick<ActionServices, "bots">): ReturnType<typeof recognizeText> => ({
  ...recognizeText({ bots }),
  faulty: { wrong: wrongAnswer },
});

export const REGISTRY = {
  cloudwatch: {
    signingName: "monitoring",
    protocol: awsJson("1.0"),
    loadSchemas: () => import("@aws-sdk/client-cloudwatch"),
    actions: {
      DescribeAlarms: describeAlarms,
      GetDashboard: getDashboard,
      GetMetricStatistics: getMetricStatistics,
      ListDashboards: listDashboards,
      ListMetrics: listMetrics,
      PutMetricData: putMetricData,
      SetAlarmState: setAlarmState,
    },
  },
  dynamodb: {
    signingName: "dynamodb",
    protocol: verbatimJson,
    // dynalite checks, reads and writes DynamoDB's JSON itself.
    loadSchemas: async () => ({}),
    actions: {
      BatchGetItem: batchGetItem,
      BatchWriteItem: batchWriteItem,
      DeleteItem: deleteItem,
      DescribeTable: describeTable,
      GetItem: getItem,
      ListTables: listTables,
      PutItem: putItem,
      Query: query,
      Scan: scan,
      TransactGetItems: transactGetItems,
      TransactWriteItems: transactWriteItems,
      UpdateItem: updateItem,
    },
  },
  lambda: {
    signingName: "lambda",
    protocol: restJson,
    loadSchemas: () => import("@aws-sdk/client-lambda"),
    actions: { GetFunction: getFunction, Invoke: invoke, ListFunctions: listFunctions },
  },
  lex: {
    signingName: "lex",
    protocol: restJson,
    loadSchemas: async () => ({ ...(await import("@aws-sdk/client-lex-runtime-v2")), ...loadLexModels() }),
    actions: {
      ...LEX_MODELS,
      DeleteSession: deleteSession,
      GetSession: getSession,
      PutSession: putSession,
      RecognizeText: misleading,
    },
  },
  logs: {
    signingName: "logs",
    protocol: awsJson("1.1"),
    loadSchemas: () => import("@aws-sdk/client-cloudwatch-logs"),
    actions: {
      DescribeLogGroups: describeLogGroups,
      DescribeLogStreams: describeLogStreams,
      FilterLogEvents: filterLogEvents,
      GetLogEvents: getLogEvents,
    },
  },
  scheduler: {
    signingName: "scheduler",
    protocol: restJson,
    loadSchemas: () => import("@aws-sdk/client-scheduler"),
    actions: {
      CreateSchedule: createSchedule,
      DeleteSchedule: deleteSchedule,
      GetSchedule: getSchedule,
      ListSchedules: listSchedules,
      UpdateSchedule: updateSchedule,
    },
  },
  sns: {
    signingName: "sns",
    protocol: awsQuery("http://sns.amazonaws.com/doc/2010-03-31/"),
    loadSchemas: () => import("@aws-sdk/client-sns"),
    actions: {
      CheckIfPhoneNumberIsOptedOut: checkIfPhoneNumberIsOptedOut,
      CreateSMSSandboxPhoneNumber: createSmsSandboxPhoneNumber,
      DeleteSMSSandboxPhoneNumber: deleteSmsSandboxPhoneNumber,
      GetSMSAttributes: getSmsAttributes,
      GetSMSSandboxAccountStatus: getSmsSandboxAccountStatus,
      GetTopicAttributes: getTopicAttributes,
      ListOriginationNumbers: listOriginationNumbers,
      ListPhoneNumbersOptedOut: listPhoneNumbersOptedOut,
      ListSMSSandboxPhoneNumbers: listSmsSandboxPhoneNumbers,
      ListSubscriptionsByTopic: listSubscriptionsByTopic,
      ListTopics: listTopics,
      OptInPhoneNumber: optInPhoneNumber,
      Publish: publish,
      SetSMSAttributes: setSmsAttributes,
      VerifySMSSandboxPhoneNumber: verifySmsSandboxPhoneNumber,
    },
  },
  sqs: {
    signingName: "sqs",
    protocol: awsJson("1.0"),
    loadSchemas: () => import("@aws-sdk/client-sqs"),
    actions: {
      DeleteMessage: deleteMessage,
      GetQueueAttributes: getQueueAttributes,
      GetQueueUrl: getQueueUrl,
      ReceiveMessage: receiveMessage,
      SendMessage: sendMessage,
    },
  },
  sts: {
    signingName: "sts",
    protocol: awsQuery("https://sts.amazonaws.com/doc/2011-06-15/"),
    loadSchemas: () => import("@aws-sdk/client-sts"),
    actions: { GetCallerIdentity: getCallerIdentity },
  },
} satisfies Record<ServiceName, ServiceDefinition>;

/** What those need that AWS services call of each other. */
export type InternalServices = Pick<ActionServices, "asyncEvents" | "bots" | "functions" | "keys" | "outbox" | "queues" | "topics">;

/** The actions that AWS services call of each other, typed (see local/dispatch.ts). */
export const internalActions = (services: InternalServices) => ({
  "lambda.Invoke": invoke(services),
  "lex.RecognizeText": misleading(services),
  "sns.Publish": publish(services),
  "sqs.SendMessage": sendMessage(services),
});

const isServiceName = (name: string): name is ServiceName => name in REGISTRY;

/** Every service, in the order of the table. */
export const serviceNames: readonly ServiceName[] = Object.keys(REGISTRY).filter(isServiceName);

const operationsOf = ({ actions }: ServiceDefinition): readonly string[] => Object.keys(actions);

/** The operations of each service, as fault rules may name them. */
export const operations: Readonly<Record<ServiceName, readonly string[]>> = {
  cloudwatch: operationsOf(REGISTRY.cloudwatch),
  dynamodb: operationsOf(REGISTRY.dynamodb),
  lambda: operationsOf(REGISTRY.lambda),
  lex: operationsOf(REGISTRY.lex),
  logs: operationsOf(REGISTRY.logs),
  scheduler: operationsOf(REGISTRY.scheduler),
  sns: operationsOf(REGISTRY.sns),
  sqs: operationsOf(REGISTRY.sqs),
  sts: operationsOf(REGISTRY.sts),
};
