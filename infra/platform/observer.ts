// The one observer of the line: it proves both bots, run after run without a gap, and moves the pointer. A schedule starts a run each minute;
// the new run takes over from the one before it.
import type { environment } from "../../functions/observer/environment.ts";
import * as aws from "../building-blocks/aws.ts";
import * as pulumi from "@pulumi/pulumi";
import type { DeadLetters } from "./dead-letters.ts";
import { LambdaFunction, type Variables } from "../building-blocks/lambda-function.ts";
import { buries, type Use } from "../building-blocks/grants.ts";
import { OBSERVER_MEMORY_MB, RUN_TIMEOUT_SECONDS } from "./observing.ts";
import { policyOf, trusts } from "../building-blocks/policy.ts";
import type { RegionProviders } from "./regions.ts";

export interface ObserverArgs {
  readonly uses: Use<Variables<typeof environment>>;
  readonly deadLetters: DeadLetters;
  readonly accountId: pulumi.Input<string>;
  readonly prefix: string;
  readonly logRetentionDays: number;
  readonly region: RegionProviders;
}

/** Seconds after which a run is not worth starting: the next one tells more. The least that both Scheduler and Lambda know. */
const STALE_SECONDS = 60;

export class Observer extends pulumi.ComponentResource {
  readonly function: LambdaFunction<typeof environment>;

  constructor(name: string, args: ObserverArgs, opts?: pulumi.ComponentResourceOptions) {
    super("twinline:index:Observer", name, {}, opts);
    const { deadLetters, prefix, region } = args;
    const here = { parent: this, provider: region.aws };

    this.function = new LambdaFunction<typeof environment>(
      name,
      {
        functionName: `${prefix}-observer`,
        code: ["observer"],
        region,
        uses: args.uses,
        timeout: RUN_TIMEOUT_SECONDS,
        memory: OBSERVER_MEMORY_MB,
        logRetentionDays: args.logRetentionDays,
        // Scheduler only hands the event over: what becomes of a run that fails is Lambda's to know.
        events: { retries: 0, maxAge: STALE_SECONDS, deadLetters },
      },
      { parent: this },
    );
    // Scheduler brings the ARN of the schedule's group, never of the schedule (Scheduler user guide, cross-service-confused-deputy-prevention).
    const group = pulumi.interpolate`arn:aws:scheduler:${region.name}:${args.accountId}:schedule-group/default`;
    const role = new aws.iam.Role(
      `${name}-schedule-role`,
      { name: `${prefix}-observer-schedule`, assumeRolePolicy: trusts("scheduler.amazonaws.com", args.accountId, group) },
      here,
    );
    const policy = new aws.iam.RolePolicy(
      `${name}-schedule-policy`,
      {
        role: role.name,
        policy: policyOf([{ actions: ["lambda:InvokeFunction"], resources: [this.function.arn] }, ...buries(deadLetters)]),
      },
      here,
    );
    new aws.scheduler.Schedule(
      `${name}-schedule`,
      {
        name: `${prefix}-observer`,
        scheduleExpression: "rate(1 minute)", // The finest step there is (aws-limits.md 1.2).
        flexibleTimeWindow: { mode: "OFF" },
        target: {
          arn: this.function.arn,
          roleArn: role.arn,
          input: "{}",
          retryPolicy: { maximumRetryAttempts: 0, maximumEventAgeInSeconds: STALE_SECONDS },
          deadLetterConfig: { arn: deadLetters.arn },
        },
      },
      { ...here, dependsOn: [policy] },
    );
    this.registerOutputs({ function: this.function.name });
  }
}
