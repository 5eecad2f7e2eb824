import { expect } from "chai";
import { flowersVoice } from "../../../apps/flowers/voice.ts";
import { DynamoDbError } from "../../../functions/lib/aws/dynamodb-error.ts";
import type { Conversation } from "../../../functions/lib/dialog/conversation.ts";
import type * as memories from "../../../functions/lib/dialog/conversation-memory.ts";
import { recallHandler } from "../../../functions/lib/dialog/recall-handler.ts";
import { flowersEnglish } from "../../../functions/lib/flowers/words/en.ts";
import { aFlowEvent } from "../connect-events.ts";
import { aShop, conversation, soFar } from "../flowers/handlers.ts";
import { aClock, aLog, SATURDAY_9AM } from "../services.ts";

type Kept = memories.Kept<Conversation>;
type Reads = () => Promise<Kept | undefined>;
const kept = (FlowerType: string, secondsAgo: number): Reads => {
  const found = { conversation: conversation({ FlowerType }), at: SATURDAY_9AM - secondsAgo * 1000 };
  return async () => found;
};
const nothing: Reads = async () => undefined;
const down: Reads = async () => {
  throw new DynamoDbError("timeout", "Timeout", "Cannot GetItem: no answer in time.");
};
const defect: Reads = async () => {
  throw new TypeError("a defect");
};

const aRecall = (home: Reads, standby: Reads) => {
  const { log, lines } = aLog();
  const handler = recallHandler(aShop(), {
    clock: aClock(),
    log,
    memories: [
      { region: "us-east-1", memory: { recall: home } },
      { region: "us-west-2", memory: { recall: standby } },
    ],
  });
  return { lines, recall: () => handler({ contactId: "contact-1" }), handler };
};
const roses = {
  question: "Sorry, once more: what day would you like to pick them up?",
  resume: soFar({ FlowerType: "roses" }),
  locale: "en_US",
};
const OPENING = flowersEnglish("2026-11-21").opening;
const opening = { question: OPENING, resume: "", locale: "" };
const unread = { ...opening, resume: "unknown" };

describe("recallHandler()", () => {
  for (const [told, home, standby, expected] of [
    ["the newer of two memories", kept("tulips", 9), kept("roses", 1), roses],
    ["the newer of two memories", kept("roses", 1), kept("tulips", 9), roses],
    ["the replica where home does not answer", down, kept("roses", 1), roses],
    ["home where the replica lags", kept("roses", 1), nothing, roses],
    ["the opening where nothing is known", nothing, nothing, opening],
    ["the opening, and that nobody knows what was said, where no table answers", down, down, unread],
    ["the same where one table does not answer and the other knows nothing", nothing, down, unread],
    ["the opening whatever went wrong", defect, defect, unread],
  ] as const)
    it(`answers ${told}`, async () => {
      expect(await aRecall(home, standby).recall()).to.deep.equal(expected);
    });

  it("answers a flow, in texts only", async () => {
    expect(await aRecall(kept("roses", 1), nothing).handler(aFlowEvent())).to.deep.equal(roses);
  });

  it("answers the opening to an event that names no contact", async () => {
    for (const event of [undefined, null, {}, [], { contactId: "+15550100101" }])
      expect(await aRecall(kept("roses", 1), nothing).handler(event)).to.deep.equal(unread);
  });

  it("logs which table was not read, and no slot", async () => {
    const { recall, lines } = aRecall(down, kept("roses", 1));
    await recall();
    expect(lines).to.deep.equal([
      { kind: "conversation-unread", region: "us-east-1", code: "Timeout" },
      { kind: "recalled", contactId: "contact-1", known: true },
    ]);
  });
});

describe("the opening of flowers", () => {
  it("is what the flow says where the recall does not answer", () => {
    expect(OPENING).to.equal(flowersVoice.languages[0].words.openingAgain);
  });
});
