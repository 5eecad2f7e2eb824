// What demo alone has: texts to callers. A function sends what waits in the bookings' table, a schedule starts it, and one-time schedules wake it
// for reminders. Nobody waits for it: a text that fails stays where it is until the next sweep.
import type { environment } from "../../functions/notify/environment.ts";
import * as pulumi from "@pulumi/pulumi";
import { SWEEP_MINUTES } from "../../apps/demo/watch.ts";
import type { Texts } from "../../apps/kit/setting.ts";
import type { AppExtras, AppExtrasArgs } from "../platform/app.ts";
import * as aws from "../building-blocks/aws.ts";
import { buries, invokes, knows, makesSchedules, textsPhones, together, worksAtHome } from "../building-blocks/grants.ts";
import { LambdaFunction } from "../building-blocks/lambda-function.ts";
import { policyOf, trusts, type Grant } from "../building-blocks/policy.ts";
import type { ReplicatedTable } from "../building-blocks/replicated-table.ts";
import type { DeadLetters } from "../platform/dead-letters.ts";
import type { RegionProviders } from "../platform/regions.ts";

interface NotifyArgs {
  readonly bookings: ReplicatedTable;
  readonly deadLetters: DeadLetters;
  readonly prefix: string;
  readonly texts: Texts;
  /** IANA. */
  readonly timeZone: string;
  readonly logRetentionDays: number;
  readonly region: RegionProviders;
}

/** Seconds after which a sweep is not worth starting: the next one does the same. */
const STALE_SECONDS = 300;
/** A reminder is right for hours. Longer than this Lambda keeps none (aws-limits.md 2.2). */
const LONGEST_SECONDS = 21_600;

class Notify extends pulumi.ComponentResource {
  readonly function: LambdaFunction<typeof environment>;

  constructor(name: string, args: NotifyArgs, opts?: pulumi.ComponentResourceOptions) {
    super("twinline:index:Notify", name, {}, opts);
    const { bookings, deadLetters, prefix, texts, timeZone, region } = args;
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
    this.function = new LambdaFunction<typeof environment>(
      name,
      {
        functionName,
        code: ["notify"],
        region,
        uses: together(
          worksAtHome("BOOKINGS_TABLE", bookings, ["DeleteItem", "GetItem", "Query", "UpdateItem"]),
          textsPhones(),
          makesSchedules(region, { groupName: group.name, roleArn: pulumi.all([reminds.arn, reminding.id]).apply(([roleArn]) => roleArn) }),
          knows({
            TIME_ZONE: timeZone,
            SMS_COUNTRIES: texts["smsCountries"] ?? "",
            SMS_PER_NUMBER_DAY: texts["smsPerNumberDay"] ?? "",
            SMS_PER_DAY: texts["smsPerDay"] ?? "",
            SMS_MAX_PRICE: texts["smsMaxPrice"] ?? "",
            SMS_SENDER_ID: texts["smsSenderId"] ?? "",
            NOTIFY_ARN: arn,
            LINE: prefix,
          }),
        ),
        timeout: 60,
        logRetentionDays: args.logRetentionDays,
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

/** Declares what only demo has. */
export const declareExtras = ({ tables, parent, ...args }: AppExtrasArgs): AppExtras => {
  const { bookings } = tables;
  if (bookings === undefined) throw new Error("The manifest of demo declares no table bookings.");
  const { function: notify } = new Notify("notify", { ...args, bookings }, { parent });
  return { hook: invokes("NOTIFY_FUNCTION", notify), functions: { notify } };
};
