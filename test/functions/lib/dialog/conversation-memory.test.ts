import { expect } from "chai";
import { DynamoDbError } from "../../../../functions/lib/aws/dynamodb-error.ts";
import { conversationText, type Conversation } from "../../../../functions/lib/dialog/conversation.ts";
import * as memories from "../../../../functions/lib/dialog/conversation-memory.ts";
import { conversationsOf } from "../../../../functions/lib/dialog/dialog.ts";
import { aShop, conversation, soFar } from "../../flowers/handlers.ts";
import { aDynamoDb, SATURDAY_9AM, startDynalite } from "../../services.ts";

const HOUR_MS = 3_600_000;
type Memory = memories.Memory<Conversation>;
const { keepsInEither, memoryIn } = memories;
const written = { text: conversationText, parse: conversationsOf(aShop()).parse };
const kept = { conversation: conversation({ FlowerType: "roses" }), at: SATURDAY_9AM };

describe("memoryIn() against dynalite", () => {
  let dynalite: Awaited<ReturnType<typeof startDynalite>>;
  let memory: Memory;
  before(async () => {
    dynalite = await startDynalite("conversations", "contactId");
    memory = memoryIn(aDynamoDb(dynalite.port), "conversations", written);
  });
  after(() => dynalite.stop());
  const put = (item: Parameters<ReturnType<typeof aDynamoDb>["putItem"]>[0]["Item"]) =>
    aDynamoDb(dynalite.port).putItem({ TableName: "conversations", Item: item });

  it("keep() writes one item for a contact, with its end in epoch seconds, and recall() reads it", async () => {
    await memory.keep("c-1", kept);
    expect(await memory.recall("c-1", SATURDAY_9AM)).to.deep.equal(kept);
    expect(await aDynamoDb(dynalite.port).getItem({ TableName: "conversations", Key: { contactId: { S: "c-1" } } })).to.deep.equal({
      contactId: { S: "c-1" },
      conversation: { S: soFar({ FlowerType: "roses" }) },
      at: { N: String(SATURDAY_9AM) },
      expiresAt: { N: String((SATURDAY_9AM + HOUR_MS) / 1000) },
    });
  });

  it("recall() knows nothing of a contact that was never kept", async () => {
    expect(await memory.recall("c-0", SATURDAY_9AM)).to.equal(undefined);
  });

  it("recall() forgets after an hour, though DynamoDB has not deleted the item yet", async () => {
    await memory.keep("c-2", kept);
    expect(await memory.recall("c-2", SATURDAY_9AM + HOUR_MS - 1)).to.deep.equal(kept);
    expect(await memory.recall("c-2", SATURDAY_9AM + HOUR_MS)).to.equal(undefined);
  });

  it("recall() passes over an item from the future, and one that makes no sense", async () => {
    await memory.keep("c-3", { ...kept, at: SATURDAY_9AM + HOUR_MS });
    await put({ contactId: { S: "c-4" }, conversation: { S: "nonsense" }, at: { N: "1" }, expiresAt: { N: "99999999999" } });
    await put({ contactId: { S: "c-5" } });
    for (const contactId of ["c-3", "c-4", "c-5"]) expect(await memory.recall(contactId, SATURDAY_9AM), contactId).to.equal(undefined);
  });
});

describe("keepsInEither()", () => {
  const aMemory = (failure?: Error) => {
    const contacts: string[] = [];
    const keep: Memory["keep"] = async (contactId) => {
      if (failure !== undefined) throw failure;
      contacts.push(contactId);
    };
    return { contacts, memory: { keep, recall: async () => undefined } };
  };
  const down = new DynamoDbError("unreachable", "ECONNREFUSED", "Cannot PutItem.");

  it("writes in the hook's own region alone, while that can be written", async () => {
    const [own, other] = [aMemory(), aMemory()];
    await keepsInEither(own.memory, other.memory).keep("c-1", kept);
    expect([own.contacts, other.contacts]).to.deep.equal([["c-1"], []]);
  });

  it("writes in the other region when its own refuses", async () => {
    const other = aMemory();
    await keepsInEither(aMemory(down).memory, other.memory).keep("c-1", kept);
    expect(other.contacts).to.deep.equal(["c-1"]);
  });

  it("fails when neither region can be written", async () => {
    const failed = await keepsInEither(aMemory(down).memory, aMemory(down).memory)
      .keep("c-1", kept)
      .catch((error: unknown) => error);
    expect(failed).to.equal(down);
  });
});
