// What a caller waits for when everything that a function asks hangs: each function as it is wired, over a network that never answers.
import { expect } from "chai";
import type { Variables } from "../../functions/lib/runtime/platform.ts";
import type { Target } from "../../functions/lib/aws/signed-request.ts";
import { wire as demo } from "../../functions/demo/wire.ts";
import { wire as lookup } from "../../functions/lookup/wire.ts";
import { wire as observer } from "../../functions/observer/wire.ts";
import { wire as orderFlowers } from "../../functions/flowers/wire.ts";
import * as flowers from "../../functions/lib/flowers/recall.ts";
import { wire as recall } from "../../functions/recall/wire.ts";
import { wire as report } from "../../functions/report/wire.ts";
import { longestRoundSeconds } from "../../infra/platform/observing.ts";
import { simulatedClock } from "../../local/simulated-clock.ts";
import { aBot } from "./observer/bots.ts";
import { aDemoEvent, CALLER } from "./demo/demo-events.ts";
import { aLexEvent, FILLED } from "./flowers/lex-events.ts";
import { aLog, SATURDAY_9AM } from "./services.ts";

const VARIABLES: Variables = {
  AWS_REGION: "us-east-1",
  HOME_REGION: "us-east-1",
  STANDBY_REGION: "us-west-2",
  ACCOUNT_ID: "111122223333",
  DEFAULT_APP: "flowers",
  LINE: "twinline-dev",
  POINTER_TABLE: "lexDR",
  OBSERVATIONS_TABLE: "observations",
  CONVERSATIONS_TABLE: "conversations",
  ORDERS_TABLE: "orders",
  OBSERVER_FUNCTION: "observer",
  EVENTS_TOPIC_ARN: "arn:aws:sns:us-east-1:111122223333:twinline-dev-events",
  WITNESS: "flowers",
  PROBE_METHOD: "recognize",
  SHOP_HOURS: "Mo-Su 00:00-24:00",
  TIME_ZONE: "America/New_York",
};

const OBSERVED = { locale: "en_US", probe: { utterance: "order flowers", expectedIntent: "OrderFlowers" } };
/** Two apps with what else is said of each. */
const apps = (more: object): string => {
  const one = { home: "ABCDEFGHIJ/KLMNOPQRST", standby: "BCDEFGHIJK/LMNOPQRSTU", ...more };
  return JSON.stringify({ flowers: one, demo: one });
};

/** A platform whose network hangs, and what was asked of it. */
const aHungPlatform = () => {
  const clock = simulatedClock(SATURDAY_9AM);
  const asked: string[] = [];
  const sender =
    ({ service, region }: Target) =>
    ({ signal }: { readonly signal: AbortSignal }): Promise<never> => {
      asked.push(`${service} ${region}`);
      return new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(new Error("aborted"))));
    };
  let ids = 0;
  const newId = (): string => `id-${(ids += 1)}`;
  /** The ms that an invocation takes, and what it comes to. */
  const timed = async (handler: (event: unknown) => Promise<unknown>, event: unknown) => {
    const begun = clock.now();
    const came = await clock.finish(handler(event).catch((error: unknown) => error));
    return { ms: clock.now() - begun, came };
  };
  return { asked, timed, platform: { clock, sender, newId, log: aLog().log } };
};

describe("wire(), with all that hangs,", () => {
  it("has the lookup try home twice and then the standby, 300 ms each, and answer home", async () => {
    const { asked, timed, platform } = aHungPlatform();
    const { ms, came } = await timed(lookup({ ...VARIABLES, APPS: apps({}) }, platform), {});
    expect(ms).to.equal(1200);
    expect(came).to.include({ mode: "bot", activeRegion: "us-east-1" });
    expect(asked).to.deep.equal(["dynamodb us-east-1", "dynamodb us-east-1", "dynamodb us-west-2", "dynamodb us-west-2"]);
  });

  it("has the lookup read the row of another Connect region and then the home row within the flow's 3 s", async () => {
    const { timed, platform } = aHungPlatform();
    const { ms } = await timed(lookup({ ...VARIABLES, APPS: apps({}) }, platform), { region: "eu-west-1" });
    expect(ms).to.be.below(3000);
  });

  it("has the recall answer the opening long before the 2 s of the flow are over", async () => {
    const { timed, platform } = aHungPlatform();
    expect(await timed(recall(flowers)(VARIABLES, platform), { contactId: "c-1" })).to.deep.nested.include({
      ms: 600,
      "came.resume": "unknown",
    });
  });

  it("has the report give up within its 5 s", async () => {
    const { timed, platform } = aHungPlatform();
    const { ms, came } = await timed(report({ ...VARIABLES, APPS: "flowers demo" }, platform), {
      contactId: "c-1",
      failedRegion: "us-east-1",
    });
    expect(came).to.be.instanceOf(Error);
    expect(ms).to.equal(2400);
  });

  const HELD = { contactId: "c-1" };
  const ROSES = '{"intent":"OrderFlowers","locale":"en_US","slots":{"FlowerType":"roses"}}';
  for (const [turn, event, ms, asks] of [
    [
      "keep what was said",
      aLexEvent({ attributes: HELD, slots: { FlowerType: "roses", PickupDate: null, PickupTime: null } }),
      400,
      "dynamodb",
    ],
    [
      "promise a callback",
      aLexEvent({ attributes: HELD, source: "FulfillmentCodeHook", confirmation: "Confirmed", slots: FILLED }),
      1650,
      "dynamodb",
    ],
    ["hear an answer again", aLexEvent({ attributes: { ...HELD, resume: ROSES }, intent: "FallbackIntent" }), 1500, "lex"],
    ["hear a no again", aLexEvent({ attributes: { ...HELD, resume: ROSES }, intent: "Cancel" }), 2600, "lex"],
  ] as const)
    it(`has the code hook ${turn} in ${ms} ms, of its 3 s`, async () => {
      const { asked, timed, platform } = aHungPlatform();
      const took = await timed(orderFlowers(VARIABLES, platform), event);
      expect(took.came).to.have.nested.property("sessionState.dialogAction.type");
      expect(took.ms).to.equal(ms);
      expect(asked[0]).to.equal(`${asks} us-east-1`);
    });

  it("has the code hook of demos look, after words that could not be replayed, and leave it to people, within its 3 s", async () => {
    const { timed, platform } = aHungPlatform();
    const variables = {
      ...VARIABLES,
      BOOKINGS_TABLE: "bookings",
      NOTIFY_FUNCTION: "notify",
      DEMO_HOURS: "Mo-Fr 09:00-17:00",
      DEMO_SLOT_MINUTES: "30",
      DEMO_CAPACITY: "1",
      DEMO_LEAD_MINUTES: "60",
      DEMO_HORIZON_DAYS: "60",
      SMS_COUNTRIES: "US",
    };
    const resume = '{"intent":"ScheduleDemo","locale":"en_US","slots":{"Date":"2026-11-24"}}';
    const event = aDemoEvent({ intent: "Stop", attributes: { ...CALLER, resume, twinAsked: "yes" } });
    const took = await timed(demo(variables, platform), event);
    expect(took.came).to.have.nested.property("sessionState.sessionAttributes.outcome", "callback");
    expect(took.ms).to.equal(2500);
  });

  it("has a round of the observer end within the time that the settings' check reckons with", async () => {
    const { timed, platform } = aHungPlatform();
    const { ms, came } = await timed(
      observer({ ...VARIABLES, APPS: apps(OBSERVED) }, platform, () => aBot({ fault: "hang" }).runtime),
      { round: "confirm", app: "demo" },
    );
    expect(came).to.deep.include({ kind: "round", verdicts: { "us-east-1": "failed", "us-west-2": "failed" } });
    expect(ms).to.be.within(2000, longestRoundSeconds(3) * 1000);
  });
});
