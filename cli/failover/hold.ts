// `twinline failover hold`: a person keeps the line in one region until a moment. The row says who, by the credentials that were used.
import { isHeld } from "../../functions/lib/failover/decide.ts";
import { eventOf } from "../../functions/lib/failover/line-event.ts";
import { activeRegion } from "../../functions/lib/failover/pointer.ts";
import { UNSEEN, verdict } from "../../functions/lib/failover/seen.ts";
import { oneOf, type Region, type Regions } from "../../shared/region.ts";
import { realClock } from "../../shared/clock.ts";
import { UserError } from "../../local/errors.ts";
import { together, part } from "../common/all-problems.ts";
import { heldPointer } from "./changes.ts";
import { changePointer, type Changed } from "./change.ts";
import { parseEnd, spokenMoment, type EndOptions } from "../common/duration.ts";
import { findLine, type LineOptions } from "../common/stack.ts";
import { during, say, sayJson, warn } from "../common/print.ts";
import { lineServices, type LineServices } from "./services.ts";

export interface HoldOptions extends EndOptions {
  readonly menu: boolean;
  readonly reason: string;
  /** Also where it is not proven that callers are served, and over somebody else's hold. */
  readonly yes: boolean;
}

const LONGEST_REASON = 200;

const parseReason = (reason: string): string => {
  if (reason.trim() === "" || reason.length > LONGEST_REASON)
    throw new UserError(`Cannot use a reason of ${reason.length} characters: it is for people to read. Write 1 to ${LONGEST_REASON}.`);
  return reason;
};

/** The region that a person named, by its code or its role; undefined for none. @throws UserError for any other */
const parseRegion = (text: string | undefined, menu: boolean, regions: Regions): Region | undefined => {
  const { home, standby } = regions;
  if (text === undefined && menu) return undefined;
  if (text === undefined)
    throw new UserError(`Cannot hold the line nowhere: no region is given. Name ${home} (home) or ${standby} (standby), or add --menu.`);
  const region = text === "home" ? home : text === "standby" ? standby : oneOf(regions, text);
  if (region === undefined)
    throw new UserError(`Cannot hold the line in "${text}": it is none of its regions. Name ${home} (home) or ${standby} (standby).`);
  return region;
};

/** Why callers may not be served in a region; undefined when its bot is proven. */
const doubtOf = async ({ observer }: Pick<LineServices, "observer">, region: Region, now: number): Promise<string | undefined> => {
  const { rules } = await observer.rules();
  const seen = await observer.state();
  const says = verdict(seen?.apps[rules.witness]?.[region] ?? UNSEEN, now, rules);
  return says === "proven" ? undefined : `the bot in ${region} is ${says} by the observer's probes`;
};

/**
 * Holds the line.
 * @param regionText a region, its role, or undefined with `menu`
 * @throws UserError with all that is wrong with region and options; then for a doubt without `yes`, or a pointer that cannot be changed
 */
export const holdLine = async (
  services: Pick<LineServices, "clock" | "line" | "pointers" | "observer" | "publish" | "whoAmI">,
  regionText: string | undefined,
  options: HoldOptions,
): Promise<Changed> => {
  const { clock, line, observer, publish, whoAmI } = services;
  const { menu, yes } = options;
  const [region, until, reason, by] = await together(
    part(() => parseRegion(regionText, menu, line)),
    part(() => parseEnd(options, clock.now())),
    part(() => parseReason(options.reason)),
    whoAmI(),
  );
  const [doubt, { rules }] = await Promise.all([
    menu || region === undefined ? undefined : doubtOf(services, region, clock.now()),
    observer.rules(),
  ]);
  const changed = await changePointer(services, "hold the line", (pointer, now) => {
    const others =
      pointer.hold !== undefined && isHeld(pointer, now) && pointer.hold.by !== by
        ? `${pointer.hold.by} holds the line until ${spokenMoment(pointer.hold.until)}`
        : undefined;
    const doubts = [doubt, others].flatMap((one) => one ?? []);
    if (doubts.length > 0 && !yes)
      throw new UserError(doubts.map((one) => `Cannot hold the line: ${one}. Add --yes to hold it all the same.`));
    return heldPointer(pointer, { by, until, region, menu, reason }, now, rules);
  });
  // `make` makes a pointer each time.
  if (changed === undefined) throw new Error("The hold wrote nothing.");

  const [from, to] = [activeRegion(changed.before, line), activeRegion(changed.after, line)];
  const teller = { line: line.name, by };
  const at = changed.after.updatedAt;
  await publish(eventOf({ kind: "held", region: to, until: new Date(until).toISOString(), reason }, at, teller));
  if (from !== to) await publish(eventOf({ kind: "moved", from, to, reason }, at, teller));
  if (menu) await publish(eventOf({ kind: "menu", reason }, at, teller));
  return changed;
};

/** What a hold changed, in lines for people. */
export const holdLines = ({ before, after, mended }: Changed, regions: Regions): readonly string[] => {
  const [from, to] = [activeRegion(before, regions), activeRegion(after, regions)];
  const until = after.hold?.until ?? after.updatedAt;
  const calls =
    after.state === "menu"
      ? "every call goes to the keypad menu"
      : from === to
        ? `calls stay in ${to}`
        : `calls move from ${from} to ${to}`;
  return [
    ...mended.map((problem) => `The pointer made no sense and was written anew. ${problem}`),
    `Held: ${calls} until ${spokenMoment(until)}.`,
    `By ${after.hold?.by ?? ""}: ${after.reason}.`,
    `Nothing moves the line until then. To end it sooner: twinline failover release`,
  ];
};

/** The command. */
export const hold = async (region: string | undefined, options: HoldOptions & LineOptions & { readonly json: boolean }): Promise<void> => {
  const line = await findLine(options).catch(async (error: unknown) => {
    // What is wrong with the options is told together with a line that cannot be found.
    await together(
      Promise.reject(error),
      part(() => parseEnd(options, realClock.now())),
      part(() => parseReason(options.reason)),
    );
    throw error;
  });
  const changed = await during(`holding ${line.name}`, holdLine(await lineServices(line, { clock: realClock, warn }), region, options));
  if (options.json) return sayJson({ kind: "held", line: line.name, ...changed });
  say(...holdLines(changed, line));
};
