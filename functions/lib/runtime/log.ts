// A function's log: one JSON line per happening, and metrics as CloudWatch reads them out of such lines (embedded metric format), so that
// counting costs no API call. No line ever holds a caller's number or words.

/** One line. Only values that name things or count them. */
export type Log = (line: Readonly<Record<string, unknown>>) => void;

/** Past `console`, whose prefix (timestamp, request id, level) would hide the JSON from CloudWatch's metric extraction. */
export const stdoutLog: Log = (line) => {
  process.stdout.write(`${JSON.stringify(line)}\n`);
};

export interface Metrics {
  /** Which line: the prefix of its names, as in twinline-dev, is the namespace of its metrics, so that two lines of an account share none. */
  readonly line: string;
  readonly at: number;
  readonly values: Readonly<Record<string, Metric>>;
  /** What the values are counted by; few distinct values each, since every combination is a metric that is billed. */
  readonly dimensions?: Readonly<Record<string, string>>;
  /** Counted by nothing, in the same line. */
  readonly totals?: Readonly<Record<string, Metric>>;
  /** Said beside the values, not counted by. */
  readonly properties?: Readonly<Record<string, unknown>>;
}

export interface Metric {
  readonly unit: "Count" | "Milliseconds" | "Seconds";
  readonly value: number;
}

const directive = (line: string, dimensions: readonly string[], values: Metrics["values"]) => ({
  Namespace: line,
  Dimensions: [dimensions],
  Metrics: Object.entries(values).map(([Name, { unit }]) => ({ Name, Unit: unit })),
});

/** A log line from which CloudWatch takes `values` and `totals` (CloudWatch user guide, "Specification: Embedded metric format"). */
export const metricLine = ({
  line,
  at,
  values,
  dimensions = {},
  totals = {},
  properties = {},
}: Metrics): Readonly<Record<string, unknown>> => ({
  _aws: {
    Timestamp: at,
    CloudWatchMetrics: [
      directive(line, Object.keys(dimensions), values),
      ...(Object.keys(totals).length === 0 ? [] : [directive(line, [], totals)]),
    ],
  },
  ...properties,
  ...dimensions,
  ...Object.fromEntries(Object.entries({ ...values, ...totals }).map(([name, { value }]) => [name, value])),
});
