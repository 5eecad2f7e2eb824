// What a caller of the demo line waits for besides Lex: the code hook's bundle from loading it (Lambda's init) to its first turn in a new process,
// then whole bookings turn by turn, against the local tables over HTTP, signed.
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { daysAfter } from "../../../functions/lib/calendar/local-time.ts";
import { bundleFiles } from "../../../infra/building-blocks/bundle.ts";
import { realClock } from "../../../shared/clock.ts";
import { tables } from "../../../local/dynamodb/tables.ts";
import { eventLog } from "../../../local/events.ts";
import { seededRandom } from "../../../local/random.ts";
import { aDemoEvent, CALLER, type Turned } from "../../../test/functions/demo/demo-events.ts";
import { figure, type Bench } from "../../harness.ts";
import { serveTable } from "../../table-server.ts";

const run = promisify(execFile);

/** Loads the hook, has one turn, then whole conversations, each turn with the session attributes that the last one left. */
const PROBE = `
const begun = performance.now();
const { handler } = require(process.argv[2]);
const init = performance.now() - begun;
const conversations = require(process.argv[3]);
(async () => {
  const warm = [];
  let first, outcome;
  for (const turns of conversations) {
    let attributes = turns[0].sessionState.sessionAttributes;
    for (const turn of turns) {
      turn.sessionState.sessionAttributes = attributes;
      const at = performance.now();
      const { sessionState } = await handler(turn, {});
      const ms = performance.now() - at;
      if (first === undefined) first = ms; else warm.push(ms);
      attributes = sessionState.sessionAttributes;
    }
    if (attributes.result !== "booked") throw new Error("A conversation ended " + JSON.stringify(attributes));
  }
  console.log(JSON.stringify({ init, first, warm }));
  process.exit();
})();
`;

const DAYS = 12;
const TIMES = ["09:00", "10:00", "11:00", "12:00", "13:00", "14:00", "15:00", "16:00"];

/** The turns of one who books: what is wished, the day, the time, a yes, and Lex's own turn that does it. The first says all at once. */
const conversation = (contactId: string, Date: string, Time: string, isTerse: boolean): readonly unknown[] => {
  const all: Turned = { slots: { Date, Time }, attributes: { ...CALLER, contactId } };
  const yes = { ...all, confirmation: "Confirmed" } as const;
  const asked: readonly Turned[] = isTerse
    ? []
    : [
        { ...all, slots: {} },
        { ...all, slots: { Date } },
      ];
  return [...asked, all, yes, { ...yes, source: "FulfillmentCodeHook" } as const].map(aDemoEvent);
};

const conversations = (round: number): readonly (readonly unknown[])[] => {
  const today = new Date(realClock.now()).toISOString().slice(0, 10);
  return Array.from({ length: DAYS }, (_, day) => daysAfter(today, day + 2 + round * DAYS)).flatMap((date, day) =>
    TIMES.map((time, at) => conversation(`bench-${round}-${day}-${at}`, date, time, day + at === 0)),
  );
};

const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;

export const hook: Bench = {
  name: "hook",
  run: async (quick) => {
    const folder = await mkdtemp(join(tmpdir(), "twinline-bench-"));
    const store = tables({ accountId: "111122223333", clock: realClock, random: seededRandom(1), events: eventLog() });
    const named = (TableName: string, ...keys: readonly string[]) => ({
      TableName,
      AttributeDefinitions: keys.map((AttributeName) => ({ AttributeName, AttributeType: "S" }) as const),
      KeySchema: keys.map((AttributeName, at) => ({ AttributeName, KeyType: at === 0 ? "HASH" : "RANGE" }) as const),
    });
    await store.createTable("us-east-1", named("bookings", "pk", "sk"));
    await store.createTable("us-east-1", named("conversations", "contactId"));
    const server = await serveTable(store);
    const env = {
      PATH: process.env["PATH"] ?? "",
      // As Lambda sets it (local/lambda/starter.ts).
      LANG: "en_US.UTF-8",
      AWS_ENDPOINT_URL: server.endpoint,
      AWS_REGION: "us-east-1",
      AWS_ACCESS_KEY_ID: "bench",
      AWS_SECRET_ACCESS_KEY: "bench",
      BOOKINGS_TABLE: "bookings",
      CONVERSATIONS_TABLE: "conversations",
      HOME_REGION: "us-east-1",
      STANDBY_REGION: "us-west-2",
      SMS_COUNTRIES: "US",
      NOTIFY_FUNCTION: "notify",
      DEMO_HOURS: "Mo-Su 09:00-17:00",
      TIME_ZONE: "America/New_York",
      DEMO_SLOT_MINUTES: "30",
      DEMO_CAPACITY: "1",
      DEMO_LEAD_MINUTES: "60",
      DEMO_HORIZON_DAYS: "366",
    };
    try {
      const [probe, file] = [join(folder, "probe.cjs"), join(folder, "hook.cjs")];
      const { "index.js": code } = await bundleFiles("functions/demo/index.ts");
      await Promise.all([writeFile(probe, PROBE), writeFile(file, code)]);
      const taken: { readonly init: number; readonly first: number; readonly warm: readonly number[] }[] = [];
      for (let turn = 0; turn < (quick ? 5 : 15); turn += 1) {
        const spoken = join(folder, `conversations-${turn}.json`);
        await writeFile(spoken, JSON.stringify(conversations(turn)));
        const { stdout } = await run(process.execPath, [probe, file, spoken], { env });
        taken.push(JSON.parse(stdout.trim().split("\n").at(-1) ?? ""));
      }
      const of = (name: string, value: (one: (typeof taken)[number]) => number, most?: number) =>
        figure(`demo hook, ${name}`, "ms", taken.map(value), most === undefined ? undefined : { at: "most", value: most });
      return [
        figure("demo hook, bundle", "KB", [Buffer.byteLength(code) / 1024], { at: "most", value: 600 }),
        of("load (init)", ({ init }) => init, 80),
        of("first turn after it", ({ first }) => first),
        of("warm turn", ({ warm }) => quantile(warm, 0.5), 5),
        of("warm turn, 99 of 100 within", ({ warm }) => quantile(warm, 0.99)),
      ];
    } finally {
      await server.close();
      await rm(folder, { recursive: true });
    }
  },
};
