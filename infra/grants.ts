// What a function may do, said by what it is given. A use names a resource for the code (environment) and opens it (grants) in one value,
// so that no role is ever wider than its function, and nobody types a policy.
import * as pulumi from "@pulumi/pulumi";
import type { RegionProviders } from "./regions.ts";
import type { ReplicatedTable } from "./replicated-table.ts";

export interface Grant {
  readonly actions: readonly string[];
  readonly resources: readonly pulumi.Input<string>[];
  /** Values of a table's hash key: the grant is for these items only. @default all */
  readonly keys?: readonly string[];
}

export interface Use {
  readonly environment: Readonly<Record<string, pulumi.Input<string>>>;
  readonly grants: readonly Grant[];
}

/** Reads single items of the table in both regions. @param name the environment variable that carries the table's name */
export const readsBoth = (name: string, table: ReplicatedTable): Use => ({
  environment: { [name]: table.name },
  grants: [{ actions: ["dynamodb:GetItem"], resources: [table.arn, table.replicaArn] }],
});

/** Reads and writes single items through the home region only. */
export const writesHome = (name: string, table: ReplicatedTable): Use => ({
  environment: { [name]: table.name },
  grants: [{ actions: ["dynamodb:GetItem", "dynamodb:PutItem"], resources: [table.arn] }],
});

/** Reads and writes one row through the home region only. @param key the value of the table's hash key */
export const writesRowAtHome = (name: string, table: ReplicatedTable, key: string): Use => ({
  environment: { [name]: table.name },
  grants: [{ actions: ["dynamodb:GetItem", "dynamodb:PutItem"], resources: [table.arn], keys: [key] }],
});

/** Adds items through the standby region, for what cannot be written at home. */
export const addsAtStandby = (name: string, table: ReplicatedTable): Use => ({
  environment: { [name]: table.name },
  grants: [{ actions: ["dynamodb:PutItem"], resources: [table.replicaArn] }],
});

/** Adds items to a table. IAM cannot forbid writing over one: the code's condition does. */
export const appends = (name: string, table: { readonly name: pulumi.Input<string>; readonly arn: pulumi.Input<string> }): Use => ({
  environment: { [name]: table.name },
  grants: [{ actions: ["dynamodb:PutItem"], resources: [table.arn] }],
});

/** Writes items through either region's endpoint, and reads none. */
export const writesBoth = (name: string, table: ReplicatedTable): Use => ({
  environment: { [name]: table.name },
  grants: [{ actions: ["dynamodb:PutItem"], resources: [table.arn, table.replicaArn] }],
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
export const publishes = (name: string, topic: { readonly arn: pulumi.Input<string> }): Use => ({
  environment: { [name]: topic.arn },
  grants: [{ actions: ["sns:Publish"], resources: [topic.arn] }],
});

/** Invokes another function. */
export const invokes = (name: string, callee: { readonly name: pulumi.Input<string>; readonly arn: pulumi.Input<string> }): Use => ({
  environment: { [name]: callee.name },
  grants: [{ actions: ["lambda:InvokeFunction"], resources: [callee.arn] }],
});

/** Settings that open nothing. */
export const knows = (environment: Use["environment"]): Use => ({ environment, grants: [] });

/** The trust policy of a role that one AWS service takes for this account's own resources. */
export const trusts = (service: string, accountId: pulumi.Input<string>): pulumi.Output<string> =>
  pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: service },
        Action: "sts:AssumeRole",
        Condition: { StringEquals: { "aws:SourceAccount": accountId } },
      },
    ],
  });

/** An identity policy that allows exactly these grants. */
export const policyOf = (grants: readonly Grant[]): pulumi.Output<string> =>
  pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: grants.map(({ actions, resources, keys }) => ({
      Effect: "Allow",
      Action: [...actions],
      Resource: [...resources],
      // A request carries one hash key here, and another kind of request would have to name all of its (DynamoDB developer guide, "Using IAM
      // policy conditions for fine-grained access control").
      ...(keys === undefined ? {} : { Condition: { "ForAllValues:StringEquals": { "dynamodb:LeadingKeys": [...keys] } } }),
    })),
  });
