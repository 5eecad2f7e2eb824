// What a function may do, said by what it is given. A use names a resource for the code (environment) and opens it (grants) in one value,
// so that no role is ever wider than its function, and nobody types a policy.
import * as pulumi from "@pulumi/pulumi";
import type { DeadLetters } from "../platform/dead-letters.ts";
import type { Events } from "../platform/events.ts";
import type { Grant } from "./policy.ts";
import type { RegionProviders } from "../platform/regions.ts";
import type { ReplicatedTable } from "./replicated-table.ts";
import { anywhere } from "./wide-actions.ts";

export interface Use {
  readonly environment: Readonly<Record<string, pulumi.Input<string>>>;
  readonly grants: readonly Grant[];
}

/**
 * Opens a table's key in some regions, for whoever reads or writes: DynamoDB decrypts it in the caller's name, and its guide wants the region
 * left open (DynamoDB developer guide, encryption.usagenotes). The key is of one region, and the table is named.
 */
export const opensTable = (name: pulumi.Input<string>, keyArns: readonly pulumi.Input<string>[]): Grant => ({
  actions: ["kms:Decrypt"],
  resources: keyArns,
  when: {
    StringLike: { "kms:ViaService": "dynamodb.*.amazonaws.com" },
    StringEquals: { "kms:EncryptionContext:aws:dynamodb:tableName": name },
  },
});

/** Seals and opens messages under a key, through the service that carries them: what who sends needs (developer guides of SNS and SQS). */
const sealsMessages = (service: "sns" | "sqs", keyArn: pulumi.Input<string>): Grant => ({
  actions: ["kms:GenerateDataKey", "kms:Decrypt"],
  resources: [keyArn],
  when: { StringLike: { "kms:ViaService": `${service}.*.amazonaws.com` } },
});

/** Reads single items of the table in both regions. @param name the environment variable that carries the table's name */
export const readsBoth = (name: string, table: ReplicatedTable): Use => ({
  environment: { [name]: table.name },
  grants: [
    { actions: ["dynamodb:GetItem"], resources: [table.arn, table.replicaArn] },
    opensTable(table.name, [table.keyArn, table.replicaKeyArn]),
  ],
});

/** A table as the home region has it, be it replicated or not. */
type HomeTable = Pick<ReplicatedTable, "name" | "arn" | "keyArn">;

/** Reads and writes single items through the home region only. */
export const writesHome = (name: string, table: HomeTable): Use => ({
  environment: { [name]: table.name },
  grants: [{ actions: ["dynamodb:GetItem", "dynamodb:PutItem"], resources: [table.arn] }, opensTable(table.name, [table.keyArn])],
});

/** Reads and writes one row through the home region only. @param key the value of the table's hash key */
export const writesRowAtHome = (name: string, table: HomeTable, key: string): Use => ({
  environment: { [name]: table.name },
  grants: [
    {
      actions: ["dynamodb:GetItem", "dynamodb:PutItem"],
      resources: [table.arn],
      // A request carries one hash key here, and another kind of request would have to name all of its (DynamoDB developer guide, "Using IAM
      // policy conditions for fine-grained access control").
      when: { "ForAllValues:StringEquals": { "dynamodb:LeadingKeys": [key] } },
    },
    opensTable(table.name, [table.keyArn]),
  ],
});

/** Adds items through the standby region, for what cannot be written at home. */
export const addsAtStandby = (name: string, table: ReplicatedTable): Use => ({
  environment: { [name]: table.name },
  grants: [{ actions: ["dynamodb:PutItem"], resources: [table.replicaArn] }, opensTable(table.name, [table.replicaKeyArn])],
});

/** Adds items to a table. IAM cannot forbid writing over one: the code's condition does. */
export const appends = (name: string, table: HomeTable): Use => ({
  environment: { [name]: table.name },
  grants: [{ actions: ["dynamodb:PutItem"], resources: [table.arn] }, opensTable(table.name, [table.keyArn])],
});

/** Writes items through either region's endpoint, and reads none. */
export const writesBoth = (name: string, table: ReplicatedTable): Use => ({
  environment: { [name]: table.name },
  grants: [
    { actions: ["dynamodb:PutItem"], resources: [table.arn, table.replicaArn] },
    opensTable(table.name, [table.keyArn, table.replicaKeyArn]),
  ],
});

/** Talks to a bot through any of its aliases, for the bot's own code hook: they are made after it, and name it. */
export const asksOwnBot = (region: RegionProviders, accountId: pulumi.Input<string>, botId: pulumi.Input<string>): Use => ({
  environment: {},
  grants: [
    {
      actions: ["lex:PutSession", "lex:RecognizeText"],
      resources: [pulumi.interpolate`arn:aws:lex:${region.name}:${accountId}:bot-alias/${botId}/*`],
    },
  ],
});

/** Talks to bots through their aliases. */
export const asksBots = (aliasArns: readonly pulumi.Input<string>[]): Use => ({
  environment: {},
  grants: [{ actions: ["lex:PutSession", "lex:RecognizeText", "lex:DeleteSession"], resources: aliasArns }],
});

/** Reads the tags of bots' aliases, which say what model each was made from. */
export const readsTags = (aliasArns: readonly pulumi.Input<string>[]): Use => ({
  environment: {},
  grants: [{ actions: ["lex:ListTagsForResource"], resources: aliasArns }],
});

/** Publishes to a topic. @param name the environment variable that carries the topic's ARN */
export const publishes = (name: string, { topicArn, keyArn }: Pick<Events, "topicArn" | "keyArn">): Use => ({
  environment: { [name]: topicArn },
  grants: [{ actions: ["sns:Publish"], resources: [topicArn] }, sealsMessages("sns", keyArn)],
});

/** Invokes another function. */
export const invokes = (name: string, callee: { readonly name: pulumi.Input<string>; readonly arn: pulumi.Input<string> }): Use => ({
  environment: { [name]: callee.name },
  grants: [{ actions: ["lambda:InvokeFunction"], resources: [callee.arn] }],
});

/** Settings that open nothing. */
export const knows = (environment: Use["environment"]): Use => ({ environment, grants: [] });

/** Hands over what was given up, as the role itself. */
export const buries = ({ arn, keyArn }: Pick<DeadLetters, "arn" | "keyArn">): readonly Grant[] => [
  { actions: ["sqs:SendMessage"], resources: [arn] },
  sealsMessages("sqs", keyArn),
];

/**
 * What every function needs of its own: its log, its traces, and its environment. Lambda opens that by a grant that it was given when the
 * function was made (Lambda developer guide, configuration-envvars), and a role of the same name that was made anew has lost it; this it keeps.
 */
export const ownThings = (functionName: string, logGroupArn: pulumi.Input<string>, region: RegionProviders): readonly Grant[] => [
  { actions: ["logs:CreateLogStream", "logs:PutLogEvents"], resources: [pulumi.interpolate`${logGroupArn}:*`] },
  anywhere("xray:PutTraceSegments", "xray:PutTelemetryRecords"),
  {
    actions: ["kms:Decrypt"],
    resources: [region.keyArn],
    when: {
      StringEquals: {
        "kms:EncryptionContext:aws:lambda:FunctionArn": pulumi.interpolate`arn:aws:lambda:${region.name}:${region.accountId}:function:${functionName}`,
      },
    },
  },
];
