// aws:connect/user:User: a person of the contact centre. Who has a routing profile with queues answers them.
import { z } from "zod";
import type { UserSettings } from "../../../connect/settings.ts";
import { tags } from "../limits.ts";
import { absent, onShelf } from "./on-shelf.ts";

const inputs = z.strictObject({
  instanceId: z.string(),
  // API reference, CreateUser, for an instance that keeps its own directory.
  name: z.string().regex(/^[\w.@-]{1,64}$/, "use 1 to 64 letters, digits, _, -, . and @"),
  password: z
    .string()
    .regex(
      /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)\S{8,64}$/,
      "it needs 8 to 64 characters without spaces, with a capital, a small letter and a digit",
    ),
  identityInfo: z.strictObject({
    // API reference, UserIdentityInfo.
    firstName: z.string().min(1).max(255),
    lastName: z.string().min(1).max(300),
    email: z.email().optional(),
  }),
  phoneConfig: z.strictObject({ phoneType: z.enum(["SOFT_PHONE", "DESK_PHONE"]), afterContactWorkTimeLimit: z.int().min(0).optional() }),
  routingProfileId: z.string(),
  securityProfileIds: z.array(z.string()).min(1).max(10),
  tags,
});

/** A password is set once: the real provider has no action that changes it, and AWS never tells it. */
export const user = onShelf<z.infer<typeof inputs>, UserSettings>("aws:connect/user:User", inputs, {
  noun: "user",
  shelf: ({ users }) => users,
  replaceOn: ["instanceId", "name"],
  named: "name",
  actions: {
    create: "CreateUser",
    update: {
      UpdateUserIdentityInfo: ["identityInfo"],
      UpdateUserPhoneConfig: ["phoneConfig"],
      UpdateUserRoutingProfile: ["routingProfileId"],
      UpdateUserSecurityProfiles: ["securityProfileIds"],
    },
    delete: "DeleteUser",
  },
  missing: ({ routingProfileId }, { routingProfiles }) =>
    absent(["routing profile", routingProfileId, routingProfiles.find(routingProfileId)]),
  settings: ({ name, routingProfileId, securityProfileIds, identityInfo, phoneConfig, tags: tagged }, before) => ({
    username: name,
    routingProfileId,
    securityProfileIds,
    identityInfo,
    phoneConfig,
    tags: tagged,
    state: before?.state,
  }),
  inputs: ({ username, routingProfileId, securityProfileIds, identityInfo, phoneConfig, tags: tagged }) => ({
    name: username,
    routingProfileId,
    securityProfileIds,
    identityInfo,
    phoneConfig,
    tags: tagged,
  }),
  // What the API answers for a phone without these.
  defaults: { phoneConfig: { afterContactWorkTimeLimit: 0 } },
  outputs: ({ id, arn }) => ({ userId: id, arn }),
});
