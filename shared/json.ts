// Unknown JSON, looked at without trust. Small enough for a bundle that every caller waits for, where a schema library is not.
export type JsonRecord = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is JsonRecord => typeof value === "object" && value !== null && !Array.isArray(value);

/** The object under `key`; an empty one where there is none. */
export const recordAt = (from: unknown, key: string): JsonRecord => {
  const value = isRecord(from) ? from[key] : undefined;
  return isRecord(value) ? value : {};
};

/** The text under `key`; an empty one counts as absent, since a flow resolves an unset attribute to it. */
export const textAt = (from: unknown, key: string): string | undefined => {
  const value = isRecord(from) ? from[key] : undefined;
  return typeof value === "string" && value !== "" ? value : undefined;
};

/** Those entries of an object that are text. */
export const textsOf = (from: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(isRecord(from) ? from : {}).filter((entry): entry is [string, string] => typeof entry[1] === "string"));

/** The value of a JSON text; `undefined` for a text that is none, which every reader above takes as having no members. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
