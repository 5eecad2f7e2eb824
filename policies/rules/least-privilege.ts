// No policy says "everything": no wildcard action, no wildcard resource and no open door, but for what is listed here with its reason.
import type { Rule } from "../resource.ts";
import { statementsOf, type Statement } from "../statements.ts";

/** Actions that AWS lets nobody narrow to a resource, each with its reason. A test asks AWS's own list whether that is still so. */
export const UNNARROWABLE: Readonly<Record<string, string>> = {
  "polly:SynthesizeSpeech": "A voice has no ARN; only lexicons have, and the bots use none.",
  "xray:PutTraceSegments": "A trace has no ARN.",
  "xray:PutTelemetryRecords": "A recorder of traces has no ARN.",
  "sns:CheckIfPhoneNumberIsOptedOut": "A phone has no ARN.",
};

/**
 * Actions that reach what has no ARN besides what has one: allowed on `*` where the same policy denies them on every ARN that there can be.
 */
export const NARROWED_BY_DENIAL: Readonly<Record<string, { readonly arns: string; readonly why: string }>> = {
  "sns:Publish": { arns: "arn:aws:sns:*:*:*", why: "A phone has no ARN, and a text to it is published as a message to a topic is." },
};

/** Types whose policy says `*` for the very resource that carries it, which has no other name there. */
const SAYS_ITSELF: Readonly<Record<string, string>> = {
  "aws:kms/key:Key": "In a key policy * is the key itself (KMS developer guide, Key policies).",
  "aws:kms/keyPolicy:KeyPolicy": "In a key policy * is the key itself (KMS developer guide, Key policies).",
};

/** Without the account's own root in its policy a key can be managed by nobody (KMS developer guide, Default key policy). */
const isKeyToRoot = ({ resource, actions, principals }: Statement): boolean =>
  resource.type in SAYS_ITSELF &&
  actions.every((action) => action === "kms:*") &&
  principals.every(([kind, who]) => kind === "AWS" && /^(?:\d{12}|arn:aws:iam::\d{12}:root)$/.test(who));

/** True where the wildcard is more than the end of a name: `*`, or one in the service, region, account or at the name's beginning. */
const isBoundless = (arn: string): boolean => {
  const [, , service = "*", region = "", account = "", ...name] = arn.split(":");
  return [service, region, account].some((part) => /[*?]/.test(part)) || /^(?:[\w-]+[:/])?[*?]/.test(name.join(":"));
};

const wideActions = (statement: Statement): readonly string[] =>
  isKeyToRoot(statement) ? [] : statement.actions.filter((action) => /[*?]/.test(action)).map((action) => `it allows ${action}`);

const isDenied = ({ resource, property }: Statement, action: string, all: readonly Statement[]): boolean =>
  all.some(
    (other) =>
      other.effect === "Deny" &&
      other.resource === resource &&
      other.property === property &&
      other.conditionKeys.length === 0 &&
      other.actions.includes(action) &&
      other.resources.includes(NARROWED_BY_DENIAL[action]?.arns ?? ""),
  );

const wideResources = (statement: Statement, all: readonly Statement[]): readonly string[] => {
  const { resource, actions, resources } = statement;
  if (resource.type in SAYS_ITSELF) return [];
  const open = actions.filter((action) => !(action in UNNARROWABLE) && !isDenied(statement, action, all));
  return open.length === 0 ? [] : resources.filter(isBoundless).map((arn) => `it allows ${open.join(", ")} on ${arn}`);
};

const openDoors = ({ principals }: Statement): readonly string[] =>
  principals.filter(([, who]) => who === "*").map(() => `it lets anybody in (Principal "*")`);

export const leastPrivilege: Rule = {
  id: "least-privilege",
  reason: "A role that may do more than its function does is what an intruder gets.",
  remedy:
    "Name the actions and the ARNs; where AWS offers none, list the action with its reason in infra/building-blocks/wide-actions.ts and in policies/rules/least-privilege.ts.",
  check: (stack) => {
    const all = statementsOf(stack);
    return all
      .filter(({ effect }) => effect === "Allow")
      .flatMap((statement) =>
        [
          ...wideActions(statement),
          // A permission and a trust policy name no resource of their own.
          ...(statement.property === "principal" ? [] : wideResources(statement, all)),
          ...openDoors(statement),
          ...statement.inverted.map((name) => `it allows all but what ${name} names`),
        ].map((seen) => ({ resource: statement.resource, seen })),
      );
  },
};
