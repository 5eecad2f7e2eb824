import { expect } from "chai";
import { ATTEMPT_MS, HOME_MS, patiently } from "../../../../../functions/lib/demo/bookings/patience.ts";
import { DynamoDbError, type DynamoDbFailure } from "../../../../../functions/lib/aws/dynamodb-error.ts";
import { aClock } from "../../../services.ts";

/** Work that takes `ms` and fails. */
const failing = (failure: DynamoDbFailure, ms: number) => {
  const clock = aClock();
  const begun = clock.now();
  let attempts = 0;
  const run = patiently(clock)(begun + HOME_MS, async () => {
    attempts += 1;
    clock.pass(ms);
    throw new DynamoDbError(failure, "Test", "no");
  });
  return run.then(
    () => ({ attempts, tookMs: 0 }),
    () => ({ attempts, tookMs: clock.now() - begun }),
  );
};

describe("patiently()", () => {
  it("leaves a table that never answers in time for the callback", async () => {
    const { attempts, tookMs } = await failing("timeout", ATTEMPT_MS.home);
    expect(attempts).to.equal(4);
    expect(tookMs).to.be.at.most(HOME_MS);
    // The hook's own limit (design.md 4).
    expect(HOME_MS + ATTEMPT_MS.standby).to.be.below(3000);
  });

  it("tries five times what fails at once, with growing pauses", async () => {
    for (const failure of ["throttled", "conflict", "unreachable", "server"] as const)
      expect(await failing(failure, 1)).to.deep.equal({ attempts: 5, tookMs: 5 + 25 + 50 + 100 + 200 });
  });

  it("tries once what asking again does not mend", async () => {
    expect((await failing("condition", 1)).attempts).to.equal(1);
    expect((await failing("refused", 1)).attempts).to.equal(1);
  });
});
