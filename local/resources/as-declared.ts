// What a handler's read answers as inputs: in the form in which they were declared, so that a resource that nobody touched shows no difference,
// and one that somebody touched by hand shows just that. Pure.
import { isDeepStrictEqual } from "node:util";

type Properties = Readonly<Record<string, unknown>>;

const isProperties = (value: unknown): value is Properties => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Inputs as they are now.
 * @param declared empty for a resource to import
 * @param now what the service can tell of; undefined for what it does not have (any more)
 * @param defaults what the service takes where nothing is declared: told only where it was declared
 */
export const asDeclared = (declared: Properties, now: Properties, defaults: Properties = {}): Properties => {
  const found: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(now)) {
    const [wish, otherwise] = [declared[key], defaults[key]];
    if (isProperties(value)) {
      const inside = asDeclared(isProperties(wish) ? wish : {}, value, isProperties(otherwise) ? otherwise : {});
      if (wish !== undefined || Object.keys(inside).length > 0) found[key] = inside;
    } else if (key in declared || (value !== undefined && !isDeepStrictEqual(value, otherwise))) found[key] = value;
  }
  return found;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // What is no JSON is like nothing but itself.
    return text;
  }
};

/** JSON text as it was declared, where what is there now says the same in other words. */
export const sameJson = (declared: unknown, now: string): string =>
  typeof declared === "string" && isDeepStrictEqual(parsed(declared), parsed(now)) ? declared : now;
