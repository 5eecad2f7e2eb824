import { expect } from "chai";
import { OUTPUTS_PATH, serveOutputs } from "../../local/calls.ts";
import { aCloud } from "./wire/a-cloud.ts";

const cloud = { project: "twinline", stack: "dev", outputs: { pointerTable: "lexDR" }, services: { accountId: "111122223333" } };

describe("serveOutputs()", () => {
  it("serveOutputs() tells the stack, its account and its outputs as JSON, and takes no other method", async () => {
    const { endpoint, close } = await aCloud({ doors: { [OUTPUTS_PATH]: (request, response) => serveOutputs(cloud, request, response) } });
    const answer = await fetch(endpoint + OUTPUTS_PATH);
    expect([answer.status, await answer.json()]).to.deep.equal([
      200,
      { project: "twinline", stack: "dev", accountId: "111122223333", outputs: { pointerTable: "lexDR" } },
    ]);
    expect((await fetch(endpoint + OUTPUTS_PATH, { method: "POST" })).status).to.equal(405);
    await close();
  });
});
