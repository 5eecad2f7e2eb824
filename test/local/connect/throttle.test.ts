import { expect } from "chai";
import { virtualClock } from "../../../shared/clock.ts";
import { request, tokenBuckets } from "../../../local/connect/throttle.ts";
import { seededRandom } from "../../../local/random.ts";

const takes = (buckets: ReturnType<typeof tokenBuckets>, now: number, many: number, action = "CreateQueue"): number =>
  Array.from({ length: many }, () => buckets.take("us-east-1", action, now)).filter(Boolean).length;

describe("tokenBuckets()", () => {
  it("gives five at once and two a second after that", () => {
    const buckets = tokenBuckets();
    expect([takes(buckets, 0, 9), takes(buckets, 400, 9), takes(buckets, 500, 9), takes(buckets, 10_000, 9)]).to.deep.equal([5, 0, 1, 5]);
  });

  it("counts each action and each region apart", () => {
    const buckets = tokenBuckets();
    expect([takes(buckets, 0, 9), takes(buckets, 0, 9, "CreateUser"), buckets.take("us-west-2", "CreateQueue", 0)]).to.deep.equal([
      5,
      5,
      true,
    ]);
  });

  it("goes on from where the clock is when the clock went back", () => {
    const buckets = tokenBuckets();
    expect([takes(buckets, 60_000, 9), takes(buckets, 0, 9), takes(buckets, 1000, 9)]).to.deep.equal([5, 0, 2]);
  });
});

describe("request()", () => {
  const plane = (take?: () => boolean) => ({
    clock: virtualClock(0),
    random: seededRandom(1),
    instances: { buckets: take === undefined ? tokenBuckets() : { take } },
  });

  it("does not wait for the first five", async () => {
    const calm = plane();
    for (let many = 0; many < 5; many++) await request(calm, "us-east-1", "CreateQueue");
    expect(calm.clock.now()).to.equal(0);
  });

  it("waits, longer each time, until a request is taken: twenty at once all get through", async () => {
    const busy = plane();
    await Promise.all(Array.from({ length: 20 }, () => request(busy, "us-east-1", "CreateQueue")));
    // Fifteen beyond the burst, at two a second.
    expect(busy.clock.now()).to.be.at.least(7500);
  });

  it("gives up with Connect's own error, and says what to do", async () => {
    let asked = 0;
    const never = plane(() => {
      asked += 1;
      return false;
    });
    const error = await request(never, "us-east-1", "CreateQueue").catch((refused: unknown) => refused);
    expect(error).to.include({ code: "TooManyRequestsException", status: 429 });
    expect(String(error)).to.include("Too Many Requests. CreateQueue was refused 25 times: Connect takes 2 a second in us-east-1.");
    expect(asked).to.equal(25);
  });
});
