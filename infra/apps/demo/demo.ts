// The demo line: the same house as the first line, with a bot, a table and a flow of its own (decision 0018). It shares the instance, the
// people, the memory of conversations, and the pointer: which region is good is one question, asked once, by the observer.
import * as pulumi from "@pulumi/pulumi";
import { demoBooking } from "../../../apps/demo/bot.ts";
import type { Conversations } from "../../platform/conversations.ts";
import type { DeadLetters } from "../../platform/dead-letters.ts";
import { DemoLine } from "./line.ts";
import type { Failover } from "../../platform/failover.ts";
import { Function, reserving } from "../../building-blocks/lambda-function.ts";
import { addsAtStandby, invokes, knows, readsBoth, writesBoth } from "../../building-blocks/grants.ts";
import { worksAtHome } from "./grants.ts";
import type { Instance } from "../../platform/instance.ts";
import type { Line } from "../../channels/voice.ts";
import { Notify } from "./notify.ts";
import type { PhoneNumber } from "../../channels/phone-number.ts";
import type { People } from "../../platform/people.ts";
import type { Regions } from "../../platform/regions.ts";
import { ReplicatedTable } from "../../building-blocks/replicated-table.ts";
import type { Settings } from "../../settings/form.ts";
import { TwinBots } from "../../building-blocks/twin-bots.ts";

export interface DemoArgs {
  readonly instance: Instance;
  readonly number: PhoneNumber;
  readonly people: People;
  readonly failover: Failover;
  readonly conversations: Conversations;
  /** The first line, whose flows for waiting and for a closed line serve here as well. */
  readonly line: Line;
  readonly deadLetters: DeadLetters;
  readonly regions: Regions;
  readonly prefix: string;
  readonly settings: Settings;
}

/** When there are demos, as functions/lib/demo/bookings/settings.ts reads it. */
const calendar = (settings: Settings) => ({
  DEMO_HOURS: settings.demoHours.text,
  TIME_ZONE: settings.timeZone,
  DEMO_HOLIDAYS: settings.demoHolidays.join(","),
  DEMO_SLOT_MINUTES: String(settings.demoSlotMinutes),
  DEMO_CAPACITY: String(settings.demoCapacity),
  DEMO_LEAD_MINUTES: String(settings.demoLeadMinutes),
  DEMO_HORIZON_DAYS: String(settings.demoHorizonDays),
});

export class Demo extends pulumi.ComponentResource {
  readonly bookings: ReplicatedTable;
  readonly flowId: pulumi.Output<string>;
  readonly bots: TwinBots;
  readonly lookup: Function;
  /** Names of its functions, as the stack tells them. */
  readonly functions: Readonly<Record<"demoBooking" | "lookupDemo" | "recallDemo" | "notify", pulumi.Output<string>>>;
  /** The same, as the alarms know them. */
  readonly watched: Readonly<Record<"demo" | "lookup-demo" | "recall-demo" | "notify", pulumi.Output<string>>>;

  constructor(name: string, args: DemoArgs, opts?: pulumi.ComponentResourceOptions) {
    super("twinline:index:Demo", name, {}, opts);
    const { failover, conversations, regions, prefix, settings } = args;
    const here = { parent: this };
    const { logRetentionDays, reservedConcurrency } = settings;
    const bothRegions = { HOME_REGION: regions.home.name, STANDBY_REGION: regions.standby.name };
    const inHome = { region: regions.home, logRetentionDays, ...reserving(settings) };

    this.bookings = new ReplicatedTable(
      "bookings",
      { tableName: `${prefix}-bookings`, hashKey: "pk", rangeKey: "sk", expiryAttribute: "expiresAt", regions },
      here,
    );
    const { function: notify } = new Notify("notify", { ...args, bookings: this.bookings, region: regions.home }, here);
    this.bots = new TwinBots(
      "demo",
      {
        model: demoBooking,
        locale: settings.demoLocale === "ask" ? "en_US" : settings.demoLocale,
        regions,
        accountId: regions.home.accountId,
        prefix,
        hook: {
          folder: "demo",
          uses: [
            worksAtHome("BOOKINGS_TABLE", this.bookings, ["BatchGetItem", "DeleteItem", "GetItem", "PutItem", "Query", "UpdateItem"]),
            addsAtStandby("BOOKINGS_TABLE", this.bookings),
            writesBoth("CONVERSATIONS_TABLE", conversations.table),
            invokes("NOTIFY_FUNCTION", notify),
            knows({ ...bothRegions, ...calendar(settings), SMS_COUNTRIES: settings.smsCountries.join(",") }),
          ],
          timeout: 3,
          logRetentionDays,
          reservedConcurrency,
        },
      },
      here,
    );
    this.lookup = new Function(
      "lookup-demo",
      {
        ...inHome,
        functionName: `${prefix}-lookup-demo`,
        folder: "lookup",
        uses: [
          readsBoth("POINTER_TABLE", failover.pointer),
          knows({
            ...bothRegions,
            HOME_ALIAS_ARN: this.bots.home.aliasArn,
            STANDBY_ALIAS_ARN: this.bots.standby.aliasArn,
            LINE: prefix,
          }),
        ],
        timeout: 3,
      },
      here,
    );
    const { bots, lookup } = this;
    const recall = new Function(
      "recall-demo",
      {
        ...inHome,
        functionName: `${prefix}-recall-demo`,
        folder: "recall",
        app: "demo",
        uses: [
          readsBoth("CONVERSATIONS_TABLE", conversations.table),
          knows({ ...bothRegions, ...calendar(settings), SMS_COUNTRIES: settings.smsCountries.join(",") }),
        ],
        timeout: 2,
      },
      here,
    );
    const line = new DemoLine("demo", { ...args, bots, lookup, recall }, here);
    this.flowId = line.flowId;
    const hook = bots.home.hook.name;
    this.functions = { demoBooking: hook, lookupDemo: lookup.name, recallDemo: recall.name, notify: notify.name };
    this.watched = { demo: hook, "lookup-demo": lookup.name, "recall-demo": recall.name, notify: notify.name };
    this.registerOutputs({ bookingsTable: this.bookings.name, flowId: this.flowId });
  }
}
