// The one operation of Lex's model-building API that runs here, described as the SDK's clients describe theirs. By hand: that API's client
// takes a large part of a second to load, and the runtime's client, which is loaded anyway, has all the rest.
// The forms are those of @smithy/types, static-schemas.d.ts: 9 operation, 3 structure, 128 map of strings, 0 string.
const NAMESPACE = "com.amazonaws.lexmodelsv2";

const request = [3, NAMESPACE, "ListTagsForResourceRequest", 0, ["resourceARN"], [[0, 1]], 1] as const;
const response = [3, NAMESPACE, "ListTagsForResourceResponse", 0, ["tags"], [128 | 0]] as const;

export const lexModels = {
  ListTagsForResource$: [9, NAMESPACE, "ListTagsForResource", { http: ["GET", "/tags/{resourceARN}", 200] }, () => request, () => response],
} as const;
