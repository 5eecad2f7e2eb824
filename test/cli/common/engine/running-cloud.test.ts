import { createServer, type Server } from "node:http";
import { expect } from "chai";
import { engineAt } from "../../../../cli/common/engine/running-cloud.ts";
import { findLine } from "../../../../cli/common/stack.ts";
import { UserError } from "../../../../local/errors.ts";

const said = async (work: Promise<unknown>): Promise<string> => {
  const error: unknown = await work.catch((caught: unknown) => caught);
  expect(error).to.be.instanceOf(UserError);
  return String(error);
};

describe("the cloud at an address", () => {
  let server: Server;
  let url = "";
  let answer: { readonly status: number; readonly text: string };
  before(async () => {
    server = createServer((_, response) => {
      response.statusCode = answer.status;
      response.end(answer.text);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  });
  after(() => server.close());

  it("engineAt() reads where the engine's stack is", async () => {
    const stack = { project: "twinline", stack: "dev", folder: "/state", debugProviders: "aws:1" };
    answer = { status: 200, text: JSON.stringify(stack) };
    expect(await engineAt(url)).to.deep.equal(stack);
  });

  it("engineAt() tells another program that answers there from a cloud, and one without the engine from both", async () => {
    answer = { status: 200, text: "<html>hello</html>" };
    expect(await said(engineAt(url))).to.include(`Cannot find a cloud at "${url}": what answers there is no local cloud. Start one with`);
    answer = { status: 404, text: "<html>not here</html>" };
    expect(await said(engineAt(url)))
      .to.include("said HTTP 404. Start one with")
      .and.not.include("<html>");
    answer = { status: 409, text: "This cloud was started without the engine." };
    expect(await said(engineAt(url))).to.include(
      `Cannot change the cloud at "${url}": This cloud was started without the engine. Start one with`,
    );
  });

  it("findLine() says in a line that what is there was destroyed", async () => {
    answer = { status: 200, text: JSON.stringify({ outputs: {} }) };
    expect(await said(findLine({ on: url, aws: false, stack: "dev" }))).to.equal(
      `UserError: Cannot use the line on "${url}": it was destroyed. Bring it back with npx twinline up --on ${url}.`,
    );
  });
});
