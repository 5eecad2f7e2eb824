// aws:iam/rolePolicy:RolePolicy: an inline policy of a role. From here on, the role's calls are judged by it.
import { z } from "zod";
import { handler, policyText } from "../../handler.ts";

const inputs = z.strictObject({ name: z.string().optional(), role: z.string(), policy: policyText });

export const rolePolicy = handler("aws:iam/rolePolicy:RolePolicy", inputs, ({ iam }, request) => {
  const { role, policy, name = request.name } = request.inputs;
  iam.putRolePolicy(role, name, policy);
  return { id: `${role}:${name}`, outputs: { name } };
});
