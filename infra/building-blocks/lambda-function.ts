// A Lambda function with everything that belongs to it: a role that can do what the function uses and no more, and a log group that forgets.
import * as aws from "./aws.ts";
import * as pulumi from "@pulumi/pulumi";
import { bundle } from "./bundle.ts";
import type { DeadLetters } from "../platform/dead-letters.ts";
import { buries, ownThings, type AnyUse, type Use } from "./grants.ts";
import { FUNCTION_MEMORY_MB } from "../../apps/kit/cost-item.ts";
import { policyOf, trusts } from "./policy.ts";
import type { RegionProviders } from "../platform/regions.ts";
import type { StackSettings } from "../settings/stack-form.ts";

/** The variables that Lambda sets by itself (Lambda developer guide, "Defined runtime environment variables"). */
type SetByLambda = "AWS_REGION";

/** What a function exports as `environment`: its variables, each with its reader. */
export type EnvironmentTable = Readonly<Record<string, unknown>>;

/** The variables that a function must be given: all that its table reads, and no other. */
export type Variables<Table extends EnvironmentTable> = Exclude<Extract<keyof Table, string>, SetByLambda>;

/** @typeParam Name the environment variables that it reads */
export interface LambdaFunctionArgs<Name extends string> {
  /** The function's name in AWS, 1 to 64 characters. */
  readonly functionName: string;
  /** Folder of `functions/` with its code, and the app whose code is bundled in where the folder serves any (functions/recall). */
  readonly code: readonly [folder: string, app?: string];
  readonly region: RegionProviders;
  /** What it is given: its environment and its role follow from this alone. */
  readonly uses: string extends Name ? AnyUse : Use<Name>;
  /** Seconds after which Lambda ends an invocation, 1 to 900. */
  readonly timeout: number;
  /** Days that its logs are kept. */
  readonly logRetentionDays: number;
  /** Megabytes, 128 to 10,240. @default FUNCTION_MEMORY_MB */
  readonly memory?: number;
  /** Invocations at one time that are kept free for it and bound it. @default none: it shares what the account has */
  readonly reservedConcurrency?: number;
  /** For a function that nobody waits for: what becomes of an event that it could not take. */
  readonly events?: EventsArgs;
}

export interface EventsArgs {
  /** How often Lambda tries again, 0 to 2. Left to itself it tries twice, over minutes. */
  readonly retries: number;
  /** Seconds after which an event that was not taken is given up, 60 to 21,600. */
  readonly maxAge: number;
  /** Where such an event is kept, with all that it holds. @default none: it is dropped, and counted by Lambda (AsyncEventsDropped) */
  readonly deadLetters?: DeadLetters;
}

/** The setting as an argument: 0 reserves nothing. */
export const reserving = ({
  reservedConcurrency,
}: Pick<StackSettings, "reservedConcurrency">): Pick<LambdaFunctionArgs<string>, "reservedConcurrency"> =>
  reservedConcurrency === 0 ? {} : { reservedConcurrency };

/**
 * @typeParam Table the type of what the function's folder exports as `environment` (a type import), so that a variable that is missing or that nobody
 * reads does not compile; of an app, whose variables its manifest names, any
 */
export class LambdaFunction<Table extends EnvironmentTable = EnvironmentTable> extends pulumi.ComponentResource {
  readonly name: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;

  constructor(name: string, args: LambdaFunctionArgs<Variables<Table>>, opts?: pulumi.ComponentResourceOptions) {
    super("twinline:index:Function", name, {}, opts);
    const here = { parent: this, provider: args.region.aws };
    const { events } = args;
    const deadLetters = events?.deadLetters;

    const role = new aws.iam.Role(
      `${name}-role`,
      { name: `${args.functionName}-${args.region.name}`, assumeRolePolicy: trusts("lambda.amazonaws.com", args.region.accountId) },
      here,
    );
    const logs = new aws.cloudwatch.LogGroup(
      `${name}-logs`,
      { name: `/aws/lambda/${args.functionName}`, retentionInDays: args.logRetentionDays, kmsKeyId: args.region.keyArn },
      here,
    );
    const policy = new aws.iam.RolePolicy(
      `${name}-policy`,
      {
        role: role.name,
        policy: policyOf([
          ...ownThings(args.functionName, logs.arn, args.region),
          ...args.uses.grants,
          ...(deadLetters === undefined ? [] : buries(deadLetters)),
        ]),
      },
      here,
    );
    const lambda = new aws.lambda.Function(
      name,
      {
        name: args.functionName,
        role: role.arn,
        runtime: "nodejs24.x",
        architectures: ["arm64"],
        handler: "index.handler",
        code: bundle(...args.code),
        memorySize: args.memory ?? FUNCTION_MEMORY_MB,
        timeout: args.timeout,
        environment: {
          variables: { NODE_OPTIONS: "--enable-source-maps", ...args.uses.environment },
        },
        kmsKeyArn: args.region.keyArn,
        tracingConfig: { mode: "Active" },
        ...(args.reservedConcurrency === undefined ? {} : { reservedConcurrentExecutions: args.reservedConcurrency }),
        loggingConfig: { logFormat: "Text", logGroup: logs.name },
      },
      { ...here, dependsOn: [policy] },
    );

    if (events !== undefined)
      new aws.lambda.FunctionEventInvokeConfig(
        `${name}-events`,
        {
          functionName: lambda.name,
          maximumRetryAttempts: events.retries,
          maximumEventAgeInSeconds: events.maxAge,
          ...(deadLetters === undefined ? {} : { destinationConfig: { onFailure: { destination: deadLetters.arn } } }),
        },
        here,
      );

    this.name = lambda.name;
    this.arn = lambda.arn;
    this.registerOutputs({ name: this.name, arn: this.arn });
  }
}
