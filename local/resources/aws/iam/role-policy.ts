// aws:iam/rolePolicy:RolePolicy: an inline policy of a role. From here on, the role's calls are judged by it.
import { z } from "zod";
import { policyText } from "../../../iam/policy-text.ts";
import { parsePolicy } from "../../../iam/policy.ts";
import type { Services } from "../../../services.ts";
import { asDeclared } from "../../as-declared.ts";
import { resource } from "../../handler.ts";
import { rolePolicyText } from "../limits.ts";

const inputs = z.strictObject({
  // API reference, PutRolePolicy.
  name: z
    .string()
    .regex(/^[\w+=,.@-]{1,128}$/, "use 1 to 128 letters, digits and +=,.@-_")
    .optional(),
  role: z.string(),
  policy: rolePolicyText("identity"),
});

/** `ROLE:POLICY`; a policy's name may have colons of its own. */
const partsOf = (id: string): readonly [role: string, name: string] => {
  const [role = "", ...name] = id.split(":");
  return [role, name.join(":")];
};

/** IAM puts a policy whether or not there is one of that name (API reference, PutRolePolicy): creating one cannot collide. */
const put = ({ iam }: Services, name: string, { role, policy }: z.infer<typeof inputs>): void =>
  iam.putRolePolicy(role, name, parsePolicy(`role "${role}"`, policy));

export const rolePolicy = resource("aws:iam/rolePolicy:RolePolicy", inputs, {
  replaceOn: ["name", "role"],
  create: (services, { known, name: logicalName, inputs: read }) => {
    const name = known === undefined ? (read.name ?? logicalName) : partsOf(known.id)[1];
    put(services, name, read);
    return { id: `${read.role}:${name}`, outputs: { name } };
  },
  read: ({ iam }, { id, inputs: declared }) => {
    const [role, name] = partsOf(id);
    const found = iam.findRole(role)?.policies.get(name);
    if (found === undefined) return undefined;
    const policy = policyText(declared["policy"], found);
    // A name that nobody declared was given by the provider.
    const given = "role" in declared && !("name" in declared);
    return { inputs: asDeclared(declared, { role, policy, ...(given ? {} : { name }) }), outputs: { name } };
  },
  update: (services, { id, inputs: read }) => {
    put(services, partsOf(id)[1], read);
    return {};
  },
  delete: ({ iam }, { id }) => iam.deleteRolePolicy(...partsOf(id)),
});
