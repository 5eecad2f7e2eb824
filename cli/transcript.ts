// A call as people read it: who said what, and in a line what went wrong and what was done about it. Internals only where asked for.
import { createColors } from "picocolors";
import type { CallEvent, LogEntry } from "../local/events.ts";

export interface TranscriptOptions {
  readonly colors: boolean;
  /** Also shows actions, branches, Lambdas, attributes. */
  readonly verbose?: boolean;
  /** Columns. @default 78 */
  readonly width?: number;
}

type Ended = Extract<CallEvent, { kind: "call-ended" }>;
type Failed = Extract<CallEvent, { kind: "bot-failed" }>;

const slotsText = (slots: Ended["slots"]): string =>
  Object.entries(slots)
    .map(([name, value]) => `${name} ${value}`)
    .join(", ");

const OUTCOMES: Readonly<Record<Ended["outcome"], string>> = {
  completed: "The call is complete.",
  transferred: "A person took the call.",
  callback: "The caller will be called back.",
  abandoned: "The caller hung up.",
  failed: "The caller was lost.",
};

/** The ending in one or two sentences. */
export const summary = (ended: Ended): string => {
  const bot = ended.botRegion === null ? "" : ` Bot in ${ended.botRegion}, ${ended.turns} ${ended.turns === 1 ? "turn" : "turns"}.`;
  const slots = slotsText(ended.slots);
  const intent = ended.intent === null || ended.intent === "" ? "" : ` ${ended.intent}${slots === "" ? "" : `: ${slots}`}.`;
  const switches = ended.switches === 0 ? "" : ` The twin was asked ${ended.switches === 1 ? "once" : `${ended.switches} times`}.`;
  const because = ended.because === undefined ? "" : ` ${ended.because}`;
  return `${OUTCOMES[ended.outcome]}${bot}${intent}${switches}${because}`;
};

const troubleText = (failed: Failed): string =>
  failed.error.startsWith(`${failed.region} `) ? failed.error : `${failed.region} could not answer (${failed.error.replace(/:.*/s, "")})`;

/** Lines of at most `width` columns, the later ones indented under the first. */
const wrap = (text: string, width: number, indent: number): readonly string[] => {
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

const internals = (event: CallEvent): string | undefined => {
  switch (event.kind) {
    case "action-run":
      return `${event.flow} / ${event.action} (${event.type})`;
    case "branch-taken":
      return `${event.branch} -> ${event.next}${event.because === undefined ? "" : `: ${event.because}`}`;
    case "lambda-invoked": {
      const attempts = event.attempts > 1 ? `, ${event.attempts} attempts` : "";
      return `Lambda ${event.function} (${event.mode}) ${event.ok ? "answered" : `failed: ${event.error ?? ""}`} in ${event.ms} ms${attempts}`;
    }
    case "bot-answered":
      return `${event.region}: ${event.intent} ${event.state}${slotsText(event.slots) === "" ? "" : ` (${slotsText(event.slots)})`} in ${event.ms} ms`;
    case "attributes-set":
      return `attributes set: ${event.keys.join(", ")}`;
    default:
      return undefined;
  }
};

const note = (event: CallEvent): string | undefined => {
  switch (event.kind) {
    case "queued":
      return `waiting in queue ${event.queue}`;
    case "agent-joined":
      return `a person of queue ${event.queue} takes the contact`;
    case "callback-created":
      return `callback to ${event.number} noted in queue ${event.queue}`;
    case "flow-left":
      return `goes on to ${event.to}`;
    default:
      return undefined;
  }
};

/** Renders one call: each entry of its log gives the lines to print, none for what only the engine cares about. */
export const transcript = ({ colors, verbose = false, width = 78 }: TranscriptOptions): ((entry: LogEntry) => readonly string[]) => {
  const paint = createColors(colors);
  let botRegion = "";
  let trouble: Failed | undefined;
  const spoken = (who: string, text: string, color: (text: string) => string): readonly string[] => {
    const [first = "", ...others] = wrap(`${who}: ${text}`, width, 4);
    return [`${color(`${who}:`)}${first.slice(who.length + 1)}`, ...others];
  };
  const aside = (text: string): readonly string[] => wrap(`— ${text} —`, width, 2).map((line) => paint.dim(line));
  const flush = (): readonly string[] => {
    const failed = trouble;
    trouble = undefined;
    return failed === undefined ? [] : aside(troubleText(failed));
  };

  const render = (event: CallEvent): readonly string[] => {
    const inner = internals(event);
    if (inner !== undefined) {
      if (event.kind === "bot-answered") botRegion = event.region;
      return verbose ? wrap(`    ${inner}`, width, 6).map((line) => paint.dim(`    ${line.trimStart()}`)) : [];
    }
    const noted = note(event);
    if (noted !== undefined) return [...flush(), ...aside(noted)];
    switch (event.kind) {
      case "call-started":
        return aside(event.channel === "CHAT" ? `chat with ${event.to}` : `call from ${event.from} to ${event.to}`);
      case "said":
        return [
          ...flush(),
          ...spoken(event.by === "bot" ? `Bot (${botRegion})` : "Line", event.text, event.by === "bot" ? paint.cyan : paint.green),
        ];
      case "heard":
        return [...flush(), ...spoken("Caller", event.text, paint.bold)];
      case "pressed":
        return [...flush(), ...spoken("Caller", `[presses ${event.digits}]`, paint.bold)];
      case "silent":
        return [...flush(), ...spoken("Caller", `[says nothing for ${event.seconds} s]`, paint.bold)];
      case "bot-failed":
        trouble = event;
        return [];
      case "bot-switched": {
        const what = trouble === undefined ? `${event.from} could not answer` : troubleText(trouble);
        trouble = undefined;
        return aside(`one moment: ${what}; asking ${event.to}`);
      }
      case "call-ended":
        return [
          ...flush(),
          ...wrap(summary(event), width, 0).map((line) => (event.outcome === "failed" ? paint.red(line) : paint.bold(line))),
        ];
      default:
        return [];
    }
  };
  return (entry) => ("contactId" in entry ? render(entry) : []);
};
