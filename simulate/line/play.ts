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
import { answeringCaller, type Wish } from "./caller.ts";
import { brokenRules } from "./invariants.ts";
import type { Line } from "./line.ts";
import { ordinary, outcomeOf, type Told } from "./story.ts";
import { ordersOf, queuesOf, writtenOn } from "./traces.ts";

export interface Played {
  readonly calls: readonly CallOutcome[];
  /** Where new calls were sent, by the pointer at home. */
  readonly routed: readonly Routed[];
  /** What must never be and was, each in a line (invariants.ts). */
  readonly broken: readonly string[];
}

/** A flower that nobody but these callers speaks of, so that a log that names it has listened to them. */
const WISH: Wish = { flower: "peonies", day: "tomorrow", time: "10 am" };
/** Every caller's number, set aside for fiction, but for its last two digits. */
const NUMBERS = "+120255501";
/** Their words and numbers, and the names of slots: beside one stands what was said. */
const SECRETS = [WISH.flower, WISH.day, WISH.time, "order flowers", NUMBERS, NUMBERS.slice(2), "FlowerType", "PickupDate"];

/** What nobody waits for: an event of it is tried again, and where that does not help it ends where people find it. */
const BURYING: ReadonlySet<Part> = new Set(["observer", "report", "pointer-table", "dynamodb", "kms"]);

interface Placed {
  readonly contactId: string;
  readonly story: readonly LogEntry[];
}

const placeCall = async ({ cloud, clock, events, replyMs }: Line, index: number): Promise<Placed> => {
  const caller = answeringCaller(clock, WISH, replyMs);
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
    await cloud.call({ from: `${NUMBERS}${String(index % 100).padStart(2, "0")}`, channel: "VOICE", caller });
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
  const { clock, cloud } = line;
  const start = clock.now();
  const routed = watchPointer(line, start);
  const at = async <Result>(ms: number, work: () => Promise<Result> | Result): Promise<Result> => {
    await clock.sleep(Math.max(0, start + ms - clock.now()));
    return work();
  };
  try {
    const changes = localTimeline(scenario, line).map(({ atMs, rules }) => at(atMs, () => cloud.faults.set(parseFaultRules(rules))));
    const usual = at(ordinaryAtMs, () => placeCall(line, 0));
    const placed = times.map((ms, index) => at(ms, () => placeCall(line, index + 1)));
    const [first, calls] = await line.finish(
      Promise.all([usual, Promise.all(placed), Promise.all(changes), clock.sleep(scenario.lengthMs)]),
    );

    const orders = await ordersOf(line);
    const placedFor = new Set(orders.filter(({ isCallback }) => !isCallback).map(({ contactId }) => contactId));
    const told = ({ contactId, story }: Placed): Told => ({ story, ordered: placedFor.has(contactId) });
    const world = worldOf(scenario);
    const isWrongAt = (when: EpochMs): boolean =>
      scenario.spells.some(
        ({ fromMs, untilMs, fault }) =>
          fault.effect.kind === "wrong" && start + fromMs <= when && when <= start + untilMs + scenario.botWaitMs,
      );
    const circumstances = { start, isWrongAt, isHeardAt: (when: EpochMs) => world.works("report", "home", when - start) };
    const measure = ordinary(told(first));
    const outcome = (call: Placed): CallOutcome => outcomeOf(told(call), measure, circumstances);
    return {
      calls: calls.map(outcome),
      routed,
      broken: brokenRules({
        ordinary: first.contactId,
        calls: [first, ...calls].map((call) => ({ ...call, ending: outcome(call).ending })),
        orders,
        written: await writtenOn(line),
        secrets: SECRETS,
        queues: queuesOf(line),
        mayBury: scenario.spells.some(({ fault }) => BURYING.has(fault.part)),
      }),
    };
  } finally {
    await cloud.close();
  }
};
