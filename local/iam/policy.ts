// A policy as IAM takes it, and the parts of the policy language that hold here. What does not hold is refused when the policy is put: a
// condition that were skipped in silence would grant more, or less, than AWS does.
import { z } from "zod";
import { UnsupportedError, UserError } from "../errors.ts";
import { matchesArn, matchesPattern } from "./pattern.ts";

const text = z.union([z.string(), z.array(z.string())]);

const statement = z.strictObject({
  Sid: z.string().exactOptional(),
  Effect: z.enum(["Allow", "Deny"]),
  Principal: z.union([z.literal("*"), z.record(z.string(), text)]).exactOptional(),
  Action: text,
  Resource: text.exactOptional(),
  Condition: z.record(z.string(), z.record(z.string(), text)).exactOptional(),
});

const document = z.object({
  Version: z.literal("2012-10-17"),
  Id: z.string().exactOptional(),
  Statement: z.union([statement, z.array(statement).min(1)]),
});

export type PolicyStatement = Readonly<z.output<typeof statement>>;

export interface PolicyDocument {
  readonly Version: "2012-10-17";
  readonly Statement: readonly PolicyStatement[];
}

/** The condition operators that hold here, each as (value in the policy, value of the request, or each of its values). */
export const CONDITION_OPERATORS = new Map<string, (wanted: string, seen: string) => boolean>([
  ["ArnEquals", matchesArn],
  ["ArnLike", matchesArn],
  ["Bool", (wanted, seen) => wanted === seen],
  ["ForAllValues:StringEquals", (wanted, seen) => wanted === seen],
  ["StringEquals", (wanted, seen) => wanted === seen],
  ["StringLike", matchesPattern],
]);

/** The condition keys a request carries here, in lower case (IAM takes keys in either case). */
const CONDITION_KEYS: readonly string[] = [
  "aws:securetransport",
  "aws:sourceaccount",
  "aws:sourcearn",
  "aws:sourceowner",
  "iam:passedtoservice",
  "kms:calleraccount",
  "kms:viaservice",
];
/** What a service tells KMS of the thing it encrypts: each entry is a key of its own. */
const ENCRYPTION_CONTEXT = "kms:encryptioncontext:";
/** Those of several values, which IAM compares by operators for sets. */
const SET_KEYS: readonly string[] = ["dynamodb:leadingkeys"];
const isForSets = (operator: string): boolean => operator.startsWith("ForAllValues:");

/** One text or many, as many. */
export const listOf = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === "string" ? [value] : value;

/**
 * Refuses what the local IAM would not enforce as AWS does.
 * @throws UnsupportedError naming the operator, key or variable
 */
export const requireSupported = (owner: string, { Statement }: Pick<PolicyDocument, "Statement">): void => {
  for (const one of Statement) {
    const refuse = (what: string): never => {
      throw new UnsupportedError({
        resource: owner,
        operation: `${what} in a policy`,
        remedy: `Use ${[...CONDITION_OPERATORS.keys()].join(", ")} on ${[...CONDITION_KEYS, ...SET_KEYS, `${ENCRYPTION_CONTEXT}…`].join(", ")}, or add it to local/iam/policy.ts.`,
      });
    };
    const texts = [...listOf(one.Action), ...listOf(one.Resource)];
    for (const [operator, tests] of Object.entries(one.Condition ?? {})) {
      if (!CONDITION_OPERATORS.has(operator)) refuse(`the condition operator ${operator}`);
      for (const [key, values] of Object.entries(tests)) {
        const name = key.toLowerCase();
        const known = isForSets(operator) ? SET_KEYS.includes(name) : CONDITION_KEYS.includes(name) || name.startsWith(ENCRYPTION_CONTEXT);
        if (!known) refuse(`the condition key ${key} with ${operator}`);
        texts.push(...listOf(values));
      }
    }
    const variable = texts.find((value) => value.includes("${"));
    if (variable !== undefined) refuse(`the policy variable "${variable}"`);
  }
};

/**
 * Reads a policy from JSON text or from a parsed value.
 * @param owner whose policy it is, for the message
 * @throws UserError listing everything that is not a policy; UnsupportedError for what the local IAM does not enforce
 */
export const parsePolicy = (owner: string, source: unknown): PolicyDocument => {
  let value: unknown = source;
  try {
    if (typeof source === "string") value = JSON.parse(source);
  } catch (cause) {
    throw new UserError(`Cannot read the policy of ${owner}: it is not JSON. Write it with JSON.stringify.`, { cause });
  }
  const read = document.safeParse(value);
  if (!read.success)
    throw new UserError(
      read.error.issues.map(
        ({ path, message }) =>
          `Cannot read the policy of ${owner}: ${path.join(".")}: ${message}. Write it as IAM's policy grammar has it.`,
      ),
      { cause: read.error },
    );
  const { Statement } = read.data;
  const policy: PolicyDocument = { Version: "2012-10-17", Statement: Array.isArray(Statement) ? Statement : [Statement] };
  requireSupported(owner, policy);
  return policy;
};

/** A policy that says what its role may names no principal; any other must, or it would speak of everyone. @throws UserError */
export const requirePrincipal = (owner: string, statements: readonly PolicyStatement[]): void => {
  const problems = statements
    .filter((one) => one.Principal === undefined)
    .map(({ Sid }) => `Cannot put statement "${Sid ?? "(no Sid)"}" on ${owner}: it names no Principal. Say whom it is for.`);
  if (problems.length > 0) throw new UserError(problems);
};
