// The machinery that steers calls to the good bot: the pointer, the lookup that each call asks, the observer that moves the pointer, and the
// report by which a call that met a failure has it looked at once. The line is right even when all of this is wrong: see the flow.
import * as pulumi from "@pulumi/pulumi";
import type { DeadLetters } from "./dead-letters.ts";
import type { Events } from "./events.ts";
import { Function, reserving } from "../building-blocks/lambda-function.ts";
import { asksBots, invokes, knows, publishes, readsBoth, readsTags, writesHome, writesRowAtHome } from "../building-blocks/grants.ts";
import { Observer } from "./observer.ts";
import type { Regions } from "./regions.ts";
import { ReplicatedTable } from "../building-blocks/replicated-table.ts";
import type { Settings } from "../settings/form.ts";
import type { TwinBots } from "../building-blocks/twin-bots.ts";

/** The settings that steer failover; Pulumi.yaml says what each means. */
export type FailoverSettings = Pick<
  Settings,
  | "locale"
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

export interface FailoverArgs {
  readonly bots: TwinBots;
  readonly regions: Regions;
  readonly events: Events;
  readonly deadLetters: DeadLetters;
  readonly accountId: pulumi.Input<string>;
  readonly prefix: string;
  readonly settings: FailoverSettings;
}

/** How the observer probes and decides (functions/observer/settings.ts). */
const observing = (prefix: string, settings: FailoverSettings) =>
  knows({
    LINE: prefix,
    LOCALE_ID: settings.locale,
    TIME_ZONE: settings.timeZone,
    PROBE_METHOD: settings.probeMethod,
    PROBE_UTTERANCE: settings.probeUtterance,
    PROBE_EXPECTED_INTENT: settings.probeExpectedIntent,
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
  readonly lookup: Function;
  readonly observer: Function;
  readonly report: Function;

  constructor(name: string, args: FailoverArgs, opts?: pulumi.ComponentResourceOptions) {
    super("twinline:index:Failover", name, {}, opts);
    const { bots, regions, deadLetters, accountId, prefix, settings } = args;
    const { logRetentionDays } = settings;
    const here = { parent: this };
    const inHome = { region: regions.home, logRetentionDays };
    const bothRegions = { HOME_REGION: regions.home.name, STANDBY_REGION: regions.standby.name };
    const aliasArns = [bots.home.aliasArn, bots.standby.aliasArn];
    const twins = knows({ ...bothRegions, HOME_ALIAS_ARN: bots.home.aliasArn, STANDBY_ALIAS_ARN: bots.standby.aliasArn });

    this.pointer = new ReplicatedTable("pointer", { tableName: settings.pointerTable, hashKey: "key", regions }, here);
    this.lookup = new Function(
      "lookup",
      {
        ...inHome,
        functionName: `${prefix}-lookup`,
        folder: "lookup",
        uses: [readsBoth("POINTER_TABLE", this.pointer), twins, knows({ LINE: prefix })],
        timeout: 3,
        ...reserving(settings),
      },
      here,
    );
    const observer = new Observer(
      "observer",
      {
        ...inHome,
        uses: [
          writesHome("POINTER_TABLE", this.pointer),
          asksBots(aliasArns),
          readsTags(aliasArns),
          publishes("EVENTS_TOPIC_ARN", args.events),
          twins,
          observing(prefix, settings),
        ],
        deadLetters,
        accountId,
        prefix,
      },
      here,
    );
    this.observer = observer.function;
    this.report = new Function(
      "report",
      {
        ...inHome,
        functionName: `${prefix}-report`,
        folder: "report",
        uses: [
          writesRowAtHome("POINTER_TABLE", this.pointer, "calls"),
          invokes("OBSERVER_FUNCTION", this.observer),
          knows({ ...bothRegions, LINE: prefix }),
        ],
        timeout: 5,
        // Lambda would wait a minute before it tries again, and what a call met a minute ago says nothing of now. What was lost is not kept: the
        // event of a flow has the caller's number in it, and no filter takes that out. An alarm tells that something was (docs/decisions/0016).
        events: { retries: 0, maxAge: 60 },
      },
      here,
    );
    this.registerOutputs({
      pointerTable: this.pointer.name,
      lookup: this.lookup.name,
      observer: this.observer.name,
      report: this.report.name,
    });
  }
}
