// What state an alarm should be in, from the datapoints of its metric: pure, and with CloudWatch's own rules for data that is missing
// (CloudWatch user guide, alarms-and-missing-data, whose tables are the tests).
import type { EpochMs } from "../../../shared/clock.ts";
import type { Statistic } from "./statistics.ts";

export type AlarmState = "ALARM" | "INSUFFICIENT_DATA" | "OK";

/** The operators of static thresholds, each with the words of a state's reason. */
export const OPERATORS = {
  GreaterThanOrEqualToThreshold: { crosses: (value: number, limit: number) => value >= limit, words: "greater than or equal to" },
  GreaterThanThreshold: { crosses: (value: number, limit: number) => value > limit, words: "greater than" },
  LessThanOrEqualToThreshold: { crosses: (value: number, limit: number) => value <= limit, words: "less than or equal to" },
  LessThanThreshold: { crosses: (value: number, limit: number) => value < limit, words: "less than" },
} as const;

export interface AlarmRule {
  readonly statistic: Statistic;
  /** Seconds, a multiple of 60. */
  readonly period: number;
  readonly evaluationPeriods: number;
  /** Of the evaluated periods, how many must breach. At most `evaluationPeriods`. */
  readonly datapointsToAlarm: number;
  readonly threshold: number;
  readonly comparisonOperator: keyof typeof OPERATORS;
  readonly treatMissingData: "breaching" | "ignore" | "missing" | "notBreaching";
}

export interface AlarmVerdict {
  readonly state: AlarmState;
  /** Why, in CloudWatch's words. */
  readonly reason: string;
}

export interface AlarmDatapoint {
  /** The period's beginning. */
  readonly at: EpochMs;
  readonly value: number;
}

/** Periods looked at beyond those evaluated, in case some are missing. AWS says that there are some; its tables show two. */
const EXTRA_PERIODS = 2;

/** The moments from which on datapoints count, and up to which: whole periods, the last one over at `now`. */
export const evaluationRange = ({ period, evaluationPeriods }: AlarmRule, now: EpochMs) => {
  const periodMs = period * 1000;
  const to = Math.floor(now / periodMs) * periodMs;
  return { periodMs, from: to - (evaluationPeriods + EXTRA_PERIODS) * periodMs, to };
};

const decimal = (value: number): string => (Number.isInteger(value) ? value.toFixed(1) : String(value));
const count = (number: number, what: string): string => `${number === 0 ? "no" : number} ${what}${number === 1 ? "" : "s"}`;
const were = (number: number): string => (number === 1 ? "was" : "were");

/** `21/11/26 09:15:00`, UTC. */
const stamp = (at: EpochMs): string => {
  const [date = "", time = ""] = new Date(at).toISOString().split("T");
  const [year = "", month = "", day = ""] = date.split("-");
  return `${day}/${month}/${year.slice(2)} ${time.slice(0, 8)}`;
};

const crossed = (rule: AlarmRule, state: "ALARM" | "OK", speaking: readonly AlarmDatapoint[], evaluated: number): AlarmVerdict => {
  const { words } = OPERATORS[rule.comparisonOperator];
  const alarming = state === "ALARM";
  const needed = alarming ? rule.datapointsToAlarm : rule.evaluationPeriods - rule.datapointsToAlarm + 1;
  const values = speaking.map(({ at, value }) => `${decimal(value)} (${stamp(at)})`).join(", ");
  const change = alarming ? "OK -> ALARM" : "ALARM -> OK";
  return {
    state,
    reason: `Threshold Crossed: ${speaking.length} out of the last ${evaluated} datapoints [${values}] ${were(speaking.length)} ${alarming ? "" : "not "}${words} the threshold (${decimal(rule.threshold)}) (minimum ${count(needed, "datapoint")} for ${change} transition).`,
  };
};

const filled = (state: "ALARM" | "OK", real: number, periods: number, as: "Breaching" | "NonBreaching"): AlarmVerdict => {
  const missing = periods - real;
  return {
    state,
    reason: `Threshold Crossed: ${count(real, "datapoint")} ${were(real)} received for ${count(periods, "period")} and ${count(missing, "missing datapoint")} ${were(missing)} treated as [${as}].`,
  };
};

/**
 * Judges an alarm at a moment.
 * @param datapoints of the metric, any order; those outside of the evaluation range are not looked at
 * @returns undefined where the alarm keeps the state it has
 */
export const evaluateAlarm = (rule: AlarmRule, datapoints: readonly AlarmDatapoint[], now: EpochMs): AlarmVerdict | undefined => {
  const { evaluationPeriods: periods, datapointsToAlarm: needed, treatMissingData } = rule;
  const { crosses } = OPERATORS[rule.comparisonOperator];
  const { periodMs, from, to } = evaluationRange(rule, now);
  const real = datapoints.filter(({ at }) => at >= from && at < to).sort((a, b) => b.at - a.at);
  const evaluated = real.slice(0, periods);
  const breaching = evaluated.filter(({ value }) => crosses(value, rule.threshold));
  const fine = evaluated.filter(({ value }) => !crosses(value, rule.threshold));
  if (breaching.length >= needed) return crossed(rule, "ALARM", breaching, evaluated.length);
  if (evaluated.length === periods) return crossed(rule, "OK", fine, periods);
  if (treatMissingData === "breaching") {
    const alarming = breaching.length + periods - evaluated.length >= needed;
    return filled(alarming ? "ALARM" : "OK", evaluated.length, periods, "Breaching");
  }
  if (treatMissingData === "notBreaching") return filled("OK", evaluated.length, periods, "NonBreaching");
  if (fine.length > 0) return crossed(rule, "OK", fine, evaluated.length);
  if (treatMissingData === "ignore") return undefined;
  const oldest = evaluated.at(-1);
  if (oldest === undefined)
    return { state: "INSUFFICIENT_DATA", reason: `Insufficient Data: ${count(periods, "datapoint")} ${were(periods)} unknown.` };
  // All that came breached, and nothing has come since for as long as an alarm takes: it is not waited for any longer.
  return (to - oldest.at) / periodMs >= needed ? crossed(rule, "ALARM", breaching, evaluated.length) : undefined;
};
