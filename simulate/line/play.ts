// One scenario on a real line: calls placed while faults come and go, then what became of them, and what must hold whatever breaks.
import { parsePointer, pointerKey } from "../../functions/lib/failover/pointer.ts";
import { isRecord } from "../../shared/json.ts";
import type { EpochMs } from "../../shared/clock.ts";
import type { LogEntry } from "../../local/events.ts";
import { parseFaultRules } from "../../local/faults.ts";
import { localTimeline } from "../local-faults.ts";
import type { CallOutcome, Routed } from "../outcomes.ts";
import type { Part, Scenario } from "../scenarios.ts";
import { world as worldOf } from "../world.ts";
import { brokenRules } from "./invariants.ts";
import type { Line } from "./line.ts";
import { playedApp, type PlayedApp } from "./played-app.ts";
import { ordinary, outcomeOf, type Told } from "./story.ts";
import { queuesOf, writtenOn } from "./traces.ts";

export interface Played {
  readonly calls: readonly CallOutcome[];
  /** Where new calls were sent, by the pointer at home. */
  readonly routed: readonly Routed[];
  /** What must never be and was, each in a line (invariants.ts). */
  readonly broken: readonly string[];
}

/** Every caller's number, set aside for fiction, but for its last two digits. */
const NUMBERS = "+120255501";

/** What nobody waits for: an event of it is tried again, and where that does not help it ends where people find it. */
const BURYING: ReadonlySet<Part> = new Set(["observer", "report", "pointer-table", "dynamodb", "kms"]);

interface Placed {
  readonly contactId: string;
  readonly story: readonly LogEntry[];
}

const placeCall = async ({ cloud, clock, events, replyMs, witness }: Line, app: PlayedApp, index: number): Promise<Placed> => {
  const caller = app.caller(clock, replyMs);
  const story: LogEntry[] = [];
  let contactId: string | undefined;
  const stop = events.subscribe((entry) => {
    if (!("contactId" in entry)) return;
    // The call's own start is emitted before anything else can run.
    contactId ??= entry.kind === "call-started" ? entry.contactId : undefined;
    if (entry.contactId !== contactId) return;
    story.push(entry);
    if (entry.kind === "said") caller.hear(entry.text);
  });
  try {
    await cloud.call({ to: witness, from: `${NUMBERS}${String(index % 100).padStart(2, "0")}`, channel: "VOICE", caller });
  } finally {
    stop();
  }
  return { contactId: contactId ?? "", story };
};

/** Notes each place that the pointer's row names, when it is written. */
const watchPointer = ({ cloud, events, home, standby }: Line, start: EpochMs) => {
  const table = String(Object(cloud.outputs["tables"]).pointer);
  const routed: Routed[] = [{ fromMs: 0, to: "home", why: "first run" }];
  const look = async (at: EpochMs): Promise<void> => {
    const { Item } = await cloud.services.tables.execute(home, "GetItem", {
      TableName: table,
      Key: pointerKey(home),
      ConsistentRead: true,
    });
    const read = parsePointer(isRecord(Item) ? Item : undefined);
    if (read.kind !== "pointer") return;
    const { state, lexRegion, reason } = read.pointer;
    const to = state === "menu" ? "menu" : lexRegion === standby ? "standby" : "home";
    if (routed.at(-1)?.to !== to) routed.push({ fromMs: at - start, to, why: reason });
  };
  events.subscribe((entry) => {
    if (entry.kind === "item-written" && entry.table === table && entry.region === home) void look(entry.at);
  });
  return routed;
};

/**
 * Plays one scenario on a line of its own, which it closes.
 * @param times when calls begin, in ms from the scenario's start
 * @param ordinaryAtMs when to place the call that others are measured against: well before anything breaks
 */
export const play = async (line: Line, scenario: Scenario, times: readonly number[], ordinaryAtMs: number): Promise<Played> => {
  const { clock, cloud, home, witness } = line;
  const app = await playedApp(witness);
  const start = clock.now();
  const routed = watchPointer(line, start);
  const at = async <Result>(ms: number, work: () => Promise<Result> | Result): Promise<Result> => {
    await clock.sleep(Math.max(0, start + ms - clock.now()));
    return work();
  };
  try {
    const changes = localTimeline(scenario, line).map(({ atMs, rules }) => at(atMs, () => cloud.faults.set(parseFaultRules(rules))));
    const usual = at(ordinaryAtMs, () => placeCall(line, app, 0));
    const placed = times.map((ms, index) => at(ms, () => placeCall(line, app, index + 1)));
    const [first, calls] = await line.finish(
      Promise.all([usual, Promise.all(placed), Promise.all(changes), clock.sleep(scenario.lengthMs)]),
    );

    const orders = await app.bookOf(cloud, home);
    const placedFor = new Set(orders.filter(({ isCallback }) => !isCallback).map(({ contactId }) => contactId));
    const told = ({ contactId, story }: Placed): Told => ({ story, ordered: placedFor.has(contactId) });
    const world = worldOf(scenario);
    const isWrongAt = (when: EpochMs): boolean =>
      scenario.spells.some(
        ({ fromMs, untilMs, fault }) =>
          fault.effect.kind === "wrong" && start + fromMs <= when && when <= start + untilMs + scenario.botWaitMs,
      );
    const circumstances = { app, start, isWrongAt, isHeardAt: (when: EpochMs) => world.works("report", "home", when - start) };
    const measure = ordinary(told(first));
    const outcome = (call: Placed): CallOutcome => outcomeOf(told(call), measure, circumstances);
    return {
      calls: calls.map(outcome),
      routed,
      broken: brokenRules({
        ordinary: first.contactId,
        calls: [first, ...calls].map((call) => ({ ...call, ending: outcome(call).ending })),
        orders,
        promises: app.promises,
        written: await writtenOn(line),
        secrets: [...app.secrets, NUMBERS, NUMBERS.slice(2)],
        queues: queuesOf(line),
        mayBury: scenario.spells.some(({ fault }) => BURYING.has(fault.part)),
      }),
    };
  } finally {
    await cloud.close();
  }
};
