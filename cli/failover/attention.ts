// What a person should look at, in words. A line that is well gives none.
import { activeRegion, pointerProblems } from "../../functions/lib/failover/pointer.ts";
import type { ReadPointer } from "../../functions/lib/failover/pointer.ts";
import type { Region } from "../../shared/region.ts";
import { spokenDuration } from "../common/duration.ts";
import { pointerOf, read, SILENT_MS, type BotStatus, type Facts, type ObserverState, type Part } from "./facts.ts";

/** An observer that is alive writes the row once a minute; the alarm on its age allows as much again, and so does this. */
const OLD_POINTER_MS = 180_000;
const pointerProblem = (part: Part<ReadPointer>, region: Region): readonly string[] => {
  if ("why" in part) return [`The pointer in ${region} cannot be read: ${part.why}.`];
  if (part.value.kind === "missing") return [`There is no pointer in ${region}: the observer has not run yet, or the row was deleted.`];
  return part.value.kind === "malformed" ? [`The pointer in ${region} makes no sense.`, ...part.value.problems] : [];
};

const pointerWords = ({ home, replica, rules, now }: Facts): readonly string[] => {
  const trouble = pointerProblem(home, rules.home);
  if (trouble.length > 0) {
    const second = pointerOf(replica);
    return [
      ...trouble,
      second === undefined
        ? `The lookup serves ${rules.home}, the home region, meanwhile.`
        : `The lookup goes by its replica in ${rules.standby} meanwhile: ${activeRegion(second, rules)}.`,
    ];
  }
  const pointer = pointerOf(home);
  return [
    ...(pointer === undefined ? [] : pointerProblems(pointer, rules, now)),
    ...pointerProblem(replica, rules.standby),
    ...(pointer !== undefined && now - pointer.updatedAt > OLD_POINTER_MS
      ? [`The pointer was last written ${spokenDuration(now - pointer.updatedAt)} ago. Calls go on as it says; nobody keeps it up to date.`]
      : []),
    ...(pointer?.state === "both-down" ? ["Both bots are down: calls try each of them, then reach the keypad menu."] : []),
    ...(pointer?.state === "menu" ? ["Every call goes to the keypad menu, no bot is asked."] : []),
  ];
};

const observerWords = ({ observer, now }: Facts): readonly string[] => {
  if ("why" in observer) return [`The observer's row cannot be read: ${observer.why}.`];
  if (observer.value === undefined) return ["No observer has ever run: nothing moves the line when a bot fails. Look at its schedule."];
  const silent = now - observer.value.beatAt;
  return silent > SILENT_MS
    ? [`The observer is silent for ${spokenDuration(silent)}: nothing moves the line when a bot fails. Look at its schedule and its log.`]
    : [];
};

const botWords = ({ app, region, verdict: says }: BotStatus): readonly string[] =>
  says === "failed" ? [`The bot of ${app} in ${region} fails its probes.`] : [];

const twinWords = (observer: ObserverState | undefined): readonly string[] =>
  Object.entries(observer?.twins ?? {}).flatMap(([app, { told }]) =>
    told === undefined
      ? []
      : [
          `The twins of ${app} differ: their models' hashes are ${told.replace(" ", " and ")}. Deploy again, callers meet another bot after a move.`,
        ],
  );
/** In the order of what matters to callers. */
export const attentionTo = (facts: Facts, bots: readonly BotStatus[]): readonly string[] => [
  ...pointerWords(facts),
  ...observerWords(facts),
  ...bots.flatMap(botWords),
  ...twinWords(read(facts.observer)),
  ...("why" in facts.alarms ? [`The alarms cannot be read: ${facts.alarms.why}.`] : facts.alarms.value.map((alarm) => `Alarm: ${alarm}`)),
  ...("why" in facts.history ? [`The history cannot be read: ${facts.history.why}.`] : []),
  ...(facts.rulesUnread === undefined ? [] : [`The rules of this stack cannot be read, the defaults stand in: ${facts.rulesUnread}.`]),
];
