// Environment variables of Lambda report.
import { slugList } from "../lib/failover/stack-apps.ts";
import { region, text } from "../lib/runtime/environment.ts";

export const environment = {
  OBSERVATIONS_TABLE: text,
  HOME_REGION: region,
  STANDBY_REGION: region,
  /** Slugs, with spaces between them. */
  APPS: slugList,
  /** Slug of the app that is meant when a report does not say: the first one with a phone. */
  DEFAULT_APP: text,
  OBSERVER_FUNCTION: text,
  /** Prefix of the stack's names, the namespace of its metrics. */
  LINE: text,
} as const;
