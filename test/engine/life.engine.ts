// The end of a stack and its return, by Pulumi's own engine: what a destroy deletes in which order, what it keeps, and what callers hear.
import { setTimeout } from "node:timers/promises";
import type { EngineEvent } from "@pulumi/pulumi/automation/index.js";
import { expect } from "chai";
import { CLOSED as CLOSING, destroyStack } from "../../cli/engine/destroy.ts";
import { scriptedCaller } from "../../local/connect/caller.ts";
import { aStack, ORDER, type AStack } from "./a-stack.ts";
import { commandOf } from "./command-of.ts";
import { listed, stillThere } from "./left.ts";

const CLOSED = "Thank you for calling. This line is closed. Goodbye.";
const REGIONS = ["us-east-1", "us-west-2"];
const FLOW = "aws-native:connect:ContactFlow";
const ASSOCIATION = "aws-native:connect:IntegrationAssociation";

/** What must be gone before the first of the other goes. */
const SOONER = [
  [FLOW, ASSOCIATION],
  [ASSOCIATION, "aws-native:lex:BotAlias"],
  ["aws-native:lex:BotAlias", "aws-native:lex:Bot"],
  ["aws:connect/user:User", "aws:connect/routingProfile:RoutingProfile"],
  ["aws:connect/routingProfile:RoutingProfile", "aws:connect/queue:Queue"],
  ["aws:connect/queue:Queue", "aws:connect/hoursOfOperation:HoursOfOperation"],
] as const;

/** Types of what was deleted, in the order in which that ended. */
const deletedTypes = (events: readonly EngineEvent[]): readonly string[] =>
  events.flatMap(({ resOutputsEvent }) => (resOutputsEvent?.metadata.op === "delete" ? [resOutputsEvent.metadata.type] : []));

describe("a stack that is destroyed, by Pulumi's engine,", function () {
  this.timeout(180_000);
  this.slow(180_000);
  let stack: AStack;
  before(async () => {
    stack = await aStack();
    await stack.start();
  });
  after(() => stack.remove());

  /** The last thing that a caller hears. */
  const heard = async (): Promise<string> => {
    const { events } = stack.cloud();
    const said: string[] = [];
    const stop = events.subscribe((entry) => entry.kind === "said" && said.push(entry.text));
    await stack.cloud().call({ from: "+12025550123", channel: "VOICE", caller: scriptedCaller(ORDER) });
    stop();
    return said.at(-1) ?? "";
  };

  it("loses nothing to a plain destroy: it stops at what is protected", async () => {
    const { services } = stack.cloud();
    const before = await listed(services, REGIONS);
    // As a person runs it: the Automation API leaves the preview out, and then all goes until the first is met that is protected.
    const said = await commandOf(await stack.open())("destroy", "--yes");
    expect(said)
      .to.include("Preview failed")
      .and.match(/PhoneNumber::number" cannot be deleted\s+because it is protected/);
    expect(await listed(services, REGIONS)).to.deep.equal(before);
    expect(await heard()).to.equal("Thank you for your order. Goodbye.");
  });

  it("keeps instance, number and closing flow; who calls meanwhile hears the one flow or the other", async () => {
    const all = await stack.open([CLOSING]);
    const { deployment } = await all.exportStack();
    const events: EngineEvent[] = [];
    const over = new AbortController();
    const last: string[] = [];
    const keepCalling = async (): Promise<void> => {
      while (!over.signal.aborted) {
        last.push(await heard());
        await setTimeout(250);
      }
    };
    const destroying = async () => {
      try {
        return await destroyStack(all, { onOutput: () => undefined, onEvent: (event) => events.push(event) });
      } finally {
        over.abort();
      }
    };
    const [kept] = await Promise.all([destroying(), keepCalling()]);
    expect(kept.map(({ what }) => what)).to.deep.equal([
      "phone number",
      "phone number",
      "closing flow",
      "Connect instance",
      "flow logs",
      "key",
    ]);
    expect(new Set(last)).to.deep.equal(new Set(["Thank you for your order. Goodbye.", CLOSED]));
    const { services } = stack.cloud();
    expect(await listed(services, REGIONS)).to.deep.equal([
      "flow twinline-dev closing",
      "instance twinline-dev",
      "log group /aws/connect/twinline-dev",
    ]);
    // The tie is another than the engine knew before.
    expect(await stillThere(services, deployment)).to.deep.equal([
      "flow-logs",
      "home-key",
      "instance",
      "line-closing",
      "number",
      "second-number",
    ]);
    const order = deletedTypes(events);
    for (const [sooner, later] of SOONER) {
      expect(order, sooner).to.include(sooner);
      expect(order.lastIndexOf(sooner), `${sooner} before ${later}`).to.be.lessThan(order.indexOf(later));
    }
  });

  it("comes back with the same number, and answers", async () => {
    const { error, steps } = await stack.change("up");
    expect(error).to.equal(undefined);
    expect(steps)
      .to.include("create line-number")
      .and.not.include.members(["create instance", "create number", "create second-number", "create line-closing"]);
    expect(await heard()).to.equal("Thank you for your order. Goodbye.");
  });
});
