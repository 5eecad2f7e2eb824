import { globSync, readFileSync } from "node:fs";
import { expect } from "chai";
import { z } from "zod";
import { dashboardBody } from "../../../infra/watch/dashboard.ts";
import { watchOf } from "../../../infra/watch/watch.ts";
import { stackOf } from "../settings/texts.ts";

const WATCH = watchOf(stackOf());
const { metrics: METRICS, alarms: ALARMS } = WATCH;

/** Every metric that the functions' code names, as in `Heartbeat: count(1)` or `Heartbeat: { unit: "Count", … }`. */
const emitted = (): readonly string[] => {
  const code = globSync("functions/**/*.ts").map((file) => readFileSync(file, "utf8"));
  return Object.keys(METRICS).filter((name) => code.some((text) => new RegExp(`\\b${name}\\b`).test(text)));
};

const PLACE = { accountId: "111122223333", prefix: "twinline-dev", home: "us-east-1", standby: "us-west-2" };
const BODY = dashboardBody({ ...PLACE, apps: ["flowers", "demo"], watch: WATCH });
const graph = z.object({
  type: z.literal("metric"),
  properties: z.object({ region: z.string(), metrics: z.array(z.tuple([z.string(), z.string()], z.unknown())) }),
});
const graphs = BODY.widgets.flatMap((widget) => {
  const { success, data } = graph.safeParse(widget);
  return success ? [data.properties] : [];
});

describe("watchOf()", () => {
  it("names only metrics that functions/ emits", () => {
    expect(emitted()).to.deep.equal(Object.keys(METRICS));
  });

  it("bills each metric once for the stack, once for each region, or once for each app", () => {
    const count = (apps: string) => watchOf(stackOf({ apps })).idle.find(({ what }) => what === "metrics")?.quantity;
    expect([count("flowers"), count("flowers demo")]).to.deep.equal([22, 26]);
  });

  it("sums what the stack's components and apps declare, and nothing of an app that it does not run", () => {
    const names = (apps: string) => watchOf(stackOf({ apps })).alarms.map(({ name }) => name);
    expect(names("flowers").filter((name) => /demo|sms|notify/.test(name))).to.deep.equal([]);
    expect(names("demo").filter((name) => /flowers/.test(name))).to.deep.equal([]);
    expect(names("flowers demo")).to.include.members(names("flowers"));
  });

  it("rings on these figures", () => {
    const figures = ALARMS.map((one) => [one.name, one.metric, one.comparison, one.threshold, one.period, one.periods, one.missing]);
    const [reached, below] = ["GreaterThanOrEqualToThreshold", "LessThanThreshold"];
    expect(figures).to.deep.equal([
      ["both-down", "BothDown", reached, 1, 60, 1, "notBreaching"],
      ["silence", "Heartbeat", below, 1, 60, 3, "breaching"],
      ["twins-differ", "TwinsDiffer", reached, 1, 300, 1, "notBreaching"],
      ["switched", "PointerSwitched", reached, 1, 60, 1, "notBreaching"],
      ["observer-sick", "ObserverSick", reached, 1, 60, 3, "notBreaching"],
      ["pointer-unusable", "PointerUnusable", reached, 1, 60, 3, "notBreaching"],
      ["pointer-age", "PointerAge", reached, 300, 60, 1, "notBreaching"],
      ["reports-lost", "AsyncEventsDropped", reached, 1, 60, 1, "notBreaching"],
      ["fallbacks", "FallbackUsed", reached, 1, 300, 1, "notBreaching"],
      ["home-bot", "BotGood", below, 1, 60, 5, "notBreaching"],
      ["standby-bot", "BotGood", below, 1, 60, 5, "notBreaching"],
      ["lookup-errors", "Errors", reached, 1, 300, 1, "notBreaching"],
      ["twin-failed", "TwinFailed", reached, 1, 300, 1, "notBreaching"],
      ["dead-letters", "ApproximateNumberOfMessagesVisible", reached, 1, 60, 1, "notBreaching"],
      ["flowers-errors", "Errors", reached, 1, 300, 1, "notBreaching"],
      ["flowers-recall-errors", "Errors", reached, 1, 300, 1, "notBreaching"],
      ["demo-errors", "Errors", reached, 1, 300, 1, "notBreaching"],
      ["demo-recall-errors", "Errors", reached, 1, 300, 1, "notBreaching"],
      ["demo-failing", "AppFailing", reached, 1, 300, 1, "notBreaching"],
      ["notify-errors", "Errors", reached, 1, 300, 1, "notBreaching"],
      ["notify-lost", "AsyncEventsDropped", reached, 1, 60, 1, "notBreaching"],
      ["sms-failed", "SmsFailed", reached, 1, 300, 1, "notBreaching"],
      ["sms-waiting", "SmsWaiting", reached, 1, 300, 6, "notBreaching"],
    ]);
  });

  it("rings on metrics that the code emits, or AWS does", () => {
    for (const { of, metric } of ALARMS) {
      if (of === "stack") expect(METRICS[metric]).to.equal("stack");
      else if (of !== "dead-letters" && "region" in of) expect(METRICS[metric]).to.equal("region");
      else if (of !== "dead-letters" && "app" in of) expect(METRICS[metric]).to.equal("app");
    }
  });

  it("says in each alarm what it means and what to do", () => {
    for (const { says, name } of ALARMS) expect(says.length, name).to.be.within(60, 1024);
  });
});

describe("dashboardBody()", () => {
  it("names only metrics that are declared, by region or app where they are counted so", () => {
    for (const [namespace, name, ...rest] of graphs.flatMap(({ metrics }) => metrics)) {
      expect(namespace).to.equal("twinline-dev");
      const dimension = { stack: undefined, region: "Region", app: "App" }[METRICS[name] ?? "stack"];
      expect(typeof rest[0] === "string" ? rest[0] : undefined, name).to.equal(dimension);
    }
  });

  it("shows every metric of the stack", () => {
    const shown = new Set(graphs.flatMap(({ metrics }) => metrics.map(([, name]) => name)));
    expect([...shown].sort()).to.deep.equal(Object.keys(METRICS).sort());
  });

  it("shows every alarm, and no widget over another", () => {
    expect(BODY.widgets[0]).to.have.nested.property("properties.alarms").with.lengthOf(ALARMS.length);
    const cells = BODY.widgets.flatMap(({ x, y, width, height }) =>
      Array.from({ length: width * height }, (_, index) => `${x + (index % width)},${y + Math.floor(index / width)}`),
    );
    expect(new Set(cells).size).to.equal(cells.length);
  });
});
