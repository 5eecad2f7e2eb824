// Texts to callers: the function that sends what waits in the bookings' table, the schedule that starts it, and what it needs to be woken again
// for a reminder. Nobody waits for it: a text that fails stays where it is until the next sweep.
import * as aws from "../../building-blocks/aws.ts";
import * as pulumi from "@pulumi/pulumi";
import type { DeadLetters } from "../../platform/dead-letters.ts";
import { Function } from "../../building-blocks/lambda-function.ts";
import { buries, knows } from "../../building-blocks/grants.ts";
import { makesSchedules, textsPhones, worksAtHome } from "./grants.ts";
import { SWEEP_MINUTES } from "./notify-schedule.ts";
import { policyOf, trusts, type Grant } from "../../building-blocks/policy.ts";
import type { RegionProviders } from "../../platform/regions.ts";
import type { ReplicatedTable } from "../../building-blocks/replicated-table.ts";
import type { Settings } from "../../settings/form.ts";

export interface NotifyArgs {
  readonly bookings: ReplicatedTable;
  readonly deadLetters: DeadLetters;
  readonly prefix: string;
  readonly settings: Pick<
    Settings,
    "timeZone" | "smsCountries" | "smsPerNumberDay" | "smsPerDay" | "smsMaxPrice" | "smsSenderId" | "logRetentionDays"
  >;
  readonly region: RegionProviders;
}

/** Seconds after which a sweep is not worth starting: the next one does the same. */
const STALE_SECONDS = 300;
/** A reminder is right for hours. Longer than this Lambda keeps none (aws-limits.md 2.2). */
const LONGEST_SECONDS = 21_600;

export class Notify extends pulumi.ComponentResource {
  readonly function: Function;

  constructor(name: string, args: NotifyArgs, opts?: pulumi.ComponentResourceOptions) {
    super("twinline:index:Notify", name, {}, opts);
    const { bookings, deadLetters, prefix, settings, region } = args;
    const here = { parent: this, provider: region.aws };
    const functionName = `${prefix}-notify`;
    const { accountId } = region;

    const group = new aws.scheduler.ScheduleGroup(`${name}-reminders`, { name: `${prefix}-reminders` }, here);
    const roleFor = (what: string, groupArn: pulumi.Input<string>): aws.iam.Role =>
      new aws.iam.Role(
        `${name}-${what}-role`,
        { name: `${functionName}-${what}`, assumeRolePolicy: trusts("scheduler.amazonaws.com", accountId, groupArn) },
        here,
      );
    // By its name: neither its environment nor what its environment names can be made from it.
    const arn = pulumi.interpolate`arn:aws:lambda:${region.name}:${accountId}:function:${functionName}`;
    const mayInvoke = (what: string, role: aws.iam.Role, more: readonly Grant[] = []): aws.iam.RolePolicy =>
      new aws.iam.RolePolicy(
        `${name}-${what}-policy`,
        { role: role.name, policy: policyOf([{ actions: ["lambda:InvokeFunction"], resources: [arn] }, ...more]) },
        here,
      );
    const reminds = roleFor("reminder", group.arn);
    const reminding = mayInvoke("reminder", reminds);
    this.function = new Function(
      name,
      {
        functionName,
        folder: "notify",
        region,
        uses: [
          worksAtHome("BOOKINGS_TABLE", bookings, ["DeleteItem", "GetItem", "Query", "UpdateItem"]),
          textsPhones(),
          makesSchedules(region, { groupName: group.name, roleArn: pulumi.all([reminds.arn, reminding.id]).apply(([roleArn]) => roleArn) }),
          knows({
            TIME_ZONE: settings.timeZone,
            SMS_COUNTRIES: settings.smsCountries.join(","),
            SMS_PER_NUMBER_DAY: String(settings.smsPerNumberDay),
            SMS_PER_DAY: String(settings.smsPerDay),
            SMS_MAX_PRICE: settings.smsMaxPrice,
            SMS_SENDER_ID: settings.smsSenderId,
            NOTIFY_ARN: arn,
            LINE: prefix,
          }),
        ],
        timeout: 60,
        logRetentionDays: settings.logRetentionDays,
        // What was given up is not kept: a reminder after hours helps nobody. An alarm tells that something was.
        events: { retries: 2, maxAge: LONGEST_SECONDS },
      },
      { parent: this },
    );
    const sweeps = roleFor("sweep", pulumi.interpolate`arn:aws:scheduler:${region.name}:${accountId}:schedule-group/default`);
    const policy = mayInvoke("sweep", sweeps, buries(deadLetters));
    new aws.scheduler.Schedule(
      `${name}-schedule`,
      {
        name: functionName,
        scheduleExpression: `rate(${SWEEP_MINUTES} minutes)`,
        flexibleTimeWindow: { mode: "OFF" },
        target: {
          arn: this.function.arn,
          roleArn: sweeps.arn,
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
