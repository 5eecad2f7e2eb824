// A line's failover as people read it: what needs attention first, since that is why somebody asks.
import type { Colours } from "../common/terminal.ts";
import { decisionWords } from "./decision-words.ts";
import { spokenDuration, spokenMoment } from "../common/duration.ts";
import type { BotStatus, Facts } from "./facts.ts";
import type { Status } from "./status-of.ts";

/** Reasons of alarms are long; the whole of one is in --json. */
const SHOWN = 90;
const short = (text: string): string => (text.length <= SHOWN ? text : `${text.slice(0, SHOWN - 1)}…`);

const ago = (at: number, now: number): string => `${spokenDuration(now - at)} ago`;

const pointerLines = ({ pointer, serves, mode, held }: Status, { now, rules }: Facts): readonly string[] => {
  const role = serves === rules.home ? "home" : "standby";
  const calls = mode === "menu" ? "the keypad menu, no bot" : `${serves} (${role})`;
  if (pointer === null) return [`Calls go to   ${calls}`];
  const { state, reason, movedAt, updatedAt, hold } = pointer;
  return [
    `Calls go to   ${calls}`,
    `State         ${state}${reason === "" ? "" : `: ${reason}`}`,
    `Since         ${movedAt === 0 ? "the line began" : `${spokenMoment(movedAt)}, ${ago(movedAt, now)}`}`,
    `Written       ${ago(updatedAt, now)}, version ${pointer.epoch}`,
    held && hold !== undefined
      ? `Held          by ${hold.by} until ${spokenMoment(hold.until)}, ${spokenDuration(hold.until - now)} left`
      : "Held          by nobody",
  ];
};

const observerLine = ({ observer }: Status, { now }: Facts): string =>
  observer === null ? "Observer      none" : `Observer      run ${observer.holder}, last sign of life ${ago(observer.beatAt, now)}`;

const botLine = ({ region, role, verdict, throttled, last, latencyMs, model }: BotStatus, now: number, paint: Colours): string => {
  const color = verdict === "proven" ? paint.green : verdict === "failed" ? paint.red : paint.yellow;
  const probes = last.map(({ method, result, at }) => `${method} ${result} ${ago(at, now)}`).join(", ");
  return [
    (role === "home" ? "Home" : "Standby").padEnd(14),
    `${region}  ${color(verdict)}`,
    throttled ? ", throttled" : "",
    probes === "" ? "" : paint.dim(`  ${probes}`),
    latencyMs === null ? "" : paint.dim(`, ${Math.round(latencyMs)} ms on average`),
    model === null ? "" : paint.dim(`, model ${model}`),
  ].join("");
};

/** One pointer steers every app. */
const witnessLine = ({ witness, others }: Status): string =>
  `Witness       ${witness}${others.length === 0 ? "" : ": its bots tell which region is good; of the others, two must agree"}`;

const otherLines = ({ others }: Status, now: number, paint: Colours): readonly string[] =>
  [...new Set(others.map(({ app }) => app))].flatMap((app) => [
    paint.bold(app),
    ...others.filter((bot) => bot.app === app).map((bot) => botLine(bot, now, paint)),
  ]);

/** @param facts those that the status was made of */
export const statusLines = (status: Status, facts: Facts, paint: Colours): readonly string[] => {
  const { line, attention, bots, history, pointer, decision } = status;
  const { now, rules, observer } = facts;
  const state = "value" in observer ? observer.value : undefined;
  return [
    paint.bold(line),
    ...attention.map((text) => `${paint.yellow("!")} ${text}`),
    ...pointerLines(status, facts),
    observerLine(status, facts),
    witnessLine(status),
    ...bots.map((bot) => botLine(bot, now, paint)),
    ...otherLines(status, now, paint),
    ...(pointer === null || decision === null || state === undefined ? [] : [decisionWords(decision, pointer, rules, state, now)]),
    ...(history.length === 0 ? [] : ["", "Lately"]),
    ...history.map(
      ({ at, kind, what, reason, by }) =>
        `  ${at.slice(0, 19).replace("T", " ")}  ${kind.padEnd(16)} ${short([what, reason].filter((text) => text !== "").join(": "))}${by === "" ? "" : paint.dim(`  ${by}`)}`,
    ),
  ];
};
