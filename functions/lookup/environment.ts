// Environment variables of Lambda lookup.
import { appsBySlug, parseTwins } from "../lib/failover/stack-apps.ts";
import { region, text } from "../lib/runtime/environment.ts";

export const environment = {
  POINTER_TABLE: text,
  HOME_REGION: region,
  STANDBY_REGION: region,
  /** Of the AWS account: aliases are written without it. */
  ACCOUNT_ID: text,
  /** Twins by slug, as in `{"flowers":{"home":"ABCDEFGHIJ/KLMNOPQRST","standby":"BCDEFGHIJK/LMNOPQRSTU"}}`. */
  APPS: appsBySlug(parseTwins),
  /** Slug of the app that is meant when nobody says: the first one with a phone. */
  DEFAULT_APP: text,
  /** Prefix of the stack's names, the namespace of its metrics. */
  LINE: text,
} as const;
