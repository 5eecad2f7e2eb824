// A table in memory, as far as bookings use one: quick enough for histories by the thousand. That it is like DynamoDB is held by the same contract
// running on both (store.test.ts). Each request is done in one go, so that only what lies between requests can be interleaved.
import { readNumber, type Item, type RawItem } from "../../../../../functions/lib/aws/attribute-value.ts";
import { DynamoDbError } from "../../../../../functions/lib/aws/dynamodb-error.ts";
import type { TransactItem, UpdateItemInput, WholeDynamoDb } from "../../../../../functions/lib/aws/dynamodb.ts";

interface Conditional {
  readonly ConditionExpression?: string;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: RawItem;
}

const textOf = (value: unknown): string => JSON.stringify(value);
const keyOf = ({ pk, sk }: RawItem): string => textOf([pk, sk]);
const textIn = (value: unknown): string => (typeof value === "object" && value !== null && "S" in value ? String(value.S) : "");

const holds = (
  item: RawItem | undefined,
  { ConditionExpression = "", ExpressionAttributeNames = {}, ExpressionAttributeValues = {} }: Conditional,
): boolean => {
  const attribute = (name: string): unknown => item?.[ExpressionAttributeNames[name] ?? name];
  const term = (text: string): boolean => {
    const missing = /^attribute_not_exists\((?<name>[#\w]+)\)$/.exec(text)?.groups?.["name"];
    if (missing !== undefined) return attribute(missing) === undefined;
    const { name = "", operator, value = "" } = /^(?<name>[#\w]+) (?<operator>[=<]) (?<value>:\w+)$/.exec(text)?.groups ?? {};
    if (operator === "=") return textOf(attribute(name)) === textOf(ExpressionAttributeValues[value]);
    if (operator !== "<") throw new Error(`This table does not know the condition "${text}".`);
    const [left, right] = [readNumber(item ?? {}, name), readNumber(ExpressionAttributeValues, value)];
    return left !== undefined && right !== undefined && left < right;
  };
  return ConditionExpression === "" || ConditionExpression.split(" OR ").some((all) => all.split(" AND ").every(term));
};

const updated = (item: RawItem, { UpdateExpression, ExpressionAttributeNames = {}, ExpressionAttributeValues = {} }: UpdateItemInput) => {
  const changed: Record<string, unknown> = {};
  for (const clause of UpdateExpression.split(/ (?=SET|ADD)/)) {
    const [verb = "", ...rest] = clause.split(" ");
    for (const change of rest.join(" ").split(", ")) {
      const [name = "", value = ""] = change.split(verb === "SET" ? " = " : " ");
      const attribute = ExpressionAttributeNames[name] ?? name;
      const given: unknown = ExpressionAttributeValues[value];
      changed[attribute] =
        verb === "SET" ? given : { N: String((readNumber(item, attribute) ?? 0) + (readNumber(ExpressionAttributeValues, value) ?? 0)) };
    }
  }
  return changed;
};

/** @returns the table, and what stands in it */
export const inMemoryTable = (): WholeDynamoDb & { readonly items: () => readonly RawItem[] } => {
  const items = new Map<string, RawItem>();
  const at = (key: Item): RawItem | undefined => items.get(keyOf(key));

  const change = (action: TransactItem): RawItem => {
    if ("Put" in action) {
      items.set(keyOf(action.Put.Item), action.Put.Item);
      return {};
    }
    if ("Delete" in action) {
      items.delete(keyOf(action.Delete.Key));
      return {};
    }
    const { Update } = action;
    const changed = updated(at(Update.Key) ?? {}, Update);
    items.set(keyOf(Update.Key), { ...Update.Key, ...at(Update.Key), ...changed });
    return changed;
  };

  const passes = (action: TransactItem): boolean => {
    const one = "Put" in action ? { ...action.Put, Key: action.Put.Item } : "Delete" in action ? action.Delete : action.Update;
    return holds(at(one.Key), one);
  };

  const alone = (action: TransactItem): RawItem => {
    if (!passes(action)) throw new DynamoDbError("condition", "ConditionalCheckFailedException", "The conditional request failed");
    return change(action);
  };

  return {
    items: () => [...items.values()],
    getItem: async ({ Key }) => at(Key),
    batchGet: async ({ Keys }) => Keys.map(at).filter((item) => item !== undefined),
    query: async ({ ExpressionAttributeValues = {}, Limit, ExclusiveStartKey = {} }) =>
      [...items.values()]
        .filter(
          ({ pk, sk }) =>
            textIn(pk) === textIn(ExpressionAttributeValues[":pk"]) && textIn(sk).startsWith(textIn(ExpressionAttributeValues[":prefix"])),
        )
        .filter(({ sk }) => textIn(sk) > textIn(ExclusiveStartKey["sk"]))
        .sort((one, other) => (textIn(one["sk"]) < textIn(other["sk"]) ? -1 : 1))
        .slice(0, Limit),
    putItem: async (Put) => void alone({ Put }),
    updateItem: async (Update) => alone({ Update }),
    deleteItem: async (Delete) => void alone({ Delete }),
    transactWrite: async (actions) => {
      const reasons = actions.map((action) => (passes(action) ? "None" : "ConditionalCheckFailed"));
      if (reasons.includes("ConditionalCheckFailed"))
        throw new DynamoDbError("condition", "TransactionCanceledException", "Transaction cancelled", { reasons });
      for (const action of actions) change(action);
    },
  };
};
