// aws:iam/role:Role: a role with its trust policy. Policies come as aws:iam/rolePolicy:RolePolicy.
import { z } from "zod";
import { arn } from "../../../arn.ts";
import { parsePolicy } from "../../../iam/policy.ts";
import { handler, tags } from "../../handler.ts";

const inputs = z.strictObject({
  name: z.string().regex(/^[\w+=,.@-]{1,64}$/, "use 1 to 64 letters, digits and +=,.@-_"),
  assumeRolePolicy: z.string(),
  tags,
});

export const role = handler("aws:iam/role:Role", inputs, ({ iam, accountId }, request) => {
  const { name, assumeRolePolicy } = request.inputs;
  const roleArn = arn({ service: "iam", accountId, resource: `role/${name}` });
  iam.createRole({ arn: roleArn, name, trust: parsePolicy(`role "${name}"`, assumeRolePolicy) });
  return { id: name, outputs: { name, arn: roleArn } };
});
