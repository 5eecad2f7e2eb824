// Limits that AWS documents and that several resource types share, as parts of their schemas: a wrong input fails on the laptop, as it would
// in AWS.
import { z } from "zod";
import { UserError } from "../../errors.ts";
import { policyProblems, type PolicyKind } from "../../iam/grammar.ts";
import { listOf, parsePolicy, type PolicyStatement } from "../../iam/policy.ts";

const MOST_TAGS = 50; // AWS Billing user guide, allocation-tag-restrictions
const TAG_KEY_CHARACTERS = 128; // the same
const TAG_VALUE_CHARACTERS = 256; // the same
// CloudWatch API reference, Tag; the prefix is AWS's own, in either case (EMR Serverless user guide, tagging-restrictions).
const TAG_TEXT = /^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/iu;

/** What is wrong with one tag, if anything. */
const tagProblem = ([key, value]: readonly [string, string]): string | undefined => {
  if (key === "" || key.length > TAG_KEY_CHARACTERS) return `a tag's key has 1 to ${TAG_KEY_CHARACTERS} characters`;
  if (value.length > TAG_VALUE_CHARACTERS) return `a tag's value has at most ${TAG_VALUE_CHARACTERS} characters`;
  if (!TAG_TEXT.test(key) || !TAG_TEXT.test(value)) return "use letters, digits, spaces and _.:/=+-@, and no beginning with aws:";
  return undefined;
};

/** Tags as `aws` resources take them. */
export const tags = z
  .record(z.string(), z.string())
  .check(({ value, issues }) => {
    const refuse = (message: string, path: readonly string[] = []): void =>
      void issues.push({ code: "custom", input: value, path: [...path], message });
    const all = Object.entries(value);
    if (all.length > MOST_TAGS) refuse(`AWS takes at most ${MOST_TAGS} tags a resource`);
    for (const tag of all) {
      const problem = tagProblem(tag);
      if (problem !== undefined) refuse(problem, [tag[0]]);
    }
  })
  .exactOptional();

export interface PolicyLimits {
  /** Of the JSON text. */
  readonly bytes: number;
  readonly statements: number;
  readonly principals: number;
  readonly actionsPerStatement?: number;
  readonly conditions?: number;
}

const principalsOf = ({ Principal }: PolicyStatement): number =>
  Principal === undefined ? 0 : typeof Principal === "string" ? 1 : Object.values(Principal).flatMap(listOf).length;
const conditionsOf = ({ Condition = {} }: PolicyStatement): number => Object.values(Condition).flatMap(Object.keys).length;

const sum = (statements: readonly PolicyStatement[], count: (statement: PolicyStatement) => number): number =>
  statements.reduce((total, statement) => total + count(statement), 0);

/** What of a policy is over the limits of the service that keeps it, a line each. */
const tooMuch = (text: string, statements: readonly PolicyStatement[], limits: PolicyLimits): readonly string[] => {
  const { actionsPerStatement = Number.POSITIVE_INFINITY, conditions = Number.POSITIVE_INFINITY } = limits;
  const figures = [
    ["bytes", Buffer.byteLength(text), limits.bytes],
    ["statements", statements.length, limits.statements],
    ["principals", sum(statements, principalsOf), limits.principals],
    ["conditions", sum(statements, conditionsOf), conditions],
    ["actions in a statement", Math.max(...statements.map(({ Action }) => listOf(Action).length)), actionsPerStatement],
  ] as const;
  return figures.filter(([, seen, most]) => seen > most).map(([what, seen, most]) => `it has ${seen} ${what}, of at most ${most}`);
};

/** A resource's own policy as JSON text. @param owner whose policy it is, for messages */
export const policyText = (owner: string, limits: PolicyLimits) =>
  z.string().check(({ value, issues }) => {
    const refuse = (message: string): void => void issues.push({ code: "custom", input: value, message });
    try {
      for (const line of tooMuch(value, parsePolicy(owner, value).Statement, limits)) refuse(line);
    } catch (error) {
      // What the local IAM does not enforce is no user's mistake: it is told when the policy is put.
      if (error instanceof UserError) for (const problem of error.problems) refuse(problem);
    }
  });

/** A policy of a role as JSON text, as IAM's grammar and its quotas have it. */
export const rolePolicyText = (kind: PolicyKind) =>
  z.string().check(({ value, issues }) => {
    for (const message of policyProblems(value, kind)) issues.push({ code: "custom", input: value, message });
  });

/** The text of a policy that is in force: as it was declared, where it says the same. @param declared the input, of whatever type */
export const policyNow = (declared: unknown, statements: readonly PolicyStatement[]): string => {
  const now = { Version: "2012-10-17", Statement: statements } as const;
  if (typeof declared !== "string") return JSON.stringify(now);
  try {
    const { Statement } = parsePolicy("a resource", declared);
    return JSON.stringify(Statement) === JSON.stringify(statements) ? declared : JSON.stringify(now);
  } catch {
    // What was declared is no policy (any more): what is in force is told.
    return JSON.stringify(now);
  }
};
