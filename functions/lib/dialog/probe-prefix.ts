// How the observer's sessions are told from callers': they reach the code hook as callers do, and must never order anything.
export const PROBE_PREFIX = "probe-";
