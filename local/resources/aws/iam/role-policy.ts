// aws:iam/rolePolicy:RolePolicy: an inline policy of a role. From here on, the role's calls are judged by it.
import { z } from "zod";
import { parsePolicy } from "../../../iam/policy.ts";
import { handler } from "../../handler.ts";

const inputs = z.strictObject({ name: z.string().optional(), role: z.string(), policy: z.string() });

export const rolePolicy = handler("aws:iam/rolePolicy:RolePolicy", inputs, ({ iam }, request) => {
  const { role, policy, name = request.name } = request.inputs;
  iam.putRolePolicy(role, name, parsePolicy(`role "${role}"`, policy));
  return { id: `${role}:${name}`, outputs: { name } };
});
