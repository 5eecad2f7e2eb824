// CloudWatch metrics in memory: a sum, count, minimum and maximum for each minute of each metric, which is what statistics are made of.
import type { EpochMs } from "../../../shared/clock.ts";
import type { Region } from "../../../shared/region.ts";

export type Dimensions = Readonly<Record<string, string>>;

export interface Datum {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Dimensions;
  readonly unit: string;
  readonly at: EpochMs;
  readonly values: readonly number[];
}

export interface Minute {
  /** The minute's beginning. */
  readonly at: EpochMs;
  readonly count: number;
  readonly sum: number;
  readonly min: number;
  readonly max: number;
}

export interface Metric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Dimensions;
  readonly unit: string;
  readonly minutes: readonly Minute[];
}

export interface Metrics {
  put(region: Region, datum: Datum): void;
  list(region: Region): readonly Metric[];
}

const MINUTE_MS = 60_000;
// Bounds of memory, not of AWS: a day by the minute of a thousand metrics a region; the oldest go first.
const KEPT_MINUTES = 1_440;
const KEPT_METRICS = 1_000;

interface Kept extends Metric {
  readonly minutes: Minute[];
}

export const dimensionsKey = (dimensions: Dimensions): string =>
  JSON.stringify(Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1)));

const merge = (minute: Minute | undefined, at: EpochMs, values: readonly number[]): Minute => ({
  at,
  count: (minute?.count ?? 0) + values.length,
  sum: values.reduce((sum, value) => sum + value, minute?.sum ?? 0),
  min: Math.min(minute?.min ?? Number.POSITIVE_INFINITY, ...values),
  max: Math.max(minute?.max ?? Number.NEGATIVE_INFINITY, ...values),
});

export const metricStore = (): Metrics => {
  const regions = new Map<Region, Map<string, Kept>>();
  return {
    put: (region, { namespace, name, dimensions, unit, at, values }) => {
      if (values.length === 0) return;
      const metrics = regions.get(region) ?? new Map<string, Kept>();
      regions.set(region, metrics);
      const key = `${namespace} ${name} ${unit} ${dimensionsKey(dimensions)}`;
      const metric = metrics.get(key) ?? { namespace, name, dimensions, unit, minutes: [] };
      metrics.set(key, metric);
      const start = Math.floor(at / MINUTE_MS) * MINUTE_MS;
      const index = metric.minutes.findLastIndex((minute) => minute.at <= start);
      const same = metric.minutes[index]?.at === start;
      metric.minutes.splice(same ? index : index + 1, same ? 1 : 0, merge(same ? metric.minutes[index] : undefined, start, values));
      if (metric.minutes.length > KEPT_MINUTES) metric.minutes.shift();
      const oldest = metrics.keys().next().value;
      if (metrics.size > KEPT_METRICS && oldest !== undefined) metrics.delete(oldest);
    },
    list: (region) => [...(regions.get(region)?.values() ?? [])],
  };
};
