// The demo app: bot, table, texts and recall of its own. Its flow is in line.ts; which region is good is one question for all apps (decision
// 0020).
import * as pulumi from "@pulumi/pulumi";
import { demoBooking } from "../../../apps/demo/bot.ts";
import type { Conversations } from "../../platform/conversations.ts";
import type { DeadLetters } from "../../platform/dead-letters.ts";
import { Function, reserving } from "../../building-blocks/lambda-function.ts";
import { addsAtStandby, invokes, knows, readsBoth, writesBoth } from "../../building-blocks/grants.ts";
import { worksAtHome } from "./grants.ts";
import { weekText } from "../../settings/hours.ts";
import { Notify } from "./notify.ts";
import type { Regions } from "../../platform/regions.ts";
import { ReplicatedTable } from "../../building-blocks/replicated-table.ts";
import type { Settings } from "../../settings/form.ts";
import { TwinBots } from "../../building-blocks/twin-bots.ts";

export interface DemoArgs {
  readonly conversations: Conversations;
  readonly deadLetters: DeadLetters;
  readonly regions: Regions;
  readonly prefix: string;
  readonly settings: Settings;
}

/** When there are demos, as functions/lib/demo/bookings/settings.ts reads it. */
const calendar = (settings: Settings) => ({
  DEMO_WEEK: weekText(settings.demoHours),
  DEMO_TIME_ZONE: settings.timeZone,
  DEMO_HOLIDAYS: settings.demoHolidays.join(","),
  DEMO_SLOT_MINUTES: String(settings.demoSlotMinutes),
  DEMO_CAPACITY: String(settings.demoCapacity),
  DEMO_LEAD_MINUTES: String(settings.demoLeadMinutes),
  DEMO_HORIZON_DAYS: String(settings.demoHorizonDays),
});

export class Demo extends pulumi.ComponentResource {
  readonly bookings: ReplicatedTable;
  readonly bots: TwinBots;
  readonly recall: Function;
  /** Names of its functions, as the stack tells them. */
  readonly functions: Readonly<Record<"demoBooking" | "recallDemo" | "notify", pulumi.Output<string>>>;
  /** The same, as the alarms know them. */
  readonly watched: Readonly<Record<"demo" | "recall-demo" | "notify", pulumi.Output<string>>>;

  constructor(name: string, args: DemoArgs, opts?: pulumi.ComponentResourceOptions) {
    super("twinline:index:Demo", name, {}, opts);
    const { conversations, regions, prefix, settings } = args;
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
    const { bots } = this;
    const recall = new Function(
      "recall-demo",
      {
        ...inHome,
        functionName: `${prefix}-recall-demo`,
        folder: "demo-recall",
        uses: [
          readsBoth("CONVERSATIONS_TABLE", conversations.table),
          knows({ ...bothRegions, ...calendar(settings), SMS_COUNTRIES: settings.smsCountries.join(",") }),
        ],
        timeout: 2,
      },
      here,
    );
    this.recall = recall;
    const hook = bots.home.hook.name;
    this.functions = { demoBooking: hook, recallDemo: recall.name, notify: notify.name };
    this.watched = { demo: hook, "recall-demo": recall.name, notify: notify.name };
    this.registerOutputs({ bookingsTable: this.bookings.name });
  }
}
