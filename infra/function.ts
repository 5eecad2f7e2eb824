// A Lambda function with everything that belongs to it: a role that can do what the function uses and no more, and a log group that forgets.
import * as aws from "./aws.ts";
import * as pulumi from "@pulumi/pulumi";
import { bundle } from "./bundle.ts";
import { policyOf, type Use } from "./grants.ts";
import type { RegionProviders } from "./regions.ts";

export interface FunctionArgs {
  /** The function's name in AWS, 1 to 64 characters. */
  readonly functionName: string;
  /** Folder of `functions/` with its code. */
  readonly folder: string;
  readonly region: RegionProviders;
  /** What it is given: its environment and its role follow from this alone. */
  readonly uses: readonly Use[];
  /** Seconds after which Lambda ends an invocation, 1 to 900. */
  readonly timeout: number;
  /** Days that its logs are kept. */
  readonly logRetentionDays: number;
}

/** Megabytes for each function; a Lambda's share of a CPU grows with its memory (1 vCPU at 1,769 MB, aws-limits.md 2.2), and callers wait for it. */
const MEMORY_MB = 512;

const LAMBDA_TRUST = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
});

export class Function extends pulumi.ComponentResource {
  readonly name: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;

  constructor(name: string, args: FunctionArgs, opts?: pulumi.ComponentResourceOptions) {
    super("twinline:index:Function", name, {}, opts);
    const here = { parent: this, provider: args.region.aws };

    const role = new aws.iam.Role(
      `${name}-role`,
      { name: `${args.functionName}-${args.region.name}`, assumeRolePolicy: LAMBDA_TRUST },
      here,
    );
    const logs = new aws.cloudwatch.LogGroup(
      `${name}-logs`,
      { name: `/aws/lambda/${args.functionName}`, retentionInDays: args.logRetentionDays },
      here,
    );
    const policy = new aws.iam.RolePolicy(
      `${name}-policy`,
      {
        role: role.name,
        policy: policyOf([
          { actions: ["logs:CreateLogStream", "logs:PutLogEvents"], resources: [pulumi.interpolate`${logs.arn}:*`] },
          ...args.uses.flatMap((use) => use.grants),
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
        code: bundle(args.folder),
        memorySize: MEMORY_MB,
        timeout: args.timeout,
        environment: {
          variables: Object.assign({ NODE_OPTIONS: "--enable-source-maps" }, ...args.uses.map((use) => use.environment)),
        },
        loggingConfig: { logFormat: "Text", logGroup: logs.name },
      },
      { ...here, dependsOn: [policy] },
    );

    this.name = lambda.name;
    this.arn = lambda.arn;
    this.registerOutputs({ name: this.name, arn: this.arn });
  }
}
