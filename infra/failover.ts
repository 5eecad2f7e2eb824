// The machinery that steers calls to the good bot: the pointer, the lookup that each call asks, the observer that moves the pointer, and the
// report by which a call that met a failure has it looked at once. The line is right even when all of this is wrong: see the flow.
import * as aws from "./aws.ts";
import * as pulumi from "@pulumi/pulumi";
import { Function } from "./function.ts";
import { asksBots, invokes, knows, policyOf, readsBoth, trusts, writesHome } from "./grants.ts";
import type { Regions } from "./regions.ts";
import { ReplicatedTable } from "./replicated-table.ts";
import type { TwinBots } from "./twin-bots.ts";

export interface ProbeSettings {
  readonly method: "session" | "recognize";
  readonly utterance: string;
  readonly expectedIntent: string;
  readonly expectedText: string;
  readonly localeId: string;
}

export interface FailoverArgs {
  readonly bots: TwinBots;
  readonly regions: Regions;
  readonly accountId: pulumi.Input<string>;
  readonly prefix: string;
  readonly pointerTable: string;
  readonly probe: ProbeSettings;
  readonly logRetentionDays: number;
}

export class Failover extends pulumi.ComponentResource {
  readonly pointer: ReplicatedTable;
  readonly lookup: Function;
  readonly observer: Function;
  readonly report: Function;

  constructor(name: string, args: FailoverArgs, opts?: pulumi.ComponentResourceOptions) {
    super("twinline:index:Failover", name, {}, opts);
    const { bots, regions, prefix, probe, logRetentionDays } = args;
    const here = { parent: this, provider: regions.home.aws };
    const inHome = { region: regions.home, logRetentionDays };

    this.pointer = new ReplicatedTable("pointer", { tableName: args.pointerTable, hashKey: "key", regions }, { parent: this });
    const twins = knows({
      HOME_REGION: regions.home.name,
      STANDBY_REGION: regions.standby.name,
      HOME_ALIAS_ARN: bots.home.aliasArn,
      STANDBY_ALIAS_ARN: bots.standby.aliasArn,
    });
    this.lookup = new Function(
      "lookup",
      {
        ...inHome,
        functionName: `${prefix}-lookup`,
        folder: "lookup",
        uses: [readsBoth("POINTER_TABLE", this.pointer), twins],
        timeout: 3,
      },
      { parent: this },
    );
    this.observer = new Function(
      "observer",
      {
        ...inHome,
        functionName: `${prefix}-observer`,
        folder: "observer",
        uses: [
          writesHome("POINTER_TABLE", this.pointer),
          asksBots([bots.home.aliasArn, bots.standby.aliasArn]),
          twins,
          knows({
            LOCALE_ID: probe.localeId,
            PROBE_METHOD: probe.method,
            PROBE_UTTERANCE: probe.utterance,
            PROBE_EXPECTED_INTENT: probe.expectedIntent,
            PROBE_EXPECTED_TEXT: probe.expectedText,
          }),
        ],
        timeout: 30,
      },
      { parent: this },
    );
    this.report = new Function(
      "report",
      { ...inHome, functionName: `${prefix}-report`, folder: "report", uses: [invokes("OBSERVER_FUNCTION", this.observer)], timeout: 5 },
      { parent: this },
    );
    this.#eachMinute(name, args, here);
    this.registerOutputs({
      pointerTable: this.pointer.name,
      lookup: this.lookup.name,
      observer: this.observer.name,
      report: this.report.name,
    });
  }

  #eachMinute(name: string, { prefix, accountId }: FailoverArgs, here: pulumi.CustomResourceOptions): void {
    const deadLetters = new aws.sqs.Queue(
      `${name}-dead-letters`,
      { name: `${prefix}-probes-not-run`, sqsManagedSseEnabled: true, messageRetentionSeconds: 1_209_600 },
      here,
    );
    const role = new aws.iam.Role(
      `${name}-schedule-role`,
      { name: `${prefix}-probes`, assumeRolePolicy: trusts("scheduler.amazonaws.com", accountId) },
      here,
    );
    const policy = new aws.iam.RolePolicy(
      `${name}-schedule-policy`,
      {
        role: role.name,
        policy: policyOf([
          { actions: ["lambda:InvokeFunction"], resources: [this.observer.arn] },
          { actions: ["sqs:SendMessage"], resources: [deadLetters.arn] },
        ]),
      },
      here,
    );
    new aws.scheduler.Schedule(
      `${name}-schedule`,
      {
        name: `${prefix}-probes`,
        scheduleExpression: "rate(1 minute)", // The finest step there is (aws-limits.md 1.2).
        flexibleTimeWindow: { mode: "OFF" },
        target: {
          arn: this.observer.arn,
          roleArn: role.arn,
          // A probe of a minute ago tells nothing that the next one does not.
          retryPolicy: { maximumRetryAttempts: 0, maximumEventAgeInSeconds: 60 },
          deadLetterConfig: { arn: deadLetters.arn },
        },
      },
      { ...here, dependsOn: [policy] },
    );
  }
}
