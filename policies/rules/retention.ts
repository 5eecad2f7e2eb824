// Logs end: each group says after how many days, and what writes logs has its group declared, since AWS would make one that keeps them for ever.
import { at, nameOf, ofType, regionOf, textAt, type Resource, type Rule } from "../resource.ts";

const GROUP = "aws:cloudwatch/logGroup:LogGroup";

/** The groups that AWS would make by itself, by who writes them. An adopted instance's group is its owner's. */
const groupsWrittenBy = (resource: Resource): readonly string[] => {
  const { type, props, adopted } = resource;
  if (adopted) return [];
  if (type === "aws:lambda/function:Function") return [textAt(props, "loggingConfig", "logGroup") || `/aws/lambda/${nameOf(resource)}`];
  if (type === "aws:connect/instance:Instance" && props["contactFlowLogsEnabled"] === true)
    return [`/aws/connect/${textAt(props, "instanceAlias")}`];
  return [];
};

export const retention: Rule = {
  id: "retention",
  reason: "Logs without an end tell of callers for ever, and cost for ever.",
  remedy: "Declare the log group with retentionInDays (setting logRetentionDays).",
  check: (stack) => {
    const groups = ofType(stack, GROUP);
    const endless = groups
      .filter(({ props }) => !(Number(at(props, "retentionInDays")) > 0))
      .map((resource) => ({ resource, seen: "it has no retentionInDays" }));
    const undeclared = stack.flatMap((resource) =>
      groupsWrittenBy(resource)
        .filter((name) => !groups.some((group) => nameOf(group) === name && regionOf(group) === regionOf(resource)))
        .map((name) => ({ resource, seen: `it writes to the log group ${name}, which the stack does not declare` })),
    );
    return [...endless, ...undeclared];
  },
};
