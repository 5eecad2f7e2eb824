import { readFileSync } from "node:fs";
import { expect } from "chai";
import { parse } from "yaml";
import { z } from "zod";
import { DEFAULT_RULES } from "../../../functions/lib/failover/rules.ts";
import { APART_MS } from "../../../functions/observer/probe-round.ts";
import { LIMIT_MS } from "../../../functions/observer/probe.ts";
import {
  CONFIRMATION_GAP_SECONDS,
  longestRoundSeconds,
  PROBE_LIMIT_SECONDS,
  RUN_SECONDS,
  RUN_TIMEOUT_SECONDS,
} from "../../../infra/platform/observing.ts";

const settings = z.object({ config: z.record(z.string(), z.object({ default: z.unknown().optional() })) });

describe("infra/platform/observing.ts", () => {
  it("reckons with the figures of the observer's own code", () => {
    expect([PROBE_LIMIT_SECONDS * 1000, CONFIRMATION_GAP_SECONDS * 1000]).to.deep.equal([LIMIT_MS, APART_MS]);
  });

  it("leaves a run's last round the time it may take", () => {
    expect(RUN_SECONDS + DEFAULT_RULES.intervalMs / 1000 + longestRoundSeconds(DEFAULT_RULES.confirmations)).to.be.below(
      RUN_TIMEOUT_SECONDS,
    );
  });
});

describe("Pulumi.yaml", () => {
  it("has the defaults whose consequences the simulation prints", () => {
    const { config } = settings.parse(parse(readFileSync("Pulumi.yaml", "utf8")));
    const value = (name: string): unknown => config[name]?.default;
    expect({
      probes: value("probeMethod"),
      intervalMs: Number(value("probeSeconds")) * 1000,
      recognizeIntervalMs: Number(value("recognizeSeconds")) * 1000,
      confirmations: value("confirmations"),
      failuresToLeave: value("failuresToLeave"),
      window: value("failureWindow"),
      provenMs: 3 * Number(value("probeSeconds")) * 1000,
      coolDownMs: Number(value("coolDownSeconds")) * 1000,
      goodsToReturn: value("goodsToReturn"),
      dwellMs: Number(value("dwellSeconds")) * 1000,
    }).to.deep.equal({ ...DEFAULT_RULES });
  });
});
