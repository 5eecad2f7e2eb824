// What is wrong with a resource's inputs, in one sentence per problem: what CloudFormation's schema refuses in its own words, and what the local
// cloud does not take in ours.
import type { z } from "zod";
import { nonconformities } from "../conformance/conformity.ts";

export interface Problem {
  /** Path of the input, as in `replicas.0.regionName`. */
  readonly property: string;
  readonly reason: string;
}

/** What a person can do about an input that the handler refuses. */
export const problemsOf = (issue: z.core.$ZodIssue): readonly Problem[] =>
  issue.code === "unrecognized_keys"
    ? issue.keys.map((key) => ({
        property: key,
        reason: `the local cloud does not know its input "${key}". Leave it out, or teach the handler what it does.`,
      }))
    : [{ property: issue.path.join("."), reason: `input "${issue.path.join(".")}" is refused: ${issue.message}.` }];

/**
 * @param issues what the handler's own schema says of the inputs
 * @param isKnown whether the input at a path is known: what is not cannot be judged
 */
export const problemsIn = (
  type: string,
  inputs: Readonly<Record<string, unknown>>,
  issues: readonly z.core.$ZodIssue[],
  isKnown: (path: readonly PropertyKey[]) => boolean,
): readonly Problem[] => {
  const refused = nonconformities(type, inputs).filter(({ path }) => isKnown(path));
  const said = new Set(refused.map(({ path }) => path.join(".")));
  return [
    ...refused.map(({ path, reason }) => ({ property: path.join("."), reason: `Model validation failed (${reason})` })),
    // Where AWS has spoken, the handler need not; what it does not know by name is another matter.
    ...issues.filter(({ code, path }) => isKnown(path) && (code === "unrecognized_keys" || !said.has(path.join(".")))).flatMap(problemsOf),
  ];
};
