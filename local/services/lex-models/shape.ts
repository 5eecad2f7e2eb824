// CloudFormation and the API say the same of a bot in slightly different words: `isActive` is `active`, a list of attributes is a map. Both ways
// by one table of names, whatever the depth. Pure.
const TO_API: Readonly<Record<string, string>> = { isActive: "active", messageGroupsList: "messageGroups" };
const FROM_API: Readonly<Record<string, string>> = Object.fromEntries(Object.entries(TO_API).map(([ours, theirs]) => [theirs, ours]));

const STRATEGIES: Readonly<Record<string, string>> = {
  ORIGINAL_VALUE: "OriginalValue",
  TOP_RESOLUTION: "TopResolution",
  CONCATENATION: "Concatenation",
};
const FROM_STRATEGIES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(STRATEGIES).map(([ours, theirs]) => [theirs, ours]),
);

export type Shape = Readonly<Record<string, unknown>>;

export const isShape = (value: unknown): value is Shape => typeof value === "object" && value !== null && !Array.isArray(value);

const attributeOf = (pair: unknown): readonly (readonly [string, unknown])[] =>
  isShape(pair) && typeof pair["key"] === "string" ? [[pair["key"], pair["value"]]] : [];

/** A part of a definition as the API tells it. Branches that are not active are left out: Lex does not take them. */
export const toApi = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(toApi);
  if (!isShape(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]): readonly (readonly [string, unknown])[] => {
      if (inner === undefined || /conditional$/i.test(key)) return [];
      if (key === "sessionAttributes" && Array.isArray(inner)) return [[key, Object.fromEntries(inner.flatMap(attributeOf))]];
      if (key === "resolutionStrategy" && typeof inner === "string") return [[key, STRATEGIES[inner] ?? inner]];
      return [[TO_API[key] ?? key, toApi(inner)]];
    }),
  );
};

/** A part of a request as a definition has it. */
export const fromApi = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(fromApi);
  if (!isShape(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (key === "sessionAttributes" && isShape(inner))
        return [key, Object.entries(inner).map(([name, text]) => ({ key: name, value: text }))];
      if (key === "resolutionStrategy" && typeof inner === "string") return [key, FROM_STRATEGIES[inner] ?? inner];
      return [FROM_API[key] ?? key, fromApi(inner)];
    }),
  );
};
