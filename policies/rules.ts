// The rules that every stack obeys, in the order in which the docs list them. One file a rule.
import type { Rule } from "./resource.ts";
import { alarmed } from "./rules/alarmed.ts";
import { confusedDeputy } from "./rules/confused-deputy.ts";
import { deletionOrder } from "./rules/deletion-order.ts";
import { encryption } from "./rules/encryption.ts";
import { leastPrivilege } from "./rules/least-privilege.ts";
import { logMasking } from "./rules/log-masking.ts";
import { protection } from "./rules/protection.ts";
import { publicEndpoint } from "./rules/public-endpoint.ts";
import { retention } from "./rules/retention.ts";
import { runtimeMended } from "./rules/runtime.ts";
import { tags } from "./rules/tags.ts";
import { twinsIdentical } from "./rules/twins-identical.ts";

/** @param today as in 2026-11-21: a runtime is deprecated from a day on */
export const rulesOn = (today: string): readonly Rule[] => [
  encryption,
  leastPrivilege,
  confusedDeputy,
  retention,
  logMasking,
  publicEndpoint,
  runtimeMended(today),
  protection,
  deletionOrder,
  twinsIdentical,
  alarmed,
  tags,
];
