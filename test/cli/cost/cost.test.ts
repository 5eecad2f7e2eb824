import { expect } from "chai";
import { z } from "zod";
import { cost, type CostOptions } from "../../../cli/cost/cost.ts";
import { UserError } from "../../../local/errors.ts";

const run = async (options: Partial<CostOptions> = {}): Promise<{ readonly text: string; readonly failed: boolean }> => {
  const lines: string[] = [];
  let failed = false;
  const output = {
    print: (line: string) => lines.push(line),
    fail: () => {
      failed = true;
    },
  };
  await cost({ stack: "dev", config: [], json: false, ...options }, output);
  return { text: lines.join("\n"), failed };
};

const estimate = z.object({
  idleUsd: z.number(),
  per1000CallsUsd: z.number(),
  monthUsd: z.number().optional(),
  costCap: z.number(),
  items: z.array(z.object({ source: z.string().min(1), seen: z.string().min(1), usd: z.number(), verify: z.boolean() })),
  problems: z.array(z.string()),
});

describe("twinline cost", () => {
  it("prints the idle stack, a thousand calls, the trade-off, rates with source and date, and what to verify, in 120 columns", async () => {
    const { text, failed } = await run();
    expect(failed).to.equal(false);
    for (const part of [
      "The idle stack, a month",
      "A thousand calls",
      "these settings",
      "infracost",
      "2024-07-01",
      "? To verify",
      "Assumptions",
    ])
      expect(text).to.include(part);
    for (const line of text.slice(0, text.indexOf("? To verify")).split("\n")) expect(line.length).to.be.at.most(120);
  });

  it("prices a month with calls", async () => {
    const { text } = await run({ json: true, calls: 20_000 });
    const { idleUsd, per1000CallsUsd, monthUsd } = estimate.parse(JSON.parse(text));
    expect(monthUsd).to.be.closeTo(idleUsd + 20 * per1000CallsUsd, 1e-6);
  });

  it("takes settings as the other commands do", async () => {
    const dear = estimate.parse(JSON.parse((await run({ json: true })).text));
    const cheap = estimate.parse(JSON.parse((await run({ json: true, config: ["recognizeSeconds=120"] })).text));
    expect(cheap.idleUsd).to.be.below(dear.idleUsd);
  });

  it("shows what is too dear item by item, says that it would be refused, and fails", async () => {
    const { text, failed } = await run({ config: ["recognizeSeconds=10"] });
    expect(failed).to.equal(true);
    expect(text).to.include("408.24");
    expect(text).to.match(/✖ Cannot use setting "costCap" "100": the idle stack would cost 4\d\d\.\d\d USD/);
  });

  it("refuses other bad settings with every problem", async () => {
    const refused = await run({ config: ["dwellSeconds=1", "failureWindow=2", "recognizeSeconds=10"] }).catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(UserError);
    expect(refused).to.have.property("problems").with.lengthOf(5);
  });
});
