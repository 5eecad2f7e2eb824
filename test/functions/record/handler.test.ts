import { expect } from "chai";
import { DynamoDbError } from "../../../functions/lib/aws/dynamodb-error.ts";
import type { DynamoDb, PutItemInput } from "../../../functions/lib/aws/dynamodb.ts";
import { recordHandler } from "../../../functions/record/handler.ts";
import { aClock, aDynamoDb, aLog, startDynalite } from "../services.ts";

/** A delivery as SNS makes it to Lambda. */
const aDelivery = (message: unknown, overrides: Readonly<Record<string, unknown>> = {}): unknown => ({
  Records: [
    {
      EventSource: "aws:sns",
      EventVersion: "1.0",
      EventSubscriptionArn: "arn:aws:sns:us-east-1:111122223333:twinline-dev-events:00000000-0000-4000-8000-0000000000bb",
      Sns: {
        Type: "Notification",
        MessageId: "00000000-0000-4000-8000-00000000000a",
        TopicArn: "arn:aws:sns:us-east-1:111122223333:twinline-dev-events",
        Subject: null,
        Message: typeof message === "string" ? message : JSON.stringify(message),
        Timestamp: "2026-11-21T14:00:07.123Z",
        MessageAttributes: {},
        ...overrides,
      },
    },
  ],
});

const MOVED = {
  kind: "moved",
  from: "us-east-1",
  to: "us-west-2",
  reason: "active-failed",
  at: "2026-11-21T14:00:07.000Z",
  line: "twinline-dev",
  by: "observer",
};

const aRecorder = (answers: (input: PutItemInput) => Promise<void> = async () => undefined) => {
  const puts: PutItemInput[] = [];
  const { log, lines } = aLog();
  const db: DynamoDb = {
    getItem: async () => undefined,
    putItem: async (input) => {
      puts.push(input);
      await answers(input);
    },
  };
  return { puts, lines, record: recordHandler({ clock: aClock(), log, db }, "history") };
};

describe("recordHandler()", () => {
  it("keeps an event of ours under its day, with its words as they are", async () => {
    const { record, puts } = aRecorder();
    expect(await record(aDelivery(MOVED))).to.deep.equal({ recorded: 1, known: 0 });
    expect(puts[0]?.Item).to.deep.equal({
      day: { S: "2026-11-21" },
      at: { S: "2026-11-21T14:00:07.123Z#00000000-0000-4000-8000-00000000000a" },
      kind: { S: "moved" },
      reason: { S: "active-failed" },
      by: { S: "observer" },
      line: { S: "twinline-dev" },
      message: { S: JSON.stringify(MOVED) },
    });
  });

  it("keeps an alarm by its name and state", async () => {
    const { record, puts } = aRecorder();
    await record(aDelivery({ AlarmName: "twinline-dev-silence", NewStateValue: "ALARM", NewStateReason: "no datapoints" }));
    expect(puts[0]?.Item).to.deep.include({
      kind: { S: "alarm-twinline-dev-silence" },
      state: { S: "ALARM" },
      reason: { S: "no datapoints" },
    });
  });

  it("keeps any other text, as much of it as is sensible", async () => {
    const { record, puts } = aRecorder();
    await record(aDelivery("word ".repeat(10_000), { Timestamp: "never" }));
    const item: Readonly<Record<string, unknown>> = puts[0]?.Item ?? {};
    expect(item).to.deep.include({ kind: { S: "message" }, day: { S: "2026-11-21" } });
    expect(JSON.stringify(item["message"])).to.have.length.below(8_100);
  });

  for (const event of [undefined, {}, { Records: "none" }])
    it(`has nothing to record of ${JSON.stringify(event)}`, async () => {
      const { record, puts, lines } = aRecorder();
      expect(await record(event)).to.deep.equal({ recorded: 0, known: 0 });
      expect([puts.length, lines]).to.deep.equal([0, [{ kind: "nothing-to-record" }]]);
    });

  it("fails when the row cannot be written, so that Lambda tries again", async () => {
    const { record } = aRecorder(() => Promise.reject(new DynamoDbError("throttled", "ThrottlingException", "too much")));
    const failed: unknown = await record(aDelivery(MOVED)).catch((error: unknown) => error);
    expect(failed).to.be.instanceOf(DynamoDbError);
  });

  it("writes no row over, against dynalite", async () => {
    const dynalite = await startDynalite("history", "day", "at");
    try {
      const db = aDynamoDb(dynalite.port);
      const record = recordHandler({ clock: aClock(), ...aLog(), db }, "history");
      expect(await record(aDelivery(MOVED))).to.deep.equal({ recorded: 1, known: 0 });
      expect(await record(aDelivery({ ...MOVED, reason: "another" }))).to.deep.equal({ recorded: 0, known: 1 });
      expect(await record(aDelivery(MOVED, { MessageId: "second" }))).to.deep.equal({ recorded: 1, known: 0 });
      const Key = { day: { S: "2026-11-21" }, at: { S: "2026-11-21T14:00:07.123Z#00000000-0000-4000-8000-00000000000a" } };
      expect(await db.getItem({ TableName: "history", Key })).to.deep.include({ reason: { S: "active-failed" } });
    } finally {
      dynalite.stop();
    }
  });
});
