// A call as people read it: who said what, and in a line what went wrong and what was done about it. Internals only where asked for.
import picocolors from "picocolors";
import type { CallEvent, LogEntry } from "../../local/events.ts";

export interface TranscriptOptions {
  readonly colors: boolean;
  /** Also shows actions, branches, Lambdas, attributes. */
  readonly verbose?: boolean;
  /** Columns. @default 78 */
  readonly width?: number;
}

type Event<Kind extends CallEvent["kind"]> = Extract<CallEvent, { kind: Kind }>;
type Lines = readonly string[];

const slotsText = (slots: Event<"call-ended">["slots"]): string =>
  Object.entries(slots)
    .map(([name, value]) => `${name} ${value}`)
    .join(", ");

const OUTCOMES: Readonly<Record<Event<"call-ended">["outcome"], string>> = {
  completed: "The call is complete.",
  transferred: "A person took the call.",
  callback: "The caller will be called back.",
  abandoned: "The caller hung up.",
  failed: "The caller was lost.",
};

const times = (count: number, one: string, many: string): string => (count === 1 ? one : `${count} ${many}`);

/** The ending in a few short sentences. */
export const summary = (ended: Event<"call-ended">): string => {
  const { outcome, botRegion, turns, intent, switches, because } = ended;
  const slots = slotsText(ended.slots);
  return [
    OUTCOMES[outcome],
    botRegion === null ? undefined : `Bot in ${botRegion}, ${times(turns, "1 turn", "turns")}.`,
    intent === null || intent === "" ? undefined : `${intent}${slots === "" ? "" : `: ${slots}`}.`,
    switches === 0 ? undefined : `The twin was asked ${times(switches, "once", "times")}.`,
    because,
  ]
    .filter((part) => part !== undefined)
    .join(" ");
};

/** What a code hook threw, and where in its source: as its Lambda tells it, within the bot's error. */
const THROWN =
  /"errorType":"(?<type>\w+)","errorMessage":"(?<message>(?:[^"\\]|\\.)*)".*?(?<place>(?:functions|apps|shared)\/[\w./-]+\.ts:\d+:\d+)/s;

const troubleText = ({ region, error }: Event<"bot-failed">): string => {
  if (error.startsWith(`${region} `)) return error;
  const { type, message, place } = THROWN.exec(error)?.groups ?? {};
  const why = place === undefined ? error.replace(/:.*/s, "") : `${place}: ${type ?? "Error"}: ${message ?? ""}`;
  return `${region} could not answer (${why})`;
};

/** What the line sends it tries again as long as SNS says that it did not take it (functions/notify). */
const notSentText = ({ to, why, mayBeTriedAgain }: Extract<LogEntry, { kind: "sms-not-sent" }>): string =>
  `No SMS went to ${to}: ${why.replace(/\.$/, "")}.${mayBeTriedAgain ? " It is tried again." : ""}`;

const SHOWN_FILES = 3;

/** What a person should know of a program that changed under a running cloud. */
export const programChangedText = ({ files, remedy }: Extract<LogEntry, { kind: "program-changed" }>): string => {
  const others = files.length - SHOWN_FILES;
  const named = [...files.slice(0, SHOWN_FILES), ...(others > 0 ? [`${others} more`] : [])];
  return `Changed since this cloud started: ${named.join(", ")}. It goes on with what it read then. ${remedy}`;
};

/** Lines of at most `width` columns (a longer word has a line of its own), the later ones indented under the first. */
const wrap = (text: string, width: number, indent: number): Lines => {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = `${" ".repeat(indent)}${word}`;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
};

const lambdaText = ({ mode, ms, attempts, ok, error, ...lambda }: Event<"lambda-invoked">): string =>
  `Lambda ${lambda.function} (${mode}) ${ok ? "answered" : `failed: ${error ?? ""}`}, ${ms} ms${attempts > 1 ? `, ${attempts} attempts` : ""}`;

const botText = ({ region, intent, state, slots, ms }: Event<"bot-answered">): string =>
  `${region}: ${intent} ${state}${slotsText(slots) === "" ? "" : ` (${slotsText(slots)})`}, ${ms} ms`;

/**
 * Renders one call: each entry of its log gives the lines to print, none for what only the engine cares about. It remembers which bot
 * speaks and which failed, so every call needs a transcript of its own.
 */
export const transcript = ({ colors, verbose = false, width = 78 }: TranscriptOptions): ((entry: LogEntry) => Lines) => {
  const paint = picocolors.createColors(colors);
  let botRegion = "";
  let trouble: Event<"bot-failed"> | undefined;

  const inside = (text: string): Lines => (verbose ? wrap(text, width - 4, 2).map((line) => paint.dim(`    ${line}`)) : []);
  const aside = (text: string): Lines => wrap(`— ${text} —`, width, 2).map((line) => paint.dim(line));
  /** A failure that no switch explained. */
  const pending = (): Lines => {
    const failed = trouble;
    trouble = undefined;
    return failed === undefined ? [] : aside(troubleText(failed));
  };
  const note = (text: string): Lines => [...pending(), ...aside(text)];
  const spoken = (who: string, text: string, color: (text: string) => string): Lines => {
    const [first = "", ...others] = wrap(`${who}: ${text}`, width, 4);
    return [...pending(), `${color(first.slice(0, who.length + 1))}${first.slice(who.length + 1)}`, ...others];
  };

  const lines: { readonly [Kind in CallEvent["kind"]]: (event: Event<Kind>) => Lines } = {
    "call-started": ({ channel, from, to }) => aside(channel === "CHAT" ? `chat with ${to}` : `call from ${from} to ${to}`),
    said: ({ by, text }) => (by === "bot" ? spoken(`Bot (${botRegion})`, text, paint.cyan) : spoken("Line", text, paint.green)),
    "card-shown": ({ title, subtitle, buttons }) => [
      ...spoken("Card", [title, subtitle].filter((part) => part !== undefined).join(" — "), paint.cyan),
      ...buttons.map(({ text, value }) => `    [${text}]${text === value ? "" : ` says ${value}`}`),
    ],
    heard: ({ text }) => spoken("Caller", text, paint.bold),
    pressed: ({ digits }) => spoken("Caller", `[presses ${digits}]`, paint.bold),
    silent: ({ seconds }) => spoken("Caller", `[no answer for ${seconds} s]`, paint.bold),
    "bot-failed": (event) => {
      trouble = event;
      return [];
    },
    "bot-switched": ({ from, to }) => {
      const what = trouble === undefined ? `${from} could not answer` : troubleText(trouble);
      trouble = undefined;
      return aside(`one moment: ${what}; asking ${to}`);
    },
    "bot-answered": (event) => {
      botRegion = event.region;
      return inside(botText(event));
    },
    "action-run": ({ flow, action, type }) => inside(`${flow} / ${action} (${type})`),
    "branch-taken": ({ branch, next, because }) => inside(`${branch} -> ${next}${because === undefined ? "" : `: ${because}`}`),
    "lambda-invoked": (event) => inside(lambdaText(event)),
    "attributes-set": ({ keys }) => inside(`attributes set: ${keys.join(", ")}`),
    queued: ({ queue }) => note(`waiting in queue ${queue}`),
    "agent-joined": ({ queue }) => note(`a person of queue ${queue} takes the contact`),
    "callback-created": ({ queue, number }) => note(`callback to ${number} noted in queue ${queue}`),
    "flow-left": ({ to }) => note(`goes on to ${to}`),
    "call-ended": (event) => {
      const color = event.outcome === "failed" ? paint.red : paint.bold;
      return [...pending(), ...wrap(summary(event), width, 0).map(color)];
    },
  };
  const render = <Kind extends CallEvent["kind"]>(kind: Kind, event: Event<Kind>): Lines => lines[kind](event);
  return (entry) => {
    if (entry.kind === "program-changed") return aside(programChangedText(entry));
    if (entry.kind === "sms-sent") return aside(`SMS to ${entry.to}: ${entry.text}`);
    if (entry.kind === "sms-not-sent") return aside(notSentText(entry));
    return "contactId" in entry ? render(entry.kind, entry) : [];
  };
};
