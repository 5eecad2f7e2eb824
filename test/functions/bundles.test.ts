import { readFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import { expect } from "chai";
import { textAttribute } from "../../functions/lib/aws/attribute-value.ts";
import { buildOf, bundleOf, loadHandler, removeBundles, quietly } from "./bundles.ts";
import { aFlowEvent } from "./connect-events.ts";
import { ATTEMPT_MS as AT_TABLE_MS, HOME_MS } from "../../functions/lib/demo/bookings/patience.ts";
import { realClock } from "../../shared/clock.ts";
import { aPointer, aPointerItem } from "./lib/failover/pointers.ts";
import { RECALL } from "../../functions/lib/dialog/conversation-memory.ts";
import { ATTEMPT_MS, ATTEMPTS } from "../../functions/flowers/orders.ts";
import { daysAfter, localTime } from "../../functions/lib/calendar/local-time.ts";
import { aDemoEvent, CALLER } from "./demo/demo-events.ts";
import { aLexEvent, FILLED } from "./flowers/lex-events.ts";
import { aDynamoDb, listening, startDynalite } from "./services.ts";

/** A month from now: the bundles run on the real clock, and the shop takes orders for the coming year. */
const SOON = daysAfter(localTime(realClock.now(), "America/New_York").date, 30);

const KEYS = { AWS_ACCESS_KEY_ID: "AKIDEXAMPLE", AWS_SECRET_ACCESS_KEY: "secret" };
const REGIONS = { HOME_REGION: "us-east-1", STANDBY_REGION: "us-west-2" };
const TWINS = { home: "ABCDEFGHIJ/KLMNOPQRST", standby: "BCDEFGHIJK/LMNOPQRSTU" };
const LOOKING_UP = {
  ...REGIONS,
  ACCOUNT_ID: "111122223333",
  APPS: JSON.stringify({ flowers: TWINS }),
  DEFAULT_APP: "flowers",
  POINTER_TABLE: "lexDR",
  LINE: "twinline-dev",
};

after(removeBundles);

const ALWAYS_OPEN = { SHOP_HOURS: "Mo-Su 00:00-24:00", TIME_ZONE: "America/New_York" };
const ORDERING = {
  ...KEYS,
  ...REGIONS,
  ...ALWAYS_OPEN,
  AWS_REGION: "us-east-1",
  ORDERS_TABLE: "orders",
  CONVERSATIONS_TABLE: "conversations",
};
const anOrder = () => aLexEvent({ source: "FulfillmentCodeHook", confirmation: "Confirmed", slots: { ...FILLED, PickupDate: SOON } });

const DEMOS = {
  ...KEYS,
  ...REGIONS,
  AWS_REGION: "us-east-1",
  BOOKINGS_TABLE: "bookings",
  CONVERSATIONS_TABLE: "conversations",
  DEMO_HOURS: ALWAYS_OPEN.SHOP_HOURS,
  TIME_ZONE: ALWAYS_OPEN.TIME_ZONE,
  DEMO_SLOT_MINUTES: "30",
  DEMO_CAPACITY: "1",
  DEMO_LEAD_MINUTES: "60",
  DEMO_HORIZON_DAYS: "60",
  SMS_COUNTRIES: "US",
  NOTIFY_FUNCTION: "twinline-dev-notify",
};
const aDemo = () =>
  aDemoEvent({
    source: "FulfillmentCodeHook",
    confirmation: "Confirmed",
    slots: { Date: SOON, Time: "10:00" },
    attributes: { ...CALLER, asked: "confirm" },
  });

interface Waited {
  readonly answer: unknown;
  /** What was asked of the tables. */
  readonly attempts: number;
  readonly bytes: number;
}

/** Runs a bundle's handler on tables that answer nothing but what `answer` does. */
const waiting = async (
  folder: string,
  variables: Readonly<Record<string, string>>,
  event: unknown,
  app?: string,
  answer: RequestListener = () => undefined,
): Promise<Waited> => {
  const { path, bytes } = await bundleOf(folder, app);
  let attempts = 0;
  const server = createServer((request, response) => {
    attempts += 1;
    answer(request, response);
  });
  const port = await listening(server);
  try {
    const handler = loadHandler(path, { ...variables, AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${port}` });
    return { answer: await handler(event, {}), attempts, bytes };
  } finally {
    server.closeAllConnections();
    server.close();
  }
};

/** The answer to the first try of a write is lost; the second try is told, late, that the item is there already. */
const secondPutRefused = (): RequestListener => {
  let puts = 0;
  return ({ headers }, response) => {
    if (headers["x-amz-target"] !== "DynamoDB_20120810.PutItem" || ++puts !== 2) return;
    const body = '{"__type":"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException"}';
    setTimeout(() => response.writeHead(400).end(body), 450);
  };
};

describe("the bundles, while no table answers", () => {
  let order: Waited;
  let recall: Waited;
  let demo: Waited;
  // Side by side, and while the other bundles are built: they wait in real time.
  before(async () => {
    const recalling = { ...KEYS, ...REGIONS, ...ALWAYS_OPEN, CONVERSATIONS_TABLE: "conversations" };
    [[order, recall, demo]] = await Promise.all([
      quietly(() =>
        Promise.all([
          waiting("flowers", ORDERING, anOrder(), undefined, secondPutRefused()),
          waiting("recall", recalling, aFlowEvent(), "flowers"),
          waiting("demo", DEMOS, aDemo()),
        ]),
      ),
      ...["lookup", "observer", "report", "record"].map((folder) => bundleOf(folder)),
    ]);
  });

  it("flowers tries no oftener than its 3 s allow, a lost answer to a first try that was written included", () => {
    expect(order.answer).to.have.nested.property("sessionState.sessionAttributes.outcome", "callback");
    expect(order.attempts).to.equal(2 * ATTEMPTS.home + ATTEMPTS.standby);
    expect(order.attempts * ATTEMPT_MS).to.be.below(3_000);
  });

  it("demo records a callback, or at least promises it, within its 3 s, in less than 600 KB", () => {
    expect(demo.bytes).to.be.below(600_000);
    expect(demo.answer).to.have.nested.property("sessionState.sessionAttributes.outcome", "callback");
    // Home within its own time, and the standby once.
    expect(demo.attempts).to.be.within(2, 5);
    expect(HOME_MS + AT_TABLE_MS.standby).to.be.below(3_000);
  });

  it("recall answers the opening within the flow's 2 s, in less than 60 KB", () => {
    expect(recall.bytes).to.be.below(60_000);
    expect(recall.answer).to.deep.include({ resume: "unknown" });
    expect(recall.attempts).to.equal(2 * RECALL.attempts);
    expect(RECALL.attempts * RECALL.attemptMs).to.be.below(2000);
  });
});

describe("the bundle of lookup", () => {
  it("answers from the table, in less than 60 KB", async () => {
    const { path, bytes } = await bundleOf("lookup");
    expect(bytes).to.be.below(60_000);
    const dynalite = await startDynalite("lexDR", "connectRegion");
    try {
      await aDynamoDb(dynalite.port).putItem({
        TableName: "lexDR",
        Item: aPointerItem(aPointer({ lexRegion: "us-west-2", updatedAt: realClock.now(), movedAt: 0 })),
      });
      const endpoint = { AWS_ENDPOINT_URL: `http://127.0.0.1:${dynalite.port}` };
      const handler = loadHandler(path, { ...KEYS, ...LOOKING_UP, ...endpoint });
      expect(await quietly(() => handler(aFlowEvent(), {}))).to.include({
        activeRegion: "us-west-2",
        activeBotArn: `arn:aws:lex:us-west-2:111122223333:bot-alias/${TWINS.standby}`,
      });
    } finally {
      dynalite.stop();
    }
  });

  it("does not start without its settings, and names each", async () => {
    const { path } = await bundleOf("lookup");
    expect(() => loadHandler(path, KEYS)).to.throw(/POINTER_TABLE is not set[^]*HOME_REGION is not set[^]*APPS is not set/);
  });

  it("has the same bytes each time it is built", async () => {
    const { path } = await bundleOf("lookup");
    expect(await buildOf("lookup")).to.equal(readFileSync(path, "utf8"));
  });
});

describe("the bundle of flowers", () => {
  it("stores an order once, in less than 600 KB", async () => {
    const { path, bytes } = await bundleOf("flowers");
    expect(bytes).to.be.below(600_000);
    const dynalite = await startDynalite("orders", "contactId");
    try {
      const handler = loadHandler(path, { ...ORDERING, AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${dynalite.port}` });
      const event = anOrder();
      expect(await handler(event, {})).to.have.nested.property("sessionState.sessionAttributes.result", "ordered");
      expect(await handler(event, {})).to.have.nested.property("sessionState.sessionAttributes.result", "ordered");
      const item = await aDynamoDb(dynalite.port).getItem({ TableName: "orders", Key: { contactId: textAttribute("contact-1") } });
      expect(item).to.deep.include({ flowerType: { S: "roses" }, pickupDate: { S: SOON }, status: { S: "placed" } });
    } finally {
      dynalite.stop();
    }
  });
});

describe("the bundles of recall for demo and of notify", () => {
  it("load with their settings, in less than 600 KB", async () => {
    const [recall, notify] = await Promise.all([bundleOf("recall", "demo"), bundleOf("notify")]);
    const notifying = {
      ...DEMOS,
      SMS_PER_NUMBER_DAY: "5",
      SMS_PER_DAY: "200",
      SMS_MAX_PRICE: "0.05",
      REMINDER_GROUP: "twinline-dev-reminders",
      REMINDER_ROLE_ARN: "arn:aws:iam::111122223333:role/twinline-dev-reminder",
      NOTIFY_ARN: "arn:aws:lambda:us-east-1:111122223333:function:twinline-dev-notify",
      LINE: "twinline-dev",
    };
    expect(loadHandler(recall.path, DEMOS)).to.be.a("function");
    expect(loadHandler(notify.path, notifying)).to.be.a("function");
    expect(Math.max(recall.bytes, notify.bytes)).to.be.below(600_000);
  });
});

const OBSERVING = {
  ...KEYS,
  TIME_ZONE: "America/New_York",
  ...REGIONS,
  POINTER_TABLE: "lexDR",
  OBSERVATIONS_TABLE: "observations",
  APPS: JSON.stringify({ flowers: { ...TWINS, locale: "en_US" } }),
  WITNESS: "flowers",
  EVENTS_TOPIC_ARN: "arn:aws:sns:us-east-1:111122223333:twinline-dev-events",
  LINE: "twinline-dev",
};

describe("the bundles of observer, report and record", () => {
  it("load with their settings", async () => {
    const [observer, report, record] = await Promise.all(["observer", "report", "record"].map((folder) => bundleOf(folder)));
    const reporting = {
      ...KEYS,
      ...REGIONS,
      OBSERVATIONS_TABLE: "observations",
      APPS: "flowers demo",
      DEFAULT_APP: "flowers",
      OBSERVER_FUNCTION: "twinline-observer",
      LINE: "twinline-dev",
    };
    const recording = { ...KEYS, AWS_REGION: "us-east-1", HISTORY_TABLE: "twinline-dev-history" };
    expect(loadHandler(observer?.path ?? "", { ...OBSERVING, PROBE_METHOD: "session" })).to.be.a("function");
    expect(loadHandler(report?.path ?? "", reporting)).to.be.a("function");
    expect(loadHandler(record?.path ?? "", recording)).to.be.a("function");
    expect(report?.bytes).to.be.below(60_000);
    expect(record?.bytes).to.be.below(60_000);
  });

  it("do not start when they cannot tell whom to probe", async () => {
    const { path } = await bundleOf("observer");
    const unset = { ...OBSERVING, PROBE_METHOD: "recognize", WITNESS: "ops" };
    expect(() => loadHandler(path, unset)).to.throw(/WITNESS is "ops", which is none of APPS/);
  });

  it("name everything that keeps the observer from starting at once", async () => {
    const { path } = await bundleOf("observer");
    const wrong = { ...OBSERVING, LINE: "", PROBE_METHOD: "ping", WINDOW: "0" };
    expect(() => loadHandler(path, wrong)).to.throw(/PROBE_METHOD is "ping"[^]*WINDOW is "0"[^]*LINE is not set/);
  });
});
