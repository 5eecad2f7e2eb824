import { expect } from "chai";
import { virtualClock } from "../../../../shared/clock.ts";
import { seededRandom } from "../../../../local/random.ts";
import { queueStore } from "../../../../local/services/sqs/queues.ts";

const NOON = Date.parse("2026-11-20T12:00:00Z");

const someQueues = () => {
  const clock = virtualClock(NOON);
  return { clock, queues: queueStore({ clock, random: seededRandom(1), accountId: "111122223333" }) };
};

describe("queueStore()", () => {
  it("update() keeps the messages, and lets go of those that it keeps no longer", async () => {
    const { clock, queues } = someQueues();
    const queue = queues.create("us-east-1", "dead");
    queues.send(queue, "old");
    await clock.sleep(120_000);
    queues.send(queue, "new");
    queues.update(queue, { messageRetentionPeriod: 60 });
    expect(queues.receive(queue, 10).map(({ body }) => body)).to.deep.equal(["new"]);
  });

  it("update() puts back what is not asked for any more", () => {
    const { queues } = someQueues();
    const queue = queues.create("us-east-1", "dead", { visibilityTimeout: 5, tags: { a: "b" } });
    expect(queues.update(queue, {})).to.deep.include({ visibilityTimeout: 30, tags: {}, createdAt: queue.createdAt });
  });

  it("receive() hides for as long as the queue says now, not as it said to whoever found it", async () => {
    const { clock, queues } = someQueues();
    const queue = queues.create("us-east-1", "dead");
    queues.update(queue, { visibilityTimeout: 1 });
    queues.send(queue, "m");
    queues.receive(queue, 1);
    await clock.sleep(1_000);
    expect(queues.counts(queue)).to.deep.equal({ visible: 1, hidden: 0 });
  });

  it("remove() ends a queue for whoever still holds it", () => {
    const { queues } = someQueues();
    const queue = queues.create("us-east-1", "dead");
    queues.remove(queue);
    expect(() => queues.send(queue, "m")).to.throw("The specified queue does not exist.");
  });
});
