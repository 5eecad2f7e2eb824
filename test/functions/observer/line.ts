// A stack of five apps with one observer's parts around their bots: a simulated clock, and real tables that take no simulated time.
import type { Item } from "../../../functions/lib/aws/attribute-value.ts";
import type { DynamoDb } from "../../../functions/lib/aws/dynamodb.ts";
import { DynamoDbError } from "../../../functions/lib/aws/dynamodb-error.ts";
import { callsTable } from "../../../functions/lib/failover/calls-table.ts";
import type { LineEvent } from "../../../functions/lib/failover/line-event.ts";
import { observerTable } from "../../../functions/lib/failover/observer-table.ts";
import { pointerTable } from "../../../functions/lib/failover/pointer-table.ts";
import { slugsOf, type StackRules } from "../../../functions/lib/failover/rules.ts";
import type { ModelHashes } from "../../../functions/lib/failover/twins.ts";
import { observerHandler } from "../../../functions/observer/handler.ts";
import type { Probe } from "../../../functions/observer/probe.ts";
import { simulatedClock } from "../../../local/simulated-clock.ts";
import { RULES } from "../lib/failover/pointers.ts";
import { aTable } from "../a-table.ts";
import { aLog, SATURDAY_9AM } from "../services.ts";
import { aBot } from "./bots.ts";

const PROBE: Probe = {
  method: "recognize",
  question: { utterance: "order flowers", expectedIntent: "OrderFlowers", expectedText: undefined },
};

const SESSION: Probe = { method: "session" };

/** What else the observer meets; a test changes it. */
interface World {
  table: "good" | "down" | "read-only";
  control: "good" | "failed";
  hashes: ModelHashes | Error;
}

export const aLine = async (rules: StackRules = RULES) => {
  const clock = simulatedClock(SATURDAY_9AM);
  const { log, lines } = aLog();
  const bots = Object.fromEntries(slugsOf(rules).map((slug) => [slug, { home: aBot(), standby: aBot() }]));
  const botsOf = (slug: string) => {
    const found = bots[slug];
    if (found === undefined) throw new Error(`There is no app ${slug}.`);
    return found;
  };
  const { home, standby } = botsOf(rules.witness);
  const events: LineEvent[] = [];
  const world: World = { table: "good", control: "good", hashes: { "us-east-1": "aaa", "us-west-2": "aaa" } };
  const [direct, ofObservations] = [await aTable("lexDR", "connectRegion"), await aTable("observations", "key")];
  const tableOf = (input: { readonly TableName: string }): DynamoDb => (input.TableName === "lexDR" ? direct : ofObservations);
  const refuse = (): never => {
    throw new DynamoDbError("timeout", "Timeout", "Cannot reach the table.");
  };
  const db: DynamoDb = {
    getItem: async (input) => (world.table === "down" ? refuse() : await clock.hold(tableOf(input).getItem(input))),
    putItem: async (input) => (world.table === "good" ? await clock.hold(tableOf(input).putItem(input)) : refuse()),
  };
  let ids = 0;
  const newId = (): string => {
    ids += 1;
    return `id-${ids}`;
  };
  const pointers = pointerTable(db, "lexDR", rules.home, newId);
  const calls = callsTable(db, "observations");
  const observers = observerTable(db, "observations", rules);
  /** The function of one environment. */
  const observer = () =>
    observerHandler(
      {
        clock,
        log,
        newId,
        pointers,
        calls,
        observers,
        bots: Object.fromEntries(
          Object.entries(bots).map(([slug, twins]) => [slug, { home: twins.home.runtime, standby: twins.standby.runtime }]),
        ),
        askControl: async () => world.control,
        readModelHashes: async () => {
          if (world.hashes instanceof Error) throw world.hashes;
          return { [rules.witness]: world.hashes };
        },
        publish: async (event) => void events.push(event),
      },
      {
        rules,
        probes: Object.fromEntries([
          [rules.witness, PROBE] as const,
          ...rules.others.map(({ slug, hasWords }) => [slug, hasWords ? PROBE : SESSION] as const),
        ]),
        line: "twinline-dev",
      },
    );
  return {
    clock,
    lines,
    events,
    home,
    standby,
    botsOf,
    world,
    pointers,
    calls,
    observers,
    observer,
    /** Puts a row of whatever content, as a hand in the console would. */
    putByHand: (Item: Item): Promise<void> => direct.putItem({ TableName: "lexDR", Item }),
    /** What was counted under this name, in order. */
    metric: (name: string): readonly unknown[] => lines.flatMap((line) => (name in line ? [line[name]] : [])),
    /** Runs that begin each minute until then, as the schedule has them; it ends with the last one. */
    schedule: async (until: number): Promise<void> => {
      const runs: Promise<unknown>[] = [];
      while (clock.now() < until) {
        runs.push(observer()({}));
        await clock.sleep(60_000);
      }
      await Promise.all(runs);
    },
  };
};

export type TestLine = Awaited<ReturnType<typeof aLine>>;
