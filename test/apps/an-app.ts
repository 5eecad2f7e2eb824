// Apps for tests: small, whole, and not among those of apps/index.ts.
import type { App } from "../../apps/app.ts";
import { NOTHING } from "../../apps/kit/watch.ts";
import { flowers } from "../../apps/flowers/app.ts";

/** An app without tables and settings, with a bot of one intent. */
export const anApp = (overrides: Partial<App> = {}): App => ({
  slug: "hours",
  title: "Opening hours",
  description: "Says when we are open.",
  bot: {
    name: "Hours",
    description: "Says when we are open.",
    idleSessionTtlInSeconds: 300,
    locales: [
      {
        localeId: "en_US",
        nluConfidenceThreshold: 0.4,
        slotTypes: {},
        intents: { WhenOpen: { utterances: ["when are you open"] }, FallbackIntent: { parent: "AMAZON.FallbackIntent" } },
      },
    ],
  },
  channels: {},
  tables: {},
  settings: {},
  contradictions: () => [],
  hookSeconds: 3,
  outcomes: ["done"],
  probe: {},
  movesPointer: false,
  examples: [{ title: "Ask for the hours", words: ["when are you open"] }],
  drill: {},
  watch: () => NOTHING,
  ...overrides,
});

/** One that people call. */
export const aPhoneApp = (overrides: Partial<App> = {}): App => anApp({ channels: flowers.channels, ...overrides });
