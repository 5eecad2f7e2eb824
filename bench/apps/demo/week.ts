// A week of the demo line on a simulated clock: who books, cancels, and is reminded the day before, without anybody waiting for it. Only what looks
// after the line day and night is left out: the observer's rounds, the sweeps and the alarms, which have simulations and tests of their own.
import { fileURLToPath } from "node:url";
import { scriptedCaller } from "../../../local/connect/caller.ts";
import { readProject } from "../../../local/program/project.ts";
import type { Sms } from "../../../local/services/sns/outbox.ts";
import { startSimulatedLine } from "../../../simulate/line/simulated-line.ts";
import { figure, type Bench } from "../../harness.ts";

/** Monday, nine in the morning in New York, whose clocks are five hours behind UTC in winter. */
const NINE = Date.parse("2026-11-30T14:00:00Z");
const HOUR_MS = 3_600_000;

export interface Week {
  /** Lets the week go on to an hour of a day; Monday is day 0, and the hour is New York's. */
  readonly until: (day: number, hour: number) => Promise<void>;
  /** Calls the demo line, and waits for the texts that it leads to. @returns the call's outcome */
  readonly call: (from: string, ...words: readonly string[]) => Promise<string>;
  /** Oldest first. */
  readonly texts: () => readonly Sms[];
  /** Schedules that wait to remind somebody. */
  readonly reminders: () => number;
  readonly close: () => Promise<void>;
}

/** Monday at nine. */
export const aWeek = async (): Promise<Week> => {
  const program = await readProject({ folder: fileURLToPath(new URL("../../..", import.meta.url)), stack: "dev", overrides: [] });
  const line = await startSimulatedLine({ program, seed: 1, botWaitMs: 8000, start: NINE });
  const { cloud, clock } = line;
  const { schedules, alarms, outbox } = cloud.services;
  for (const { region, groupName, name } of schedules.list()) schedules.delete(region, groupName, name);
  for (const { region, name } of alarms.list()) alarms.delete(region, name);
  return {
    until: (day, hour) => line.finish(clock.sleep(NINE + (24 * day + hour - 9) * HOUR_MS - clock.now())),
    call: async (from, ...words) => {
      const { outcome } = await line.finish(cloud.call({ from, to: "demo", channel: "VOICE", caller: scriptedCaller(words) }));
      await line.finish(cloud.smsSettled());
      return outcome;
    },
    texts: () => outbox.list(),
    reminders: () => schedules.list().length,
    close: () => cloud.close(),
  };
};

const WEEKDAYS = 5;
/** Each books the hour that comes next, of the next day: the last one that there is begins at four. */
const HOURS = ["10 am", "11 am", "12 pm", "1 pm", "2 pm", "3 pm", "4 pm"] as const;

/** @throws Error when somebody is not served, or not told */
const play = async (): Promise<number> => {
  const { until, call, texts, reminders, close } = await aWeek();
  try {
    const begun = performance.now();
    for (let day = 0; day < WEEKDAYS; day += 1)
      for (const [index, time] of HOURS.entries()) {
        await until(day, 9 + index);
        const outcome = await call(
          `+1415555${1000 + 100 * day + index}`,
          "book a demo",
          day === WEEKDAYS - 1 ? "monday" : "tomorrow",
          time,
          "yes",
        );
        if (outcome !== "completed") throw new Error(`A caller of day ${day} who wants ${time} ends ${outcome}.`);
      }
    await until(7, 9);
    const took = performance.now() - begun;
    const [sent, due] = [texts().length, 2 * WEEKDAYS * HOURS.length];
    if (sent !== due || reminders() > 0) throw new Error(`${sent} texts were sent instead of ${due}, and ${reminders()} reminders wait.`);
    return took;
  } finally {
    await close();
  }
};

export const week: Bench = {
  name: "week",
  run: async () => [
    figure(`a week of the demo line, nine to five: ${WEEKDAYS * HOURS.length} bookings, each reminded of`, "ms", [await play()]),
  ],
};
