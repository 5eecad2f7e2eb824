import { createServer } from "node:http";
import { expect } from "chai";
import { findLine, lineOf } from "../../../cli/common/stack.ts";
import { UserError } from "../../../local/errors.ts";
import { aLine, HOME, STANDBY } from "../failover/a-line.ts";

const problemsOf = async (work: () => unknown): Promise<readonly string[]> => {
  try {
    await work();
  } catch (error) {
    if (error instanceof UserError) return error.problems;
    throw error;
  }
  return [];
};

describe("findLine()", function () {
  this.timeout(60_000);
  this.slow(10_000);

  it("finds the line of a running local cloud by its outputs", async () => {
    const { cloud } = await aLine();
    const line = await findLine({ on: cloud.endpoint, aws: false, stack: "local" });
    expect(line).to.deep.include({ name: "twinline-dev", home: HOME, standby: STANDBY, endpoint: cloud.endpoint, witness: "flowers" });
    expect(line.tables.pointer).to.equal("lexDR");
    expect(line.alarms).to.not.deep.equal([]);
  });

  it("says where it looked when no cloud answers", async () => {
    const [problem] = await problemsOf(() => findLine({ on: "http://127.0.0.1:1", aws: false, stack: "local" }));
    expect(problem).to.include("http://127.0.0.1:1").and.to.include("no cloud answers there").and.to.include("--aws");
  });

  it("says that a cloud is still being deployed", async () => {
    const server = createServer((_request, response) => response.writeHead(503).end());
    const port = await new Promise<number>((resolve) => {
      server.listen(0, "127.0.0.1", () => {
        const address = server.address();
        resolve(typeof address === "object" && address !== null ? address.port : 0);
      });
    });
    const [problem] = await problemsOf(() => findLine({ on: `http://127.0.0.1:${port}`, aws: false, stack: "local" }));
    server.close();
    expect(problem).to.include("it is being deployed").and.to.include("Try again");
  });

  it("refuses what is no address", async () => {
    expect(await problemsOf(() => findLine({ on: "nonsense", aws: false, stack: "local" }))).to.have.length(1);
  });
});

describe("lineOf()", () => {
  it("names every output that is missing or unfit at once", async () => {
    const { cloud } = await aLine();
    const { tables, ...outputs } = cloud.outputs;
    const { history: _, ...others } = Object(tables);
    const regions = { home: "the moon", standby: STANDBY };
    const problems = await problemsOf(() =>
      lineOf({ ...outputs, tables: others, regions, functions: {}, apps: undefined }, 'stack "old"', undefined),
    );
    expect(problems).to.have.length(5);
    expect(problems.join("\n"))
      .to.include('stack "old": its output "regions.home"')
      .and.to.include('"tables.history"')
      .and.to.include('"apps"')
      .and.to.include('"functions.lookup"')
      .and.to.include('"functions.observer"');
  });
});
