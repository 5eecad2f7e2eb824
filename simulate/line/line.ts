// A line that can be called and broken: the real program in a local cloud, on a simulated clock or on the machine's own.
import type { Clock, EpochMs } from "../../shared/clock.ts";
import type { Cloud } from "../../local/cloud.ts";
import type { EventLog } from "../../local/events.ts";
import type { ProgramOptions } from "../../local/program/evaluate.ts";
import { isRegion, type Region } from "../../shared/region.ts";

export interface Line {
  readonly cloud: Cloud;
  readonly clock: Clock;
  readonly events: EventLog;
  readonly home: Region;
  readonly standby: Region;
  /** Slug of the app whose calls move the pointer: the one that is played. */
  readonly witness: string;
  /** How long callers take to answer. */
  readonly replyMs: number;
  /** Whether words take the time that it takes to say them. */
  readonly isSpoken: boolean;
  /** Lets time pass until the work is done. */
  finish<Result>(work: Promise<Result>): Promise<Result>;
}

export interface LineOptions {
  readonly program: ProgramOptions;
  /** Of ids, lags, latencies and shares. */
  readonly seed: number;
  /** T: how long Connect waits for a bot that hangs. */
  readonly botWaitMs: number;
  /** When a simulated clock begins. */
  readonly start?: EpochMs;
}

/** @throws Error when a setting names no region */
export const regionsOf = ({ project, config }: ProgramOptions): { readonly home: Region; readonly standby: Region } => {
  const read = (setting: string): Region => {
    const value = config[`${project}:${setting}`] ?? "";
    if (!isRegion(value))
      throw new Error(`Cannot simulate the line: setting ${setting} is "${value}", which is no region. Mend Pulumi.yaml.`);
    return value;
  };
  return { home: read("homeRegion"), standby: read("standbyRegion") };
};
