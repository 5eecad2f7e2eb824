// A phone on the terminal: Enter dials, a line of text is what the caller says, `#1` presses a key, an empty line stays silent.
import { createInterface, type Interface } from "node:readline";
import type { Cloud } from "../local/cloud.ts";
import type { Caller, CallerAnswer } from "../local/connect/caller.ts";
import { ANYBODY } from "./call-from.ts";
import { isTerminal, type Colours } from "./terminal.ts";
import { transcript } from "./transcript.ts";

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

/** Lets the person at the terminal call the line again and again. @returns hangs up for good */
export const phone = (cloud: Cloud, paint: Colours): (() => void) => {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  // Ctrl-C is for the whole command, also while a line is typed.
  lines.on("SIGINT", () => process.kill(process.pid, "SIGINT"));
  const loop = async (): Promise<void> => {
    for (;;) {
      process.stdout.write(`\n${paint.dim(`Press Enter to dial ${cloud.phoneNumber}. ${HELP}`)}\n`);
      await new Promise<void>((resolve) => {
        lines.once("line", () => resolve());
      });
      const render = transcript({ colors: isTerminal(process.stdout) });
      const stop = cloud.events.subscribe((entry) => {
        if (entry.kind === "heard" || entry.kind === "pressed") return;
        for (const line of render(entry)) process.stdout.write(`${line}\n`);
      });
      await cloud.call({ from: ANYBODY, channel: "VOICE", caller: person(lines) });
      stop();
    }
  };
  void loop();
  return () => lines.close();
};
