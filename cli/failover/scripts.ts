// What is said to an app's bot to prove it: the script of its manifest, in the language of the stack.
import { ASK, localesOf, type DrillScript } from "../../apps/app.ts";
import { manifestOf } from "../common/stack-bots.ts";

/** @param locale as in `es_US`, or `ask`: then the first language. @returns undefined where the app has none */
export const scriptOf = (slug: string, locale: string): DrillScript | undefined => {
  const app = manifestOf(slug);
  return app.drill[locale === ASK ? (localesOf(app)[0] ?? "") : locale];
};
