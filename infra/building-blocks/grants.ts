// What a function may do, said by what it is given. A use names a resource for the code (environment) and opens it (grants) in one value,
// so that no role is ever wider than its function, and nobody types a policy.
import * as pulumi from "@pulumi/pulumi";
import type { DeadLetters } from "../platform/dead-letters.ts";
import type { Events } from "../platform/events.ts";
import type { TableAction } from "../../apps/app.ts";
import type { Grant } from "./policy.ts";
import type { RegionProviders } from "../platform/regions.ts";
import type { ReplicatedTable } from "./replicated-table.ts";
import { anywhere } from "./wide-actions.ts";

/**
 * @typeParam Name the environment variables that it sets. In and out: a use that sets one variable more than its function reads is another type, as
 * one that sets one fewer is.
 */
export interface Use<in out Name extends string = never> {
  readonly environment: Readonly<Record<Name, pulumi.Input<string>>>;
  readonly grants: readonly Grant[];
}

/** A use whose variables are not told apart: of an app, whose manifest names them. */
export type AnyUse = Omit<Use, "environment"> & { readonly environment: Readonly<Record<string, pulumi.Input<string>>> };

type NamesOf<Uses extends readonly AnyUse[]> = Uses[number] extends infer Each
  ? Each extends { readonly environment: infer Environment }
    ? Extract<keyof Environment, string>
    : never
  : never;

function variable<Name extends string>(name: Name, value: pulumi.Input<string>): Readonly<Record<Name, pulumi.Input<string>>>;
function variable(name: string, value: pulumi.Input<string>): Readonly<Record<string, pulumi.Input<string>>> {
  return { [name]: value };
}

/** All that several uses give. */
export function together<const Uses extends readonly AnyUse[]>(...uses: Uses): Use<NamesOf<Uses>>;
export function together(...uses: readonly AnyUse[]): AnyUse {
  return { environment: Object.assign({}, ...uses.map(({ environment }) => environment)), grants: uses.flatMap(({ grants }) => grants) };
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
export const readsBoth = <Name extends string>(name: Name, table: ReplicatedTable): Use<Name> => ({
  environment: variable(name, table.name),
  grants: [
    { actions: ["dynamodb:GetItem"], resources: [table.arn, table.replicaArn] },
    opensTable(table.name, [table.keyArn, table.replicaKeyArn]),
  ],
});

/** A table as the home region has it, replicated or not. */
type HomeTable = Pick<ReplicatedTable, "name" | "arn" | "keyArn">;

/** Reads and writes single items through the home region only. */
export const writesHome = <Name extends string>(name: Name, table: HomeTable): Use<Name> => ({
  environment: variable(name, table.name),
  grants: [{ actions: ["dynamodb:GetItem", "dynamodb:PutItem"], resources: [table.arn] }, opensTable(table.name, [table.keyArn])],
});

/** Reads and writes one row through the home region only. @param key the value of the table's hash key */
export const writesRowAtHome = <Name extends string>(name: Name, table: HomeTable, key: string): Use<Name> => ({
  environment: variable(name, table.name),
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

/** Adds items to a table. IAM cannot forbid writing over one: the code's condition does. */
export const appends = <Name extends string>(name: Name, table: HomeTable): Use<Name> => ({
  environment: variable(name, table.name),
  grants: [{ actions: ["dynamodb:PutItem"], resources: [table.arn] }, opensTable(table.name, [table.keyArn])],
});

/** Writes items through either region's endpoint, and reads none. */
export const writesBoth = <Name extends string>(name: Name, table: ReplicatedTable): Use<Name> => ({
  environment: variable(name, table.name),
  grants: [
    { actions: ["dynamodb:PutItem"], resources: [table.arn, table.replicaArn] },
    opensTable(table.name, [table.keyArn, table.replicaKeyArn]),
  ],
});

/** Reads and writes a table by these actions, through the home region only. A transaction needs those of its parts (DynamoDB developer guide, "Using IAM with DynamoDB transactions"). @param name the environment variable that carries the table's name */
export const worksAtHome = <Name extends string>(name: Name, table: ReplicatedTable, actions: readonly TableAction[]): Use<Name> => ({
  environment: variable(name, table.name),
  grants: [{ actions: actions.map((action) => `dynamodb:${action}`), resources: [table.arn] }, opensTable(table.name, [table.keyArn])],
});

/** The same through the standby region only. */
export const worksAtStandby = (table: ReplicatedTable, actions: readonly TableAction[]): Use => ({
  environment: {},
  grants: [
    { actions: actions.map((action) => `dynamodb:${action}`), resources: [table.replicaArn] },
    opensTable(table.name, [table.replicaKeyArn]),
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
export const publishes = <Name extends string>(name: Name, { topicArn, keyArn }: Pick<Events, "topicArn" | "keyArn">): Use<Name> => ({
  environment: variable(name, topicArn),
  grants: [{ actions: ["sns:Publish"], resources: [topicArn] }, sealsMessages("sns", keyArn)],
});

/** Invokes another function. */
export const invokes = <Name extends string>(
  name: Name,
  callee: { readonly name: pulumi.Input<string>; readonly arn: pulumi.Input<string> },
): Use<Name> => ({
  environment: variable(name, callee.name),
  grants: [{ actions: ["lambda:InvokeFunction"], resources: [callee.arn] }],
});

/** Texts any phone, and publishes to no topic: IAM has one action for both, and a phone has no ARN. */
export const textsPhones = (): Use => ({
  environment: {},
  grants: [
    anywhere("sns:CheckIfPhoneNumberIsOptedOut", "sns:Publish"),
    { effect: "Deny", actions: ["sns:Publish"], resources: ["arn:aws:sns:*:*:*"] },
  ],
});

/** Makes and takes away the reminders of a group (functions/notify/reminders.ts names them), and hands them their role. */
export const makesSchedules = (
  region: RegionProviders,
  { groupName, roleArn }: { readonly groupName: pulumi.Input<string>; readonly roleArn: pulumi.Input<string> },
): Use<"REMINDER_GROUP" | "REMINDER_ROLE_ARN"> => ({
  environment: { REMINDER_GROUP: groupName, REMINDER_ROLE_ARN: roleArn },
  grants: [
    {
      actions: ["scheduler:CreateSchedule", "scheduler:DeleteSchedule"],
      resources: [pulumi.interpolate`arn:aws:scheduler:${region.name}:${region.accountId}:schedule/${groupName}/reminder-*`],
    },
    // Else the role could be handed to whatever service takes it (IAM user guide, "Granting a user permissions to pass a role to a service").
    { actions: ["iam:PassRole"], resources: [roleArn], when: { StringEquals: { "iam:PassedToService": "scheduler.amazonaws.com" } } },
  ],
});

/** Settings that open nothing. */
export const knows = <Name extends string>(environment: Readonly<Record<Name, pulumi.Input<string>>>): Use<Name> => ({
  environment,
  grants: [],
});

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
