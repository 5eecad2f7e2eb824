// What the local cloud is made of, by name. Each resource handler and each action takes of it what it names, and nothing is global.
import type { Clock } from "../shared/clock.ts";
import type { Instances } from "./connect/instances.ts";
import type { Tables } from "./dynamodb/tables.ts";
import type { EventLog } from "./events.ts";
import type { Iam } from "./iam/iam.ts";
import type { AsyncEvents } from "./lambda/async-events.ts";
import type { Functions } from "./lambda/functions.ts";
import type { LexBots } from "./lex/bots.ts";
import type { Random } from "./random.ts";
import type { Schedules } from "./scheduler/schedules.ts";
import type { Alarms } from "./services/cloudwatch/alarms.ts";
import type { Dashboards } from "./services/cloudwatch/dashboards.ts";
import type { Keys } from "./services/kms/keys.ts";
import type { LogGroups } from "./services/logs/groups.ts";
import type { Buckets } from "./services/s3/buckets.ts";
import type { Outbox } from "./services/sns/outbox.ts";
import type { Topics } from "./services/sns/topics.ts";
import type { Queues } from "./services/sqs/queues.ts";

export interface Services {
  readonly accountId: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly events: EventLog;
  readonly iam: Iam;
  readonly functions: Functions;
  readonly asyncEvents: AsyncEvents;
  readonly tables: Tables;
  readonly bots: LexBots;
  readonly instances: Instances;
  readonly logs: LogGroups;
  readonly keys: Keys;
  readonly buckets: Buckets;
  readonly outbox: Outbox;
  readonly queues: Queues;
  readonly schedules: Schedules;
  readonly topics: Topics;
  readonly alarms: Alarms;
  readonly dashboards: Dashboards;
}
