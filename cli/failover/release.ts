// `twinline failover release`: the hold ends, whoever's it was, and the observer decides again. What it will do is told at once.
import { realClock } from "../../shared/clock.ts";
import { eventOf } from "../../functions/lib/failover/line-event.ts";
import { activeRegion } from "../../functions/lib/failover/pointer.ts";
import { releasedPointer } from "./changes.ts";
import { changePointer, type Changed } from "./change.ts";
import { decisionWords } from "./decision-words.ts";
import { spokenMoment } from "../common/duration.ts";
import { findLine, type LineOptions } from "../common/stack.ts";
import { during, say, sayJson, warn } from "../common/print.ts";
import { lineServices, type LineServices } from "./services.ts";
import { decisionOf, SILENT_MS } from "./facts.ts";

/**
 * Ends the hold.
 * @returns undefined when there is none
 * @throws UserError when the pointer cannot be changed
 */
export const releaseLine = async (
  services: Pick<LineServices, "clock" | "line" | "pointers" | "publish" | "whoAmI">,
): Promise<Changed | undefined> => {
  const { line, publish, whoAmI } = services;
  const by = await whoAmI();
  const changed = await changePointer(services, "release the line", (pointer, now) =>
    // One whose end has passed, too, where no observer is there to clear it away.
    pointer.hold === undefined ? undefined : releasedPointer(pointer, now, line),
  );
  if (changed !== undefined) {
    const reason = `the hold by ${changed.before.hold?.by ?? "someone"} was ended`;
    await publish(
      eventOf({ kind: "released", region: activeRegion(changed.after, line), reason }, changed.after.updatedAt, { line: line.name, by }),
    );
  }
  return changed;
};

/** What a release changed and what follows from it, in lines for people. */
export const releaseLines = async (
  { before, after }: Changed,
  { clock, line, observer }: Pick<LineServices, "clock" | "line" | "observer">,
): Promise<readonly string[]> => {
  const was = before.hold === undefined ? "" : ` It was held by ${before.hold.by} until ${spokenMoment(before.hold.until)}.`;
  const [{ rules }, state] = await Promise.all([observer.rules(), observer.state()]);
  const now = clock.now();
  const silent = state === undefined || now - state.beatAt > SILENT_MS;
  return [
    `Released: the line is in ${activeRegion(after, line)}.${was}`,
    silent
      ? "The observer is silent: the line stays where it is. Look at the observer's schedule and its log."
      : decisionWords(decisionOf(after, state, now, rules), after, rules, state, now),
  ];
};

/** The command. */
export const release = async (options: LineOptions & { readonly json: boolean }): Promise<void> => {
  const line = await findLine(options);
  const services = await lineServices(line, { clock: realClock, warn });
  const changed = await during(`releasing ${line.name}`, releaseLine(services));
  if (options.json) return sayJson({ kind: "released", line: line.name, changed: changed !== undefined, ...changed });
  if (changed === undefined) return say("Nobody holds the line: nothing is changed.");
  say(...(await releaseLines(changed, services)));
};
