// The condition that an item still is as it was read, whatever stands there: anyone with the console may have written anything.
import type { RawItem } from "./attribute-value.ts";
import type { PutItemInput } from "./dynamodb.ts";

/**
 * @param read the item that was read, if there was one
 * @param names the attributes that must not have changed, at least one
 */
export const asRead = (
  read: RawItem | undefined,
  names: readonly string[],
): Pick<PutItemInput, "ConditionExpression" | "ExpressionAttributeNames" | "ExpressionAttributeValues"> => {
  const known = names.map((name, index) => ({ name, at: index, value: read?.[name] }));
  const values = known.filter(({ value }) => value !== undefined);
  return {
    ConditionExpression: known
      .map(({ at, value }) => (value === undefined ? `attribute_not_exists(#n${at})` : `#n${at} = :v${at}`))
      .join(" AND "),
    // By number: some of our names are words of DynamoDB's own.
    ExpressionAttributeNames: Object.fromEntries(known.map(({ name, at }) => [`#n${at}`, name])),
    ...(values.length === 0 ? {} : { ExpressionAttributeValues: Object.fromEntries(values.map(({ at, value }) => [`:v${at}`, value])) }),
  };
};
