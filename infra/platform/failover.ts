// What steers calls of all apps to good bots: the pointer, the lookup that each call asks, the observer that moves the pointer, and the report
// by which a call that met a failure has the bots probed at once. Calls are right even when all of this is wrong: see the flow.
import * as pulumi from "@pulumi/pulumi";
import type { environment as LookupEnvironment } from "../../functions/lookup/environment.ts";
import type { environment as ReportEnvironment } from "../../functions/report/environment.ts";
import type { DeadLetters } from "./dead-letters.ts";
import type { Events } from "./events.ts";
import { LambdaFunction, reserving } from "../building-blocks/lambda-function.ts";
import {
  asksBots,
  invokes,
  knows,
  publishes,
  readsBoth,
  readsTags,
  together,
  writesHome,
  writesRowAtHome,
} from "../building-blocks/grants.ts";
import { Observations } from "./observations.ts";
import { Observer } from "./observer.ts";
import type { Regions } from "./regions.ts";
import { ReplicatedTable } from "../building-blocks/replicated-table.ts";
import type { StackSettings } from "../settings/stack-form.ts";
import type { TwinBots } from "../building-blocks/twin-bots.ts";

/** The settings that steer failover; Pulumi.yaml says what each means. */
export type FailoverSettings = Pick<
  StackSettings,
  | "pointerTable"
  | "logRetentionDays"
  | "reservedConcurrency"
  | "probeMethod"
  | "probeUtterance"
  | "probeExpectedIntent"
  | "probeExpectedText"
  | "probeSeconds"
  | "recognizeSeconds"
  | "confirmations"
  | "failuresToLeave"
  | "failureWindow"
  | "coolDownSeconds"
  | "goodsToReturn"
  | "dwellSeconds"
  | "timeZone"
>;

/** An app whose twins are proven and looked up. */
export interface FailoverApp {
  readonly slug: string;
  readonly bots: TwinBots;
  /** Locale of its probe, as Lex writes it. */
  readonly locale: string;
  /** What the observer says to it, and what it must understand; absent where that might change something. */
  readonly probe?: { readonly utterance: string; readonly expectedIntent: string };
}

export interface FailoverArgs {
  /** In the stack's order. */
  readonly apps: readonly FailoverApp[];
  /** Slug of the app whose evidence moves the pointer. */
  readonly witness: string;
  /** Slug of the app that is meant when a flow does not say: the first one with a phone. @default the first */
  readonly phoneApp?: string;
  readonly regions: Regions;
  readonly events: Events;
  readonly deadLetters: DeadLetters;
  readonly accountId: pulumi.Input<string>;
  readonly prefix: string;
  readonly settings: FailoverSettings;
}

/** The twins of an app without region and account, which the functions know: five apps must fit beside all else in 4,096 bytes. */
const twinIds = ({ bots: { home, standby } }: FailoverApp) => ({
  home: pulumi.interpolate`${home.botId}/${home.aliasId}`,
  standby: pulumi.interpolate`${standby.botId}/${standby.aliasId}`,
});

const bySlug = (apps: readonly FailoverApp[], of: (app: FailoverApp) => unknown): pulumi.Output<string> =>
  pulumi.jsonStringify(Object.fromEntries(apps.map((app) => [app.slug, of(app)])));

/** What the observer says to an app: to the witness what the settings say, where they do. */
const probeOf = ({ slug, probe }: FailoverApp, { witness, settings }: Pick<FailoverArgs, "witness" | "settings">): FailoverApp["probe"] => {
  if (slug !== witness) return probe;
  const utterance = settings.probeUtterance === "" ? probe?.utterance : settings.probeUtterance;
  const expectedIntent = settings.probeExpectedIntent === "" ? probe?.expectedIntent : settings.probeExpectedIntent;
  return utterance === undefined || expectedIntent === undefined ? undefined : { utterance, expectedIntent };
};

/** How the observer probes and decides (functions/observer/environment.ts). */
const observing = ({ apps, witness, prefix, settings }: Pick<FailoverArgs, "apps" | "witness" | "prefix" | "settings">) =>
  knows({
    LINE: prefix,
    APPS: bySlug(apps, (app) => ({ ...twinIds(app), locale: app.locale, probe: probeOf(app, { witness, settings }) })),
    WITNESS: witness,
    TIME_ZONE: settings.timeZone,
    PROBE_METHOD: settings.probeMethod,
    PROBE_EXPECTED_TEXT: settings.probeExpectedText,
    PROBE_SECONDS: String(settings.probeSeconds),
    RECOGNIZE_SECONDS: String(settings.recognizeSeconds),
    CONFIRMATIONS: String(settings.confirmations),
    FAILURES_TO_LEAVE: String(settings.failuresToLeave),
    WINDOW: String(settings.failureWindow),
    COOL_DOWN_SECONDS: String(settings.coolDownSeconds),
    GOODS_TO_RETURN: String(settings.goodsToReturn),
    DWELL_SECONDS: String(settings.dwellSeconds),
  });

export class Failover extends pulumi.ComponentResource {
  readonly pointer: ReplicatedTable;
  readonly observations: Observations;
  readonly lookup: LambdaFunction<typeof LookupEnvironment>;
  readonly observer: Observer["function"];
  readonly report: LambdaFunction<typeof ReportEnvironment>;

  constructor(name: string, args: FailoverArgs, opts?: pulumi.ComponentResourceOptions) {
    super("twinline:index:Failover", name, {}, opts);
    const { apps, regions, deadLetters, accountId, prefix, settings } = args;
    const { logRetentionDays } = settings;
    const here = { parent: this };
    const inHome = { region: regions.home, logRetentionDays };
    const bothRegions = { HOME_REGION: regions.home.name, STANDBY_REGION: regions.standby.name };
    const aliasArns = apps.flatMap(({ bots: { home, standby } }) => [home.aliasArn, standby.aliasArn]);
    const shared = knows({ ...bothRegions, DEFAULT_APP: args.phoneApp ?? apps[0]?.slug ?? "", LINE: prefix });

    this.pointer = new ReplicatedTable("pointer", { tableName: settings.pointerTable, hashKey: "connectRegion", regions }, here);
    this.observations = new Observations("observations", { tableName: `${prefix}-observations`, region: regions.home }, here);
    this.lookup = new LambdaFunction<typeof LookupEnvironment>(
      "lookup",
      {
        ...inHome,
        functionName: `${prefix}-lookup`,
        code: ["lookup"],
        uses: together(readsBoth("POINTER_TABLE", this.pointer), shared, knows({ ACCOUNT_ID: accountId, APPS: bySlug(apps, twinIds) })),
        timeout: 3,
        ...reserving(settings),
      },
      here,
    );
    const observer = new Observer(
      "observer",
      {
        ...inHome,
        uses: together(
          writesHome("POINTER_TABLE", this.pointer),
          writesHome("OBSERVATIONS_TABLE", this.observations),
          asksBots(aliasArns),
          readsTags(aliasArns),
          publishes("EVENTS_TOPIC_ARN", args.events),
          knows(bothRegions),
          observing(args),
        ),
        deadLetters,
        accountId,
        prefix,
      },
      here,
    );
    this.observer = observer.function;
    this.report = new LambdaFunction<typeof ReportEnvironment>(
      "report",
      {
        ...inHome,
        functionName: `${prefix}-report`,
        code: ["report"],
        uses: together(
          writesRowAtHome("OBSERVATIONS_TABLE", this.observations, "calls"),
          invokes("OBSERVER_FUNCTION", this.observer),
          shared,
          knows({ APPS: apps.map(({ slug }) => slug).join(" ") }),
        ),
        timeout: 5,
        // Lambda would wait a minute before it tries again, and what a call met a minute ago says nothing of now. What was lost is not kept: the
        // event of a flow has the caller's number in it, and no filter takes that out. An alarm tells that something was (docs/decisions/0016).
        events: { retries: 0, maxAge: 60 },
      },
      here,
    );
    this.registerOutputs({
      pointerTable: this.pointer.name,
      observationsTable: this.observations.name,
      lookup: this.lookup.name,
      observer: this.observer.name,
      report: this.report.name,
    });
  }
}
