// A metric's minutes as the datapoints of a longer period: what GetMetricStatistics shows and alarms judge. Pure.
import type { EpochMs } from "../../../shared/clock.ts";
import { dimensionsKey, type Dimensions, type Metric, type Minute } from "./metrics.ts";

/** The five plain statistics, as AWS spells them. */
export const STATISTICS = {
  Average: ({ sum, count }: Minute) => sum / count,
  Maximum: ({ max }: Minute) => max,
  Minimum: ({ min }: Minute) => min,
  SampleCount: ({ count }: Minute) => count,
  Sum: ({ sum }: Minute) => sum,
} as const;

export type Statistic = keyof typeof STATISTICS;

const together = (at: EpochMs, minutes: readonly Minute[]): Minute => ({
  at,
  count: minutes.reduce((total, { count }) => total + count, 0),
  sum: minutes.reduce((total, { sum }) => total + sum, 0),
  min: Math.min(...minutes.map(({ min }) => min)),
  max: Math.max(...minutes.map(({ max }) => max)),
});

export interface Wanted {
  readonly namespace: string | undefined;
  readonly name: string | undefined;
  readonly dimensions: Dimensions;
  /** Any, when left out. */
  readonly unit?: string | undefined;
}

/** The metrics with exactly these dimensions, one for each unit that was put. */
export const metricsOf = (metrics: readonly Metric[], { namespace, name, dimensions, unit }: Wanted): readonly Metric[] => {
  const key = dimensionsKey(dimensions);
  return metrics.filter(
    (one) => one.namespace === namespace && one.name === name && dimensionsKey(one.dimensions) === key && (unit ?? one.unit) === one.unit,
  );
};

/**
 * Minutes as periods that begin at multiples of their length, oldest first; a period without data is left out.
 * @param from first moment, inclusive; @param to last moment, exclusive
 */
export const periodsOf = (minutes: readonly Minute[], periodMs: number, from: EpochMs, to: EpochMs): readonly Minute[] => {
  const seen = minutes.filter(({ at }) => at >= from && at < to);
  const periods = Map.groupBy(seen, ({ at }) => Math.floor(at / periodMs) * periodMs);
  return [...periods].map(([at, some]) => together(at, some)).sort((a, b) => a.at - b.at);
};
