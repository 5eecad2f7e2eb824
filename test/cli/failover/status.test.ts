import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { expect } from "chai";
import picocolors from "picocolors";
import type { Facts } from "../../../cli/failover/facts.ts";
import { readFacts } from "../../../cli/failover/status.ts";
import { statusLines } from "../../../cli/failover/status-lines.ts";
import { statusOf } from "../../../cli/failover/status-of.ts";
import { textAttribute } from "../../../functions/lib/aws/attribute-value.ts";
import type { Pointer } from "../../../functions/lib/failover/pointer.ts";
import { DEFAULT_RULES } from "../../../functions/lib/failover/rules.ts";
import { aLine, ANNA, aPointer, aRow, HOME, seenAs, STANDBY } from "./a-line.ts";

const NOW = Date.parse("2026-11-21T12:00:00Z");

const pointing = (overrides: Partial<Pointer> = {}): Facts["home"] => ({
  value: { kind: "pointer", pointer: aPointer({ updatedAt: NOW - 20_000, ...overrides }) },
});

const observing = ({ home = "good", standby = "good", demo = "good", beatAt = NOW - 3_000, told = "" } = {}): Facts["observer"] => ({
  value: {
    holder: "run-1",
    takenAt: NOW - 60_000,
    beatAt,
    apps: {
      flowers: {
        [HOME]: seenAs(home === "good" ? "good" : "failed", NOW),
        [STANDBY]: seenAs(standby === "good" ? "good" : "failed", NOW),
      },
      demo: { [HOME]: seenAs(demo === "good" ? "good" : "failed", NOW), [STANDBY]: seenAs("good", NOW) },
    },
    twins: told === "" ? {} : { flowers: { told } },
  },
});

/** What is read of a line that is well. */
const facts = (overrides: Partial<Facts> = {}): Facts => ({
  name: "twinline-dev",
  now: NOW,
  rules: { ...DEFAULT_RULES, home: HOME, standby: STANDBY, witness: "flowers", others: [{ slug: "demo", hasWords: true }] },
  rulesUnread: undefined,
  home: pointing(),
  replica: pointing(),
  observer: observing(),
  latency: { [HOME]: { value: 12.4 }, [STANDBY]: { value: undefined } },
  models: { value: { flowers: { [HOME]: "abc", [STANDBY]: "abc" } } },
  alarms: { value: [] },
  history: {
    value: [{ at: "2026-11-21T11:00:00.000Z", kind: "moved", what: "us-east-1 to us-west-2", reason: "active-failed", by: "observer" }],
  },
  ...overrides,
});

const told = (overrides: Partial<Facts> = {}): string => {
  const all = facts(overrides);
  return statusLines(statusOf(all), all, picocolors.createColors(false)).join("\n");
};
const attention = (overrides: Partial<Facts> = {}): string => statusOf(facts(overrides)).attention.join("\n");

describe("statusOf() and statusLines()", () => {
  it("ask for no attention where all is well", () => {
    expect(statusOf(facts()).attention).to.deep.equal([]);
    expect(told())
      .to.include("Calls go to   us-east-1 (home)")
      .and.to.include("Held          by nobody")
      .and.to.include("last sign of life 3 s ago")
      .and.to.include("us-east-1  proven")
      .and.to.include("12 ms on average")
      .and.to.include("moved            us-east-1 to us-west-2: active-failed  observer");
  });

  it("name the witness, and what was last seen of the other apps", () => {
    expect(told()).to.include("Witness       flowers: its bots tell which region is good; of the others, two must agree");
    expect(told()).to.match(/\ndemo\nHome +us-east-1 {2}proven/);
    expect(told({ observer: observing({ demo: "failed" }) }))
      .to.match(/\ndemo\nHome +us-east-1 {2}failed/)
      .and.to.include("The observer leaves it there: its bot is proven.");
    expect(attention({ observer: observing({ demo: "failed" }) })).to.equal("The bot of demo in us-east-1 fails its probes.");
  });

  it("say who holds the line, until when, and how long that is", () => {
    const home = pointing({ lexRegion: STANDBY, state: "failed-over", hold: { by: ANNA, until: NOW + 1_770_000 } });
    expect(told({ home })).to.include(`Held          by ${ANNA} until 2026-11-21 12:29:30 UTC, 29 min 30 s left`);
    expect(statusOf(facts({ home }))).to.deep.include({ serves: STANDBY, held: true, decision: { kind: "stay", why: "held" } });
  });

  it("say what the observer does next", () => {
    expect(told({ observer: observing({ home: "failed" }) })).to.include(
      "The observer moves it to us-west-2 at its next round: the bot there is failed.",
    );
    expect(told({ home: pointing({ lexRegion: STANDBY, state: "failed-over", movedAt: NOW - 60_000 }) })).to.include(
      "It returns home in 4 min if us-east-1 stays good until then.",
    );
    // A failed bot is left as soon as the cool-down allows it, whatever the dwell.
    const arrived = pointing({ lexRegion: STANDBY, state: "failed-over", movedAt: NOW - 10_000, coolDownMs: 30_000 });
    expect(told({ home: arrived, observer: observing({ standby: "failed" }) }))
      .to.include("It moves to us-east-1 in 20 s if that is still so then.")
      .and.not.to.include("returns home");
  });

  it("say that home is served when the pointer makes no sense or cannot be read, in either region", () => {
    const malformed = { value: { kind: "malformed", problems: ["attribute lexRegion is missing."] } } as const;
    expect(attention({ home: malformed, replica: malformed }))
      .to.include("makes no sense")
      .and.to.include("serves us-east-1");
    const unread = { why: "no answer in time" };
    expect(attention({ home: unread, replica: unread }))
      .to.include("cannot be read: no answer in time")
      .and.to.include("serves us-east-1");
    expect(attention({ home: { value: { kind: "missing" } }, replica: unread })).to.include("no pointer in us-east-1");
  });

  it("go by the replica, as the lookup does, when home cannot be read", () => {
    const status = statusOf(facts({ home: { why: "timeout" }, replica: pointing({ lexRegion: STANDBY }) }));
    expect(status).to.deep.include({ serves: STANDBY, pointer: null });
    expect(status.attention.join("\n")).to.include("goes by its replica in us-west-2");
  });

  for (const [what, overrides, said] of [
    ["an observer that is silent", { observer: observing({ beatAt: NOW - 200_000 }) }, "silent for 3 min 20 s"],
    ["a line that nobody ever observed", { observer: { value: undefined } }, "No observer has ever run"],
    ["an observer's row that cannot be read", { observer: { why: "throttled" } }, "row cannot be read: throttled"],
    ["a bot that fails", { observer: observing({ standby: "failed" }) }, "The bot of flowers in us-west-2 fails"],
    ["twins that differ", { observer: observing({ told: "abc def" }) }, "hashes are abc and def"],
    ["an old pointer", { home: pointing({ updatedAt: NOW - 600_000 }) }, "last written 10 min ago"],
    ["a pointer from the future", { home: pointing({ movedAt: NOW + 3_600_000 }) }, "movedAt"],
    ["both bots down", { home: pointing({ state: "both-down" }) }, "Both bots are down"],
    ["the menu", { home: pointing({ state: "menu" }) }, "keypad menu"],
    ["an alarm", { alarms: { value: ["twinline-dev-silence. Nobody observes."] } }, "Alarm: twinline-dev-silence"],
    ["alarms that cannot be read", { alarms: { why: "AccessDenied" } }, "alarms cannot be read"],
    ["a history that cannot be read", { history: { why: "AccessDenied" } }, "history cannot be read"],
    ["rules that cannot be read", { rulesUnread: "AccessDenied" }, "the defaults stand in"],
  ] as const satisfies readonly (readonly [string, Partial<Facts>, string])[])
    it(`ask for attention to ${what}`, () => {
      expect(attention(overrides)).to.include(said);
    });
});

describe("lastEvents()", function () {
  this.timeout(60_000);
  this.slow(10_000);

  it("tells what the kind of an event leaves open, newest first", async () => {
    const { services, cloud } = await aLine();
    const credentials = { accessKeyId: "local", secretAccessKey: "local" };
    const client = new DynamoDBClient({ region: HOME, endpoint: cloud.endpoint, credentials });
    const day = new Date(Date.now()).toISOString().slice(0, 10);
    const put = (at: string, kind: string, message: unknown): Promise<unknown> =>
      client.send(
        new PutItemCommand({
          TableName: services.line.tables.history,
          Item: { day: { S: day }, at: { S: `${at}#id` }, kind: { S: kind }, message: { S: JSON.stringify(message) } },
        }),
      );
    await put(`${day}T00:00:01.000Z`, "moved", { from: HOME, to: STANDBY });
    await put(`${day}T00:00:02.000Z`, "drill", { region: STANDBY, outcome: "passed" });
    await put(`${day}T00:00:03.000Z`, "pointer-repaired", { problems: ["epoch is -3.", "state is x."] });
    await put(`${day}T00:00:04.000Z`, "alarm-twinline-dev-silence", { AlarmName: "twinline-dev-silence", NewStateValue: "ALARM" });
    await put(`${day}T00:00:05.000Z`, "message", "cut in the mid");
    client.destroy();
    const past = (await services.history()).filter(({ at }) => at.startsWith(`${day}T00:00:0`));
    expect(past.map(({ kind, what }) => [kind, what])).to.deep.equal([
      ["message", ""],
      ["alarm", "twinline-dev-silence ALARM"],
      ["pointer-repaired", "epoch is -3. state is x."],
      ["drill", "us-west-2 passed"],
      ["moved", "us-east-1 to us-west-2"],
    ]);
  });
});

describe("readFacts()", function () {
  this.timeout(60_000);
  this.slow(10_000);

  it("reads a whole line that is well", async () => {
    const { services, setRow, setObserver } = await aLine();
    await setRow(aRow());
    await setObserver({});
    const read = await readFacts(services);
    expect(read.rulesUnread).to.equal(undefined);
    const status = statusOf(read);
    expect(status).to.deep.include({ line: "twinline-dev", serves: HOME, mode: "bot", held: false });
    expect(status.bots.map(({ verdict }) => verdict)).to.deep.equal(["proven", "proven"]);
    expect(new Set(status.bots.map(({ model }) => model)).size).to.equal(1);
    expect(status.bots[0]?.model).to.match(/^[0-9a-f]{12}$/);
    expect(status.observer?.holder).to.equal("test");
  });

  it("tells the rest when one service fails", async () => {
    const { services, fail, setRow } = await aLine();
    await setRow({ lexRegion: textAttribute("the moon") });
    fail([`${HOME}/cloudwatch=error`, `${HOME}/lex=error`, `${STANDBY}/dynamodb=throttle`]);
    try {
      const status = statusOf(await readFacts(services));
      expect(status.serves).to.equal(HOME);
      expect(status.attention.join("\n")).to.include("The pointer in us-east-1 makes no sense").and.to.include("The alarms cannot be read");
    } finally {
      fail([]);
    }
  });
});
