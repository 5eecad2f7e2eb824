// aws:iam/role:Role: a role with its trust policy. Policies come as aws:iam/rolePolicy:RolePolicy.
import { z } from "zod";
import { arn } from "../../../../shared/arn.ts";
import { policyText } from "../../../iam/policy-text.ts";
import { parsePolicy } from "../../../iam/policy.ts";
import { asDeclared } from "../../as-declared.ts";
import { resource } from "../../handler.ts";
import { rolePolicyText, tags } from "../limits.ts";

const inputs = z.strictObject({
  name: z.string().regex(/^[\w+=,.@-]{1,64}$/, "use 1 to 64 letters, digits and +=,.@-_"),
  assumeRolePolicy: rolePolicyText("trust"),
  tags,
});

const settingsOf = ({ name, assumeRolePolicy, tags: labels = {} }: z.infer<typeof inputs>) => ({
  trust: parsePolicy(`role "${name}"`, assumeRolePolicy),
  tags: labels,
});

export const role = resource("aws:iam/role:Role", inputs, {
  replaceOn: ["name"],
  named: "name",
  create: ({ iam, accountId }, { inputs: read }) => {
    const { name } = read;
    const roleArn = arn({ service: "iam", accountId, resource: `role/${name}` });
    iam.createRole({ arn: roleArn, name, ...settingsOf(read) });
    return { id: name, outputs: { name, arn: roleArn } };
  },
  read: ({ iam }, { id, inputs: declared }) => {
    const found = iam.findRole(id);
    if (found === undefined) return undefined;
    const { name, arn: roleArn, trust, tags: labels = {} } = found;
    const assumeRolePolicy = policyText(declared["assumeRolePolicy"], trust);
    return { inputs: asDeclared(declared, { name, assumeRolePolicy, tags: labels }), outputs: { name, arn: roleArn } };
  },
  update: ({ iam }, { id, inputs: read }) => {
    iam.updateRole(id, settingsOf(read));
    return {};
  },
  delete: ({ iam }, { id }) => iam.deleteRole(id),
});
