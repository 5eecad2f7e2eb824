// Whoever lets an AWS service in says on whose behalf: else another account can send the same service here (IAM user guide, "The confused
// deputy problem"). Lambda sends aws:SourceAccount with its own sts:AssumeRole, too: AWS's own agent-toolkit-for-aws has it in
// lambda-trust-policy.json.
import type { Rule } from "../resource.ts";
import { statementsOf } from "../statements.ts";

/** Conditions that say for whom a service acts. For logs it is the encryption context (CloudWatch Logs user guide, "Encrypt log data"). */
const SAYS_FOR_WHOM = new Set([
  "aws:sourcearn",
  "aws:sourceaccount",
  "aws:sourceorgid",
  "aws:sourceorgpaths",
  "kms:encryptioncontext:aws:logs:arn",
]);

export const confusedDeputy: Rule = {
  id: "confused-deputy",
  reason: "Another account could have the service act here in its name.",
  remedy: "Add a condition on aws:SourceArn, or on aws:SourceAccount where the ARN is not known before.",
  check: (stack) =>
    statementsOf(stack)
      .filter(({ effect, conditionKeys }) => effect === "Allow" && !conditionKeys.some((key) => SAYS_FOR_WHOM.has(key)))
      .flatMap((statement) =>
        statement.principals
          .filter(([kind]) => kind === "Service")
          .map(([, who]) => ({ resource: statement.resource, seen: `its ${statement.property} lets ${who} in on anybody's behalf` })),
      ),
};
