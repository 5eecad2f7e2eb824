// References to what a call knows (`$.Attributes.tier`): which texts are one, and whether it leads to a value. connect-flow-language.md 4
const PATH = /^\$(?:\.?\[(?:'[^']+'|"[^"]+"|\d+)\]|\.[^.[\]\s]+)+$/;
const GROUPS: ReadonlySet<string> = new Set([
  "Agent",
  "Attributes",
  "Case",
  "Customer",
  "CustomerEndpoint",
  "DataTables",
  "External",
  "FlowAttributes",
  "LambdaInvocation",
  "Lex",
  "Loop",
  "Media",
  "MediaStreams",
  "Metrics",
  "Modules",
  "Queue",
  "References",
  "SegmentAttributes",
  "SystemEndpoint",
  "Task",
  "Views",
]);
const SINGLES: ReadonlySet<string> = new Set([
  "AwsRegion",
  "Channel",
  "ContactId",
  "InitialContactId",
  "PreviousContactId",
  "InstanceARN",
  "InitiationMethod",
  "Name",
  "Description",
  "LanguageCode",
  "TextToSpeechVoiceId",
  "CustomerId",
  "StoredCustomerInput",
  "Tags",
]);

/** True for a whole text that is one reference, whatever it leads to. */
export const isPath = (text: string): boolean => PATH.test(text);

/** The reference's keys: `$.Lex.Slots['x y']` gives Lex, Slots, x y. Empty for a text that is no reference. */
export const pathKeys = (text: string): readonly string[] =>
  isPath(text)
    ? [...text.matchAll(/\['([^']+)'\]|\["([^"]+)"\]|\[(\d+)\]|\.([^.[\]\s]+)/g)].map((m) => m[1] ?? m[2] ?? m[3] ?? m[4] ?? "")
    : [];

/** True when the reference names a value, not a whole group (`$.External` alone is refused by Connect). */
export const hasLeaf = (text: string): boolean => {
  const keys = pathKeys(text);
  const [root = ""] = keys;
  return keys.length > 0 && (keys.length > 1 || !GROUPS.has(root));
};

/** True when the flow language documents the reference's first key. */
export const hasKnownRoot = (text: string): boolean => {
  const [root = ""] = pathKeys(text);
  return GROUPS.has(root) || SINGLES.has(root);
};
