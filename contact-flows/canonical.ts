// One spelling for each flow: the same flow always gives the same text, so that a deployment shows a change only where there is one.
const FIRST = ["Version", "StartAction", "Metadata", "Actions", "Identifier", "Type", "Parameters", "Transitions", "NextAction"];

const rank = (key: string): number => {
  const place = FIRST.indexOf(key);
  return place === -1 ? FIRST.length : place;
};

const ordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  // Lists keep their order (the first true condition wins); keys have none in JSON, so theirs is ours to choose.
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  entries.sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, member]) => [key, ordered(member)]));
};

/**
 * JSON text with one order of keys, as the console writes them.
 * @param indent spaces per level; 0 is the compact form that is deployed
 */
export const canonical = (value: object, indent = 0): string => JSON.stringify(ordered(value), null, indent);
