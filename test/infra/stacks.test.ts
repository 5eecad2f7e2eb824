// One stack beside another: what differs is what their files say, and what must stay together does.
import { expect } from "chai";
import { resources as handlers } from "../../local/resources/registry.ts";
import { declareStack, plainProgram, type Declared, type Program } from "./declared.ts";

/** The inputs that differ, as `name input`, once the stack's name is the same. */
const differences = (one: Program, other: Program, rename: (text: string) => string): readonly string[] => {
  const inputsOf = ({ type, name, inputs }: Declared): readonly (readonly [string, string])[] =>
    Object.entries(inputs).map(([key, value]) => [`${type} ${rename(name)} ${key}`, rename(JSON.stringify(value ?? null))]);
  const [before, after] = [one, other].map(({ resources }) => new Map(resources.flatMap(inputsOf)));
  const keys = new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])]);
  return [...keys].filter((key) => before?.get(key) !== after?.get(key)).sort();
};

describe("a stack beside another", function () {
  this.timeout(30_000);
  this.slow(10_000);

  it("prod differs from dev only in what Pulumi.prod.yaml says otherwise: alias, retention of logs, recordings", async () => {
    const [dev, prod] = [await plainProgram(), await declareStack("prod")];
    // Bundles carry no stack's name: what is renamed is in names, policies and variables alone.
    const found = differences(dev, prod, (text) =>
      text.replaceAll("twinline-prod", "twinline-dev").replaceAll(/("stack"[^}]*)"prod"/g, '$1"dev"'),
    );
    // The handover says whether talks are recorded.
    const recordings = (line: string): boolean => line.includes(" recordings-") || line.endsWith(" shared-handover content");
    const retention = (line: string): boolean => line.startsWith("aws:cloudwatch/logGroup:LogGroup ") && line.endsWith(" retentionInDays");
    expect(found.filter(recordings)).to.have.length.greaterThan(0);
    expect(found.filter(retention)).to.have.length(dev.resources.filter(({ type }) => type === "aws:cloudwatch/logGroup:LogGroup").length);
    expect(found.filter((line) => !recordings(line) && !retention(line))).to.deep.equal([]);
  });

  it("replaces all that belongs to an instance when that is another", async () => {
    const { resources } = await plainProgram();
    const owned = resources.flatMap(({ type, name, inputs, replaceOnChanges }) =>
      ["instanceId", "instanceArn"].filter((key) => key in inputs).map((key) => ({ type, name, key, replaceOnChanges })),
    );
    expect(owned.map(({ name }) => name)).to.include.members([
      "people-hours",
      "people-queue",
      "people-routing",
      "people-agent",
      "flowers-line",
    ]);
    for (const { type, name, key, replaceOnChanges } of owned) {
      const replaceOn = handlers[type]?.replaceOn ?? [];
      expect(replaceOn === "all" || replaceOn.includes(key) || replaceOnChanges.includes(key), `${name} ${key}`).to.equal(true);
    }
  });
});
