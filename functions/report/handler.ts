// What a contact flow tells when it had to ask the twin. It is counted, kept as evidence, and has the bots looked at at once; only so often,
// since a bad minute brings many reports that all say the same. What a report says is not trusted further than that.
import { parseAsked } from "../lib/runtime/connect-event.ts";
import type { Clock } from "../../shared/clock.ts";
import { DynamoDbError, orFailure } from "../lib/aws/dynamodb-error.ts";
import { changeCalls, type CallsTable } from "../lib/failover/calls-table.ts";
import { afterReport, NO_CALLS, type AfterReport, type CallReport, type TwinStage } from "../lib/failover/calls.ts";
import { metricLine, type Log } from "../lib/runtime/log.ts";
import { oneOf, type Regions } from "../../shared/region.ts";

export interface Services {
  readonly clock: Clock;
  readonly log: Log;
  readonly calls: CallsTable;
  /** Has the observer run with this event, and does not wait for it. */
  readonly startObserver: (event: unknown) => Promise<void>;
}

export interface Settings extends Regions {
  /** The prefix of the stack's names. */
  readonly line: string;
  /** Slugs of the stack's apps. */
  readonly apps: readonly string[];
  /** Of whose calls is told when a report does not say: the first app with a phone. */
  readonly defaultApp: string;
}

/** Whether the report was fit to be used, and whether it started a round of probes. */
export interface Reported {
  readonly taken: boolean;
  readonly probing: boolean;
}

const STAGES = ["asked", "answered", "failed"] as const satisfies readonly TwinStage[];

const stageOf = (text: string | undefined): TwinStage | undefined =>
  text === undefined || text === "" ? "asked" : STAGES.find((stage) => stage === text);

/**
 * Takes a report with parameters `app`, `failedRegion`, `contactId`, and `twin` (`asked` when it is not said). One that names no contact, or an
 * app or region that the stack does not have, is counted and otherwise passed over.
 * @throws what starting the observer throws: the invocation is asynchronous, and becomes a dead letter that an alarm tells of
 */
export const reportHandler = ({ clock, log, calls, startObserver }: Services, settings: Settings) => {
  // What this environment knows when the table does not answer: enough that a storm starts no more rounds than it may.
  let memory = NO_CALLS;

  const noted = async (report: CallReport): Promise<AfterReport> => {
    const changed = await orFailure(changeCalls(calls, (known) => afterReport(known, report, clock.now())));
    if (changed instanceof DynamoDbError) log({ kind: "calls-unkept", code: changed.code });
    const after = changed instanceof DynamoDbError ? afterReport(memory, report, clock.now()) : changed;
    // Whoever was faster had as much to tell: the round is theirs.
    if (after === undefined) return { calls: memory, isNews: false, startsRound: false };
    memory = after.calls;
    return after;
  };

  return async (event: unknown): Promise<Reported> => {
    const { parameters, contactId } = parseAsked(event);
    const now = clock.now();
    const failedRegion = oneOf(settings, parameters["failedRegion"]);
    const stage = stageOf(parameters["twin"]);
    const named = parameters["app"] ?? "";
    const app = named === "" ? settings.defaultApp : settings.apps.find((slug) => slug === named);
    log(
      metricLine({
        line: settings.line,
        at: now,
        dimensions: { Region: failedRegion ?? "unknown" },
        values: {
          TwinAsked: { unit: "Count", value: stage === "answered" || stage === "failed" ? 0 : 1 },
          TwinFailed: { unit: "Count", value: stage === "failed" ? 1 : 0 },
        },
        totals: { FallbackUsed: { unit: "Count", value: stage === "answered" || stage === "failed" ? 0 : 1 } },
        properties: { kind: "report", app: app ?? "unknown", contactId: contactId ?? "unfit", twin: stage ?? "unfit" },
      }),
    );
    if (app === undefined || failedRegion === undefined || stage === undefined || contactId === undefined)
      return { taken: false, probing: false };

    const { startsRound } = await noted({ app, contactId, at: now, failedRegion, twin: stage });
    if (startsRound) await startObserver({ round: "confirm", app });
    return { taken: true, probing: startsRound };
  };
};
