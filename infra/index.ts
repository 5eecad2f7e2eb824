// twinline: what an organisation says to people, by bots that live in two regions. This file is the table of contents.
//
//   settings/    what a stack may decide, and which apps it runs (Pulumi.yaml says what each setting means)
//   platform/    what every stack has: regions, keys, events, the memory of conversations, failover
//   platform/app an app: its tables, its bot in both regions with the code hook, its recall; apps/<slug>.ts has what only one app has
//   channels/    how people reach apps: a number and a flow for each, and the people who take over
//   watch/       alarms and dashboard: the sum of what components and apps declare
import { Telephony } from "./channels/telephony.ts";
import { AppStack, extrasOf } from "./platform/app.ts";
import { Conversations } from "./platform/conversations.ts";
import { DeadLetters } from "./platform/dead-letters.ts";
import { Events } from "./platform/events.ts";
import { Failover } from "./platform/failover.ts";
import { flowLogsName } from "./platform/flow-logs.ts";
import { History } from "./platform/history.ts";
import { twinRegions } from "./platform/regions.ts";
import { readPulumiStack } from "./settings/pulumi-stack.ts";
import { hasPhone, probeOf, witnessOf } from "./settings/stack.ts";
import { Alarms } from "./watch/alarms.ts";
import { Dashboard } from "./watch/dashboard.ts";
import { watchOf } from "./watch/watch.ts";

const stack = readPulumiStack();
const { settings, prefix, project, name } = stack;
const { logRetentionDays } = settings;
const ownsInstance = stack.apps.some(hasPhone) && settings.instanceId === "";

const regions = twinRegions({
  home: settings.homeRegion,
  standby: settings.standbyRegion,
  prefix,
  tags: { project, stack: name, owner: settings.owner, costCentre: settings.costCentre },
  otherLogs: ownsInstance ? [flowLogsName(settings.instanceAlias)] : [],
});
const { accountId } = regions.home;
const deadLetters = new DeadLetters("dead-letters", { prefix, region: regions.home });
const events = new Events("events", { accountId, prefix, email: settings.alarmEmail, region: regions.home });
const history = new History("history", { events, deadLetters, prefix, logRetentionDays, region: regions.home });
const conversations = new Conversations("conversations", { regions, prefix });

const house = { conversations, deadLetters, regions, prefix, settings };
const declared = await Promise.all(stack.apps.map(async (stackApp) => ({ stackApp, extras: await extrasOf(stackApp.app.slug) })));
const deployed = declared.map(({ stackApp, extras }) => ({
  stackApp,
  app: new AppStack(stackApp.app.slug, { ...house, stackApp, extras }),
}));
const failover = new Failover("failover", {
  ...house,
  events,
  accountId,
  apps: deployed.map(({ stackApp, app }) => ({ slug: stackApp.app.slug, bots: app.bots, ...probeOf(stackApp) })),
  witness: witnessOf(stack).app.slug,
  phoneApp: (stack.apps.find(hasPhone) ?? stack.apps[0]).app.slug,
});

const [firstPhone, ...otherPhones] = deployed.flatMap(({ stackApp, app }) => {
  const model = stackApp.app.channels.voice;
  return model === undefined ? [] : [{ stackApp, model, deployed: app }];
});
const telephony =
  firstPhone === undefined
    ? undefined
    : new Telephony("telephony", { apps: [firstPhone, ...otherPhones], closedApps: stack.closedApps, failover, regions, prefix, settings });

const watch = watchOf(stack);
const alarmed = new Alarms("alarms", { plans: watch.alarms, events, prefix, regions });
new Dashboard("dashboard", { accountId, prefix, regions, apps: stack.apps.map(({ app }) => app.slug), watch });

/** Per app, by its slug. */
export const apps = Object.fromEntries(
  deployed.map(({ stackApp: { app, locale, timeZone }, app: { bots, recall, functions: own, tables: ownTables } }) => {
    const phoneNumber = telephony?.numbers[app.slug];
    const aliasOf = ({ aliasArn, localeIds }: (typeof bots)["home"]) => ({ arn: aliasArn, locales: localeIds });
    return [
      app.slug,
      {
        ...(phoneNumber === undefined ? {} : { phoneNumber }),
        locale,
        timeZone,
        aliases: { [regions.home.name]: aliasOf(bots.home), [regions.standby.name]: aliasOf(bots.standby) },
        functions: {
          hook: bots.home.hook.name,
          recall: recall.name,
          ...Object.fromEntries(Object.entries(own).map(([key, { name: functionName }]) => [key, functionName])),
        },
        tables: Object.fromEntries(Object.entries(ownTables).map(([key, { name: tableName }]) => [key, tableName])),
      },
    ];
  }),
);
/** Slug of the app whose evidence moves the pointer. */
export const witness = witnessOf(stack).app.slug;
/** Slug of the app that is called when nobody says which: Pulumi keeps the order of no output. */
export const phoneApp = stack.apps.find(hasPhone)?.app.slug;
export const instanceId = telephony?.instanceId;
const regionNames = { home: regions.home.name, standby: regions.standby.name };
export { regionNames as regions };
export const tables = {
  pointer: failover.pointer.name,
  observations: failover.observations.name,
  conversations: conversations.table.name,
  history: history.tableName,
};
export const functions = {
  lookup: failover.lookup.name,
  observer: failover.observer.name,
  report: failover.report.name,
  record: history.record.name,
};
export const eventsTopic = events.topicArn;
export const alarms = alarmed.names;
