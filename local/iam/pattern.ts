// The wildcards of IAM: `*` for any run of characters, `?` for one. ARN operators hold segment by segment, so that a star in the account
// does not swallow the resource.

const compiled = new Map<string, RegExp>();
// A policy's patterns are few and asked at every call; names made up by a test run are not kept for ever.
const KEPT_PATTERNS = 1_000;

const expression = (pattern: string): RegExp => {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  const made = new RegExp(`^${source}$`, "s");
  if (compiled.size >= KEPT_PATTERNS) compiled.clear();
  compiled.set(pattern, made);
  return made;
};

/** Whether `text` is of the form `pattern`; letters of either case differ. */
export const matchesPattern = (pattern: string, text: string): boolean => pattern === "*" || expression(pattern).test(text);

// arn:partition:service:region:account:resource
const ARN_SEGMENTS = 6;

const segments = (arn: string): readonly string[] => {
  const parts = arn.split(":");
  return [...parts.slice(0, ARN_SEGMENTS - 1), parts.slice(ARN_SEGMENTS - 1).join(":")];
};

/** `ArnLike` and `ArnEquals`, which IAM treats alike: each of the six segments may carry wildcards. */
export const matchesArn = (pattern: string, arn: string): boolean => {
  const wanted = segments(pattern);
  const seen = segments(arn);
  return wanted.every((part, index) => matchesPattern(part, seen[index] ?? ""));
};
