// aws:connect/user:User: a person of the contact centre. Who has a routing profile with queues answers them.
import { z } from "zod";
import { handler, tags } from "../../handler.ts";
import { instanceOf } from "./of-instance.ts";

const inputs = z.strictObject({
  instanceId: z.string(),
  name: z.string().min(1).max(100),
  password: z
    .string()
    .regex(
      /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)\S{8,64}$/,
      "it needs 8 to 64 characters without spaces, with a capital, a small letter and a digit",
    ),
  identityInfo: z.strictObject({ firstName: z.string(), lastName: z.string(), email: z.string().optional() }),
  phoneConfig: z.strictObject({ phoneType: z.enum(["SOFT_PHONE", "DESK_PHONE"]), afterContactWorkTimeLimit: z.int().min(0).optional() }),
  routingProfileId: z.string(),
  securityProfileIds: z.array(z.string()).min(1).max(10),
  tags,
});

export const user = handler("aws:connect/user:User", inputs, ({ instances }, { name, inputs: read }) => {
  const instance = instanceOf(instances, read.instanceId, `user "${name}"`);
  const { id, arn } = instance.users.create({ username: read.name, routingProfileId: read.routingProfileId });
  return { id: `${instance.id}:${id}`, outputs: { userId: id, arn } };
});
