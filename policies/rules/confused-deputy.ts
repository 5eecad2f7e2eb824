// Whoever lets an AWS service in says on whose behalf: else another account can send the same service here (IAM user guide, "The confused
// deputy problem").
import type { Rule } from "../resource.ts";
import { statementsOf, type Statement } from "../statements.ts";

/** Conditions that say for whom a service acts. For logs it is the encryption context (CloudWatch Logs user guide, "Encrypt log data"). */
const SAYS_FOR_WHOM = new Set([
  "aws:sourcearn",
  "aws:sourceaccount",
  "aws:sourceorgid",
  "aws:sourceorgpaths",
  "kms:encryptioncontext:aws:logs:arn",
]);

interface Exception {
  readonly service: string;
  readonly action: string;
  readonly reason: string;
}

/** Where AWS gives the service no such condition, each with its reason. */
export const EXCEPTIONS: readonly Exception[] = [
  {
    service: "lambda.amazonaws.com",
    action: "sts:AssumeRole",
    reason:
      "Lambda's trust policy has no condition in AWS's own pages, and aws:SourceArn is said to hold only where a function is the target (Lambda developer guide, permissions-source-function-arn). Who makes a function with the role needs iam:PassRole on it, in its own account.",
  },
];

const isExcepted = ({ actions }: Statement, service: string): boolean =>
  EXCEPTIONS.some((exception) => exception.service === service && actions.every((action) => action === exception.action));

export const confusedDeputy: Rule = {
  id: "confused-deputy",
  reason: "Another account could have the service act here in its name.",
  remedy: "Add a condition on aws:SourceArn, or on aws:SourceAccount where the ARN is not known before.",
  check: (stack) =>
    statementsOf(stack)
      .filter(({ effect, conditionKeys }) => effect === "Allow" && !conditionKeys.some((key) => SAYS_FOR_WHOM.has(key)))
      .flatMap((statement) =>
        statement.principals
          .filter(([kind, who]) => kind === "Service" && !isExcepted(statement, who))
          .map(([, who]) => ({ resource: statement.resource, seen: `its ${statement.property} lets ${who} in on anybody's behalf` })),
      ),
};
