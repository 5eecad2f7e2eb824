// What the failover commands ask of AWS, or of the local cloud in its place. Clients are made here alone; a command names what it needs.
import { randomUUID } from "node:crypto";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { LexRuntimeV2Client } from "@aws-sdk/client-lex-runtime-v2";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { dynamoDbEndpoint, snsEndpoint } from "../../functions/lib/aws/endpoints.ts";
import type { Clock } from "../../shared/clock.ts";
import { dynamoDb } from "../../functions/lib/aws/dynamodb.ts";
import type { ModelHashes } from "../../functions/lib/failover/twins.ts";
import { modelHashes } from "../../functions/observer/control-and-tags.ts";
import { pointerTable, type PointerKeeper, type PointerReader } from "../../functions/lib/failover/pointer-table.ts";
import type { Region } from "../../shared/region.ts";
import { signedSender } from "../../functions/lib/aws/signed-request.ts";
import { publisher, type Publish } from "../../functions/lib/aws/sns.ts";
import { botsOfApps } from "../common/stack-bots.ts";
import { asked } from "../common/ask-aws.ts";
import { botsOf, type Bot } from "./bots.ts";
import { observerOf, type ObserverReader } from "./observer.ts";
import { lastEvents, type Past } from "./history.ts";
import { limited } from "../common/time-limit.ts";
import type { Line } from "../common/stack.ts";
import { lookupOf, type Looked } from "./lookup.ts";
import { watch, type Watch } from "./watch.ts";

export interface LineServices {
  readonly clock: Clock;
  readonly line: Line;
  /** The row at home. */
  readonly pointers: PointerKeeper;
  /** Its replica at the standby. */
  readonly replica: PointerReader;
  readonly observer: ObserverReader;
  readonly botIn: (slug: string, region: Region) => Bot;
  /** The hash of the model that each bot was made from, by slug. @throws Error when they cannot be read */
  readonly models: () => Promise<Readonly<Record<string, ModelHashes>>>;
  readonly watch: Watch;
  /** The last events, newest first. */
  readonly history: () => Promise<readonly Past[]>;
  /** What a call to an app would be told now. */
  readonly lookup: (slug: string) => Promise<Looked>;
  /** Never fails: what cannot be told is warned of. */
  readonly publish: Publish;
  /** The ARN of whose credentials these are. @throws UserError when there are none, or they are no good */
  readonly whoAmI: () => Promise<string>;
  /** A fresh UUID. */
  readonly newId: () => string;
  /** Says what went wrong beside the work. */
  readonly warn: (text: string) => void;
}

/** A person waits longer than a caller, and for the truth: twice this for each read or write of the pointer, in ms. */
const ATTEMPT_MS = 3_000;

/** Any key pair opens the local cloud, as its account. */
const LOCAL_KEYS = { accessKeyId: "local", secretAccessKey: "local" };

/**
 * @throws UserError when there are no AWS credentials
 */
export const lineServices = async (line: Line, { clock, warn }: Pick<LineServices, "clock" | "warn">): Promise<LineServices> => {
  const variables = line.endpoint === undefined ? process.env : { AWS_ENDPOINT_URL: line.endpoint };
  const local = line.endpoint === undefined ? {} : { endpoint: line.endpoint, credentials: LOCAL_KEYS };
  const config = (region: Region) => ({ region, maxAttempts: 2, ...local });
  const { home, standby } = line;

  const sts = new STSClient(config(home));
  const credentials = await asked("use AWS", () => sts.config.credentials());
  const platform = { clock, sender: signedSender, log: () => warn("The event of this could not be published: the history will lack it.") };
  const dbIn = (region: Region) =>
    dynamoDb(platform, { region, endpoint: dynamoDbEndpoint(variables, region), credentials, attemptMs: ATTEMPT_MS, attempts: 2 });
  const db = dbIn(home);
  const history = new DynamoDBClient(config(home));
  const lambda = new LambdaClient(config(home));
  return {
    clock,
    line,
    pointers: pointerTable(db, line.tables.pointer, home, randomUUID),
    replica: pointerTable(dbIn(standby), line.tables.pointer, home),
    observer: observerOf({ clock, lambda, db }, line),
    botIn: botsOf((region) => new LexRuntimeV2Client(config(region)), line),
    models: modelHashes(
      platform,
      Object.fromEntries(
        botsOfApps(line).map(({ slug, homeAliasArn, standbyAliasArn }) => [slug, { [home]: homeAliasArn, [standby]: standbyAliasArn }]),
      ),
      { variables, credentials },
    ),
    watch: watch({ clock, cloudWatch: new CloudWatchClient(config(home)) }, line.name),
    history: () => lastEvents({ clock, dynamoDb: history }, line.tables.history),
    lookup: (slug) => lookupOf({ clock, lambda }, line.functions.lookup, slug)(),
    publish: publisher(platform, { region: home, endpoint: snsEndpoint(variables, home), credentials, topicArn: line.eventsTopic }),
    whoAmI: () =>
      asked("learn who you are", async () => {
        const { Arn } = await limited(clock, (abortSignal) => sts.send(new GetCallerIdentityCommand({}), { abortSignal }));
        if (Arn === undefined) throw new Error("STS named no identity");
        return Arn;
      }),
    newId: randomUUID,
    warn,
  };
};
