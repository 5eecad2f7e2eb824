// twinline: a phone line whose bots live in two regions. This file is the table of contents; each line below is a file beside it.
//
//   settings          what a stack may decide (Pulumi.yaml says what each means)
//   regions, keys     a home and a standby region, with their providers and the keys that encrypt what is kept there
//   flow-logs         what Connect logs of the flows
//   instance, number  the Connect instance and the phone numbers, made or adopted
//   people            hours, queue, agent: who answers when a bot should not
//   orders            where an order is written, once
//   conversations     what a bot's twin must know to go on where it was lost (functions/recall)
//   bots              the same bot in both regions, with the function behind it (functions/flowers)
//   events, history   the topic that tells what happens to the line, and the table that keeps it (functions/record)
//   failover          pointer, lookup, observer, report: which bot a call should meet (functions/lookup, observer, report)
//   line              the contact flow, bound to all of these, tied to its number (contact-flows/main.json)
//   demo              the second line: bot, bookings, texts and flow of its own (functions/demo, notify, contact-flows/demo.json)
//   alarms, dashboard what wakes people, and what they look at then
import * as pulumi from "@pulumi/pulumi";
import { orderFlowers } from "../apps/flowers/bot.ts";
import { Alarms } from "./watch/alarms.ts";
import { Conversations } from "./platform/conversations.ts";
import { alarmsFor } from "./apps/demo/alarms.ts";
import { Dashboard } from "./watch/dashboard.ts";
import { DeadLetters } from "./platform/dead-letters.ts";
import { DemoLine } from "./apps/demo/line.ts";
import { Demo } from "./apps/demo/demo.ts";
import { Events } from "./platform/events.ts";
import { Failover } from "./platform/failover.ts";
import { FlowLogs, flowLogsName } from "./platform/flow-logs.ts";
import { addsAtStandby, knows, writesBoth, writesHome } from "./building-blocks/grants.ts";
import { History } from "./platform/history.ts";
import { weekText } from "./settings/hours.ts";
import { Instance } from "./platform/instance.ts";
import { Line } from "./channels/voice.ts";
import { numbersOf } from "./channels/phone-number.ts";
import { People } from "./platform/people.ts";
import { Recordings } from "./platform/recordings.ts";
import { twinRegions } from "./platform/regions.ts";
import { ReplicatedTable } from "./building-blocks/replicated-table.ts";
import { readSettings } from "./settings/settings.ts";
import { TwinBots, twinsOf } from "./building-blocks/twin-bots.ts";

const project = pulumi.getProject();
const prefix = `${project}-${pulumi.getStack()}`;
const config = new pulumi.Config();
const ordersTableName = `${prefix}-orders`;
const ownTables = ["orders", "conversations", "history", "bookings", "observations"].map((name) => `${prefix}-${name}`);
const settings = readSettings(project, pulumi.getStack(), ownTables);
const { logRetentionDays, reservedConcurrency, locale } = settings;

const DEMO_WORDS = { en_US: "book a demo", es_US: "reservar una demo" } as const;

const { instanceAlias, instanceId: adopted } = settings;
const regions = twinRegions({
  home: settings.homeRegion,
  standby: settings.standbyRegion,
  prefix,
  tags: { project, stack: pulumi.getStack(), owner: settings.owner, costCentre: settings.costCentre },
  otherLogs: adopted === "" ? [flowLogsName(instanceAlias)] : [],
});
const region = regions.home;
const { accountId } = region;

const flowLogs = adopted === "" ? [new FlowLogs("flow-logs", { instanceAlias, logRetentionDays, region }).group] : [];
const instance = new Instance("instance", { adopt: adopted, alias: instanceAlias, after: flowLogs, region });
const numbers = numbersOf(settings, { instance, region });
const people = new People("people", {
  instance,
  number: numbers.first,
  hours: settings.peopleHours,
  timeZone: settings.timeZone,
  agent: { adopt: settings.agentUserId, password: config.requireSecret("agentPassword") },
  admin: { adopt: settings.adminUserId, password: config.requireSecret("adminPassword") },
  region,
});
if (settings.recording)
  new Recordings("recordings", { bucketName: pulumi.interpolate`${prefix}-recordings-${accountId}`, instance, region });

const orders = new ReplicatedTable("orders", { tableName: ordersTableName, hashKey: "contactId", regions });
const shop = { SHOP_WEEK: weekText(settings.shopHours), SHOP_TIME_ZONE: settings.timeZone };
const conversations = new Conversations("conversations", { regions, prefix, shop, logRetentionDays, reservedConcurrency });
const bots = new TwinBots("flowers", {
  model: orderFlowers,
  locale,
  regions,
  accountId,
  prefix,
  hook: {
    folder: "flowers",
    uses: [
      writesHome("ORDERS_TABLE", orders),
      addsAtStandby("ORDERS_TABLE", orders),
      writesBoth("CONVERSATIONS_TABLE", conversations.table),
      knows({ HOME_REGION: regions.home.name, STANDBY_REGION: regions.standby.name, ...shop }),
    ],
    timeout: 3,
    logRetentionDays,
    reservedConcurrency,
  },
});
const deadLetters = new DeadLetters("dead-letters", { prefix, region });
const events = new Events("events", { accountId, prefix, email: settings.alarmEmail, region });
const history = new History("history", { events, deadLetters, prefix, logRetentionDays, region });
const { demo: demoNumber } = numbers;
const demo = demoNumber === undefined ? undefined : new Demo("demo-app", { conversations, deadLetters, regions, prefix, settings });
const demoSpoken = settings.demoLocale === "ask" ? "en_US" : settings.demoLocale;
const failover = new Failover("failover", {
  apps: [
    { slug: "flowers", bots, locale, probe: { utterance: "I would like to order flowers", expectedIntent: "OrderFlowers" } },
    ...(demo === undefined
      ? []
      : [
          {
            slug: "demo",
            bots: demo.bots,
            locale: demoSpoken,
            probe: { utterance: DEMO_WORDS[demoSpoken], expectedIntent: "ScheduleDemo" },
          },
        ]),
  ],
  witness: "flowers",
  phoneApp: settings.lines[0],
  regions,
  events,
  deadLetters,
  accountId,
  prefix,
  settings,
});
const house = { instance, people, failover, conversations, deadLetters, regions, prefix, settings };
const line = new Line("line", { ...house, number: numbers.flowers, bots });
if (demo !== undefined && demoNumber !== undefined)
  new DemoLine("demo", { ...house, number: demoNumber, line, bots: demo.bots, recall: demo.recall });

const alarmsOfLine = new Alarms("alarms", {
  plans: alarmsFor(settings.lines),
  events,
  deadLetters,
  functions: { lookup: failover.lookup.name, recall: conversations.recall.name, report: failover.report.name, ...demo?.watched },
  prefix,
  regions,
});
new Dashboard("dashboard", { accountId, prefix, regions, lines: settings.lines });

export const phoneNumber = numbers.first.e164;
export const lines = Object.fromEntries(settings.lines.map((name) => [name, numbers[name]?.e164]));
export const instanceId = instance.id;
export const flowId = line.flowId;
export const homeRegion = regions.home.name;
export const standbyRegion = regions.standby.name;
export { locale };
export const homeAliasArn = bots.home.aliasArn;
export const standbyAliasArn = bots.standby.aliasArn;
/** What each line asks, by its name. Those of flowers are there whatever lines run: the observer proves the regions by them. */
export const twins = {
  flowers: twinsOf(bots, locale, failover.lookup),
  ...(demo === undefined ? {} : { demo: twinsOf(demo.bots, settings.demoLocale, failover.lookup) }),
};
export const pointerTable = failover.pointer.name;
export const observationsTable = failover.observations.name;
export const ordersTable = orders.name;
/** What the line calls today hangs on it. */
export const timeZone = settings.timeZone;
export const bookingsTable = demo?.bookings.name ?? "";
export const historyTable = history.tableName;
export const eventsTopic = events.topicArn;
export const alarms = alarmsOfLine.names;
export const conversationsTable = conversations.table.name;
export const functions = {
  lookup: failover.lookup.name,
  observer: failover.observer.name,
  report: failover.report.name,
  record: history.record.name,
  recall: conversations.recall.name,
  orderFlowers: bots.home.hook.name,
  ...demo?.functions,
};
