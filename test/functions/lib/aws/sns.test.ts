import { expect } from "chai";
import type { LineEvent } from "../../../../functions/lib/failover/line-event.ts";
import { realPlatform } from "../../../../functions/lib/runtime/platform.ts";
import { publisher } from "../../../../functions/lib/aws/sns.ts";
import { aLog, aServer } from "../../services.ts";

const EVENT: LineEvent = {
  kind: "menu",
  reason: "both-down-for-calls",
  at: "2026-11-21T14:00:00.000Z",
  line: "twinline-dev",
  by: "observer",
};

const publishTo = async (endpoint: string) => {
  const { log, lines } = aLog();
  const credentials = { accessKeyId: "AKID", secretAccessKey: "secret" };
  const topicArn = "arn:aws:sns:us-east-1:111122223333:twinline-dev-events";
  await publisher({ ...realPlatform, log }, { region: "us-east-1", endpoint: new URL(endpoint), credentials, topicArn })(EVENT);
  return lines;
};

describe("publisher()", () => {
  it("publishes the event as JSON, under a subject that a person can read", async () => {
    const server = await aServer(() => ({ status: 200, body: "<PublishResponse/>" }));
    expect(await publishTo(server.endpoint)).to.deep.equal([]);
    server.stop();
    expect(Object.fromEntries(new URLSearchParams(server.seen[0]?.body))).to.deep.equal({
      Action: "Publish",
      Version: "2010-03-31",
      TopicArn: "arn:aws:sns:us-east-1:111122223333:twinline-dev-events",
      Subject: "twinline-dev: menu",
      Message: JSON.stringify(EVENT),
    });
  });

  it("tries again, since nobody tells of it later", async () => {
    const answers = [500];
    const server = await aServer(() => ({ status: answers.pop() ?? 200, body: "" }));
    expect(await publishTo(server.endpoint)).to.deep.equal([]);
    expect(server.seen).to.have.length(2);
    server.stop();
  });

  it("does not fail when the topic refuses, or cannot be reached: it logs the event", async () => {
    const server = await aServer(() => ({ status: 403, body: "" }));
    expect(await publishTo(server.endpoint)).to.deep.equal([{ kind: "event-not-published", code: "HTTP 403", event: EVENT }]);
    server.stop();
    expect(await publishTo(server.endpoint)).to.deep.equal([{ kind: "event-not-published", code: "ECONNREFUSED", event: EVENT }]);
  });
});
