// How to probe, from the environment.
import { EnvironmentError, oneWordOf, optional, readEnvironment, text } from "../environment.ts";
import type { Probe } from "./probe.ts";

/** @throws EnvironmentError when the method is unknown, or `recognize` has nothing to say or to compare */
export const readProbe = (variables: Readonly<Record<string, string | undefined>>): Probe => {
  const read = readEnvironment(variables, {
    PROBE_METHOD: oneWordOf("session", "recognize"),
    PROBE_UTTERANCE: optional(text, undefined),
    PROBE_EXPECTED_INTENT: optional(text, undefined),
    PROBE_EXPECTED_TEXT: optional(text, undefined),
  });
  if (read.PROBE_METHOD === "session") return { method: "session" };

  const { PROBE_UTTERANCE: utterance, PROBE_EXPECTED_INTENT: expectedIntent, PROBE_EXPECTED_TEXT: expectedText } = read;
  const problems = [
    utterance === undefined
      ? ["Cannot start: PROBE_METHOD is recognize, and PROBE_UTTERANCE is not set. Set it to what the observer says."]
      : [],
    expectedIntent === undefined && expectedText === undefined
      ? ["Cannot start: PROBE_METHOD is recognize, with nothing to compare. Set PROBE_EXPECTED_INTENT or PROBE_EXPECTED_TEXT."]
      : [],
  ].flat();
  if (utterance === undefined || problems.length > 0) throw new EnvironmentError(problems);
  return { method: "recognize", utterance, expectedIntent, expectedText };
};
