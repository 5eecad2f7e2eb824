// Functions run on a runtime that AWS still mends.
import { ofType, textAt, type Rule } from "../resource.ts";

/**
 * When AWS stops mending a runtime (Lambda developer guide, "Lambda runtimes", as of aws-limits.md 2.1). One that is not here is refused: look
 * it up there, and add it.
 */
const DEPRECATED_ON: Readonly<Record<string, string>> = {
  "nodejs24.x": "2028-04-30",
  "nodejs22.x": "2027-04-30",
  "nodejs20.x": "2026-04-30",
  "nodejs18.x": "2025-09-01",
  "nodejs16.x": "2024-06-12",
  "nodejs14.x": "2023-12-04",
};

/** @param today as in 2026-11-21 */
export const runtimeMended = (today: string): Rule => ({
  id: "runtime",
  reason: "A deprecated runtime gets no security fixes, and in the end no updates at all.",
  remedy: "Choose one that AWS mends, as in nodejs24.x; a new one is added to policies/rules/runtime.ts with its date.",
  check: (stack) =>
    ofType(stack, "aws:lambda/function:Function")
      .filter(({ props }) => textAt(props, "packageType") !== "Image")
      .flatMap((resource) => {
        const runtime = textAt(resource.props, "runtime");
        const until = DEPRECATED_ON[runtime];
        if (until === undefined) return [{ resource, seen: `nobody wrote down until when AWS mends its runtime "${runtime}"` }];
        return until <= today ? [{ resource, seen: `its runtime ${runtime} is deprecated since ${until}` }] : [];
      }),
});
