import { globSync, readFileSync } from "node:fs";
import { expect } from "chai";
import { z } from "zod";
import { ALARMS as SHARED } from "../../../infra/watch/alarm-list.ts";
import { alarmsFor } from "../../../infra/apps/demo/alarms.ts";
import { dashboardBody } from "../../../infra/watch/dashboard.ts";
import { METRICS, metricCount } from "../../../infra/watch/metrics.ts";

/** Every metric that the functions' code names, as in `Heartbeat: count(1)` or `Heartbeat: { unit: "Count", … }`. */
const emitted = (): readonly string[] => {
  const code = globSync("functions/**/*.ts").map((file) => readFileSync(file, "utf8"));
  return Object.keys(METRICS).filter((name) => code.some((text) => new RegExp(`\\b${name}\\b`).test(text)));
};

const ALARMS = alarmsFor(["flowers", "demo"]);
const PLACE = { accountId: "111122223333", prefix: "twinline-dev", home: "us-east-1", standby: "us-west-2" };
const BODY = dashboardBody({ ...PLACE, lines: ["flowers", "demo"] });
const graph = z.object({
  type: z.literal("metric"),
  properties: z.object({ region: z.string(), metrics: z.array(z.tuple([z.string(), z.string()], z.unknown())) }),
});
const graphs = BODY.widgets.flatMap((widget) => {
  const { success, data } = graph.safeParse(widget);
  return success ? [data.properties] : [];
});

describe("METRICS", () => {
  it("are all emitted by functions/", () => {
    expect(emitted()).to.deep.equal(Object.keys(METRICS));
  });

  it("are billed once for the line, or once for each region", () => {
    expect(metricCount()).to.equal(25);
  });
});

describe("dashboardBody()", () => {
  it("names only metrics that the code emits, by region where they are counted so", () => {
    const known: Readonly<Record<string, string>> = METRICS;
    for (const [namespace, name, ...rest] of graphs.flatMap(({ metrics }) => metrics)) {
      expect(namespace).to.equal("twinline-dev");
      expect(known, name).to.have.property(name);
      expect(rest[0] === "Region", name).to.equal(known[name] === "region");
      expect(rest[0] === "App", name).to.equal(known[name] === "app");
    }
  });

  it("shows every metric of the line", () => {
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

describe("ALARMS", () => {
  it("ring on these figures", () => {
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
      ["dead-letters", "ApproximateNumberOfMessagesVisible", reached, 1, 60, 1, "notBreaching"],
      ["reports-lost", "AsyncEventsDropped", reached, 1, 60, 1, "notBreaching"],
      ["fallbacks", "FallbackUsed", reached, 1, 300, 1, "notBreaching"],
      ["home-bot", "BotGood", below, 1, 60, 5, "notBreaching"],
      ["standby-bot", "BotGood", below, 1, 60, 5, "notBreaching"],
      ["lookup-errors", "Errors", reached, 1, 300, 1, "notBreaching"],
      ["recall-errors", "Errors", reached, 1, 300, 1, "notBreaching"],
      ["recall-demo-errors", "Errors", reached, 1, 300, 1, "notBreaching"],
      ["demo-errors", "Errors", reached, 1, 300, 1, "notBreaching"],
      ["demo-standby", "TwinFailed", reached, 1, 300, 1, "notBreaching"],
      ["notify-errors", "Errors", reached, 1, 300, 1, "notBreaching"],
      ["notify-lost", "AsyncEventsDropped", reached, 1, 60, 1, "notBreaching"],
      ["sms-failed", "SmsFailed", reached, 1, 300, 1, "notBreaching"],
      ["sms-waiting", "SmsWaiting", reached, 1, 300, 6, "notBreaching"],
    ]);
    expect(alarmsFor(["flowers"])).to.deep.equal(SHARED);
  });

  it("watch metrics that the code emits, or AWS does", () => {
    const known: Readonly<Record<string, string>> = METRICS;
    for (const { of, metric } of ALARMS) {
      if (of === "line") expect(known[metric]).to.equal("line");
      else if (of !== "dead-letters" && "botIn" in of) expect(known[metric]).to.equal("region");
    }
  });
});
