import { once } from "node:events";
import { createServer } from "node:http";
import { expect } from "chai";
import { numberAttribute, textAttribute } from "../../functions/attribute.ts";
import { bundleOf, loadHandler, removeBundles, quietly } from "./bundles.ts";
import { aFlowEvent } from "./connect-events.ts";
import { realClock } from "../../functions/clock.ts";
import { ATTEMPT_MS, ATTEMPTS } from "../../functions/order-flowers/orders.ts";
import { daysAfter, localTime } from "../../functions/order-flowers/shop.ts";
import { aLexEvent, FILLED } from "./order-flowers/lex-events.ts";
import { aDynamoDb, startDynalite } from "./services.ts";

/** A month from now: the bundles run on the real clock, and the shop takes orders for the coming year. */
const SOON = daysAfter(localTime(realClock.now(), "America/New_York").date, 30);

const KEYS = { AWS_ACCESS_KEY_ID: "AKIDEXAMPLE", AWS_SECRET_ACCESS_KEY: "secret" };
const REGIONS = { HOME_REGION: "us-east-1", STANDBY_REGION: "us-west-2" };
const ALIASES = {
  HOME_ALIAS_ARN: "arn:aws:lex:us-east-1:111122223333:bot-alias/ABCDEFGHIJ/KLMNOPQRST",
  STANDBY_ALIAS_ARN: "arn:aws:lex:us-west-2:111122223333:bot-alias/BCDEFGHIJK/LMNOPQRSTU",
};

after(removeBundles);

describe("the bundle of lookup", () => {
  it("answers from the table, in less than 60 KB", async () => {
    const { path, bytes } = await bundleOf("lookup");
    expect(bytes).to.be.below(60_000);
    const dynalite = await startDynalite("lexDR", "key");
    try {
      await aDynamoDb(dynalite.port).putItem({
        TableName: "lexDR",
        Item: { key: textAttribute("connectRegion"), lexRegion: textAttribute("us-west-2"), epoch: numberAttribute(4) },
      });
      const endpoint = { AWS_ENDPOINT_URL: `http://127.0.0.1:${dynalite.port}` };
      const handler = loadHandler(path, { ...KEYS, ...REGIONS, ...ALIASES, ...endpoint, POINTER_TABLE: "lexDR" });
      expect(await handler(aFlowEvent(), {})).to.include({ activeRegion: "us-west-2", activeBotArn: ALIASES.STANDBY_ALIAS_ARN });
    } finally {
      dynalite.stop();
    }
  });

  it("does not start without its settings, and names each", async () => {
    const { path } = await bundleOf("lookup");
    expect(() => loadHandler(path, KEYS)).to.throw(/POINTER_TABLE is not set[^]*HOME_REGION is not set[^]*STANDBY_ALIAS_ARN is not set/);
  });
});

describe("the bundle of order-flowers", () => {
  it("tries no oftener than its 3 s allow, a lost answer to a first try that was written included", async () => {
    const { path } = await bundleOf("order-flowers");
    let puts = 0;
    let attempts = 0;
    const server = createServer((request, response) => {
      attempts += 1;
      if (request.headers["x-amz-target"] !== "DynamoDB_20120810.PutItem" || ++puts !== 2) return;
      const body = '{"__type":"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException"}';
      setTimeout(() => response.writeHead(400).end(body), 450);
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    try {
      const handler = loadHandler(path, {
        ...KEYS,
        ...REGIONS,
        AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${port}`,
        ORDERS_TABLE: "orders",
        SHOP_WEEK: Array.from({ length: 7 }, () => "00:00-24:00").join(","),
      });
      const event = aLexEvent({ source: "FulfillmentCodeHook", confirmation: "Confirmed", slots: { ...FILLED, PickupDate: SOON } });
      expect(await quietly(() => handler(event, {}))).to.have.nested.property("sessionState.sessionAttributes.outcome", "callback");
      expect(attempts).to.equal(2 * ATTEMPTS.home + ATTEMPTS.standby);
      expect(attempts * ATTEMPT_MS).to.be.below(3_000);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  it("stores an order once, in less than 600 KB", async () => {
    const { path, bytes } = await bundleOf("order-flowers");
    expect(bytes).to.be.below(600_000);
    const dynalite = await startDynalite("orders", "contactId");
    try {
      const endpoint = { AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${dynalite.port}` };
      const handler = loadHandler(path, {
        ...KEYS,
        ...REGIONS,
        ...endpoint,
        ORDERS_TABLE: "orders",
        SHOP_WEEK: Array.from({ length: 7 }, () => "00:00-24:00").join(","),
      });
      const event = aLexEvent({ source: "FulfillmentCodeHook", confirmation: "Confirmed", slots: { ...FILLED, PickupDate: SOON } });
      expect(await handler(event, {})).to.have.nested.property("sessionState.sessionAttributes.outcome", "ordered");
      expect(await handler(event, {})).to.have.nested.property("sessionState.sessionAttributes.outcome", "ordered");
      const item = await aDynamoDb(dynalite.port).getItem({ TableName: "orders", Key: { contactId: textAttribute("contact-1") } });
      expect(item).to.deep.include({ flowerType: { S: "roses" }, pickupDate: { S: SOON }, status: { S: "placed" } });
    } finally {
      dynalite.stop();
    }
  });
});

describe("the bundles of observer and report", () => {
  it("load with their settings", async () => {
    const [observer, report] = await Promise.all([bundleOf("observer"), bundleOf("report")]);
    const probing = { POINTER_TABLE: "lexDR", LOCALE_ID: "en_US", PROBE_METHOD: "session", PROBE_EXPECTED_INTENT: "" };
    expect(loadHandler(observer.path, { ...KEYS, ...REGIONS, ...ALIASES, ...probing })).to.be.a("function");
    expect(loadHandler(report.path, { ...KEYS, AWS_REGION: "us-east-1", OBSERVER_FUNCTION: "twinline-observer" })).to.be.a("function");
  });

  it("do not start when they cannot tell how to probe", async () => {
    const { path } = await bundleOf("observer");
    const unset = { ...KEYS, ...REGIONS, ...ALIASES, POINTER_TABLE: "lexDR", LOCALE_ID: "en_US", PROBE_METHOD: "recognize" };
    expect(() => loadHandler(path, unset)).to.throw(/PROBE_UTTERANCE is not set[^]*Set PROBE_EXPECTED_INTENT or PROBE_EXPECTED_TEXT/);
  });
});
