// The end of a stack and its return, by Pulumi's own engine: what a destroy deletes in which order, what it keeps, and what callers hear.
import type { EngineEvent } from "@pulumi/pulumi/automation/index.js";
import { expect } from "chai";
import { CLOSED as CLOSING } from "../../cli/destroy/destroy-stack.ts";
import { scriptedCaller } from "../../local/connect/caller.ts";
import { ORDER, type AStack } from "./a-stack.ts";
import { theStack } from "./the-stack.ts";
import { commandOf } from "./command-of.ts";
import { listed, stillThere } from "./left.ts";

const CLOSED = "Thank you for calling. This line is closed. Goodbye.";
const REGIONS = ["us-east-1", "us-west-2"];

/** Names in the order in which each must be gone before the next goes. */
const IN_ORDER = [
  ["flowers-line", "flowers-line-home-bot", "flowers-home-alias", "flowers-home"],
  ["flowers-line", "flowers-line-standby-bot", "flowers-standby-alias", "flowers-standby"],
  ["demo-line", "demo-line-home-bot", "demo-home-alias", "demo-home"],
  ["demo-line", "demo-line-standby-bot", "demo-standby-alias", "demo-standby"],
  ["flowers-line", "shared-lookup", "lookup"],
  ["flowers-line", "shared-handover", "shared-queue", "people-queue"],
  ["people-agent", "people-routing", "people-queue", "people-hours"],
] as const;

/** Names of what was deleted, in the order in which that ended. */
const deletedNames = (events: readonly EngineEvent[]): readonly string[] =>
  events.flatMap(({ resOutputsEvent }) => {
    if (resOutputsEvent?.metadata.op !== "delete") return [];
    const { type, urn } = resOutputsEvent.metadata;
    // A component has the name of what it is about.
    if (!type.startsWith("aws")) return [];
    return [urn.slice(urn.lastIndexOf("::") + 2)];
  });

describe("a stack that is destroyed, by Pulumi's engine,", function () {
  this.timeout(180_000);
  this.slow(180_000);
  let stack: AStack;
  before(async () => {
    ({ stack } = await theStack());
  });

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
      .and.match(/PhoneNumber::\w+-number" cannot be deleted\s+because it is protected/);
    expect(await listed(services, REGIONS)).to.deep.equal(before);
    expect(await heard()).to.equal("Thank you for your order. Goodbye.");
  });

  it("keeps instance, number and closing flow; who calls meanwhile hears the one flow or the other", async () => {
    const { deployment } = await (await stack.open()).exportStack();
    const { kept, events, error, calls: last } = await stack.change("destroy", { overrides: [CLOSING], placed: heard });
    expect(error).to.equal(undefined);
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
      "demo-number",
      "flow-logs",
      "flowers-number",
      "home-key",
      "instance",
      "shared-closing",
    ]);
    const order = deletedNames(events);
    for (const names of IN_ORDER) expect(order.filter((name) => names.some((one) => one === name))).to.deep.equal(names);
  });

  it("comes back with the same number, and answers", async () => {
    const { error, steps } = await stack.change("up");
    expect(error).to.equal(undefined);
    expect(steps)
      .to.include("create flowers-line-number")
      .and.not.include.members(["create instance", "create flowers-number", "create demo-number", "create shared-closing"]);
    expect(await heard()).to.equal("Thank you for your order. Goodbye.");
  });
});
