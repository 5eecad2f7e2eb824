// A phone on the terminal: Enter dials (after a line's name, that line), a line of text is what the caller says, `#1` presses a key, an empty line stays silent.
import { createInterface, type Interface } from "node:readline";
import type { Cloud } from "../../local/cloud.ts";
import type { Caller, CallerAnswer } from "../../local/connect/caller.ts";
import { UserError } from "../../local/errors.ts";
import { linesText } from "../../local/lines.ts";
import { isSms } from "../../local/story.ts";
import { ANYBODY } from "../common/caller-number.ts";
import type { LogEntry } from "../../local/events.ts";
import { isTerminal, type Colours } from "../common/terminal.ts";
import { transcript } from "../common/transcript.ts";

const HELP = "Say something and press Enter; #1 presses a key; an empty line stays silent; /hangup ends the call.";

const parse = (line: string): CallerAnswer => {
  const text = line.trim();
  if (text === "/hangup") return { kind: "hang-up" };
  if (/^#[\d*#]+$/.test(text)) return { kind: "keys", keys: text.slice(1) };
  return text === "" ? { kind: "silence" } : { kind: "words", text };
};

/** An hour: how long a person may think before the line gives up on them. */
const PATIENCE_MS = 3_600_000;

const person = (lines: Interface): Caller => ({
  patienceMs: PATIENCE_MS,
  listen: () =>
    new Promise((resolve) => {
      lines.setPrompt("> ");
      lines.prompt();
      lines.once("line", (line) => resolve(parse(line)));
    }),
});

/** What to dial: Enter alone is the first line, a name or a number another. */
const dialled = (cloud: Cloud, text: string): string | undefined => {
  try {
    return cloud.numberOf(text.trim() === "" ? undefined : text.trim());
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    process.stdout.write(`${error.message}\n`);
    return undefined;
  }
};

/** Lets the person at the terminal call the line again and again, and shows the SMS that come. @returns hangs up for good */
export const phone = (cloud: Cloud, paint: Colours): (() => void) => {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const colors = isTerminal(process.stdout);
  // Ctrl-C is for the whole command, also while a line is typed.
  lines.on("SIGINT", () => process.kill(process.pid, "SIGINT"));
  const show = (render: ReturnType<typeof transcript>, entry: LogEntry): void => {
    for (const line of render(entry)) process.stdout.write(`${line}\n`);
  };
  // They may come when nobody calls: a reminder does.
  const rendersSms = transcript({ colors });
  const stopSms = cloud.events.subscribe((entry) => {
    if (isSms(entry)) show(rendersSms, entry);
  });
  const loop = async (): Promise<void> => {
    for (;;) {
      const others = Object.keys(cloud.lines.named).length > 1 ? ` Or type which line: ${linesText(cloud.lines)}.` : "";
      process.stdout.write(`\n${paint.dim(`Press Enter to dial ${cloud.lines.first ?? ""}.${others} ${HELP}`)}\n`);
      const to = dialled(cloud, await new Promise<string>((resolve) => void lines.once("line", resolve)));
      if (to === undefined) continue;
      const render = transcript({ colors });
      const stop = cloud.events.subscribe((entry) => {
        if (entry.kind !== "heard" && entry.kind !== "pressed" && entry.kind !== "program-changed" && !isSms(entry)) show(render, entry);
      });
      await cloud.call({ from: ANYBODY, to, channel: "VOICE", caller: person(lines) });
      stop();
    }
  };
  void loop();
  return () => {
    stopSms();
    lines.close();
  };
};
