// A check of the doctor: one question, whose answer is a line that people read. It never throws, and never takes longer than its limit.
import { wordsOf } from "../common/ask-aws.ts";
import { limited } from "../common/time-limit.ts";
import type { DoctorServices } from "./services.ts";

export interface Diagnosis {
  /** What was looked at. */
  readonly what: string;
  /** `fail` stops a deployment, or makes a line that does not work; `warn` may. */
  readonly state: "ok" | "warn" | "fail";
  /** What was seen. */
  readonly seen: string;
  /** What to do; empty when all is well. */
  readonly remedy: string;
}

export const ok = (what: string, seen: string): Diagnosis => ({ what, state: "ok", seen, remedy: "" });
export const warn = (what: string, seen: string, remedy: string): Diagnosis => ({ what, state: "warn", seen, remedy });
export const fail = (what: string, seen: string, remedy: string): Diagnosis => ({ what, state: "fail", seen, remedy });

/** Looks, within the limit. @param unseen what to say when it cannot be seen */
export const look = async (
  { clock }: Pick<DoctorServices, "clock">,
  work: (signal: AbortSignal) => Promise<Diagnosis>,
  unseen: (why: string) => Diagnosis,
): Promise<Diagnosis> => {
  try {
    return await limited(clock, work);
  } catch (error) {
    return unseen(wordsOf(error));
  }
};
