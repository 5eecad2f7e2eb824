// The embedded metric format: a log line that is JSON with an `_aws` member becomes metrics, without any API call (the format's
// specification is part of the CloudWatch user guide). Lambda puts a time and a request id before the line; they are passed over.
import { parseJson } from "../../../shared/json.ts";
import { z } from "zod";
import type { Datum } from "./metrics.ts";

const envelope = z.looseObject({
  _aws: z.object({
    Timestamp: z.number(),
    CloudWatchMetrics: z.array(
      z.object({
        Namespace: z.string(),
        Dimensions: z.array(z.array(z.string())).default([[]]),
        Metrics: z.array(z.object({ Name: z.string(), Unit: z.string().default("None") })),
      }),
    ),
  }),
});

const numbers = (value: unknown): readonly number[] => {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((one) => typeof one === "number");
};

const parse = (line: string): unknown => {
  // Only a line that may carry the format is worth parsing.
  const start = line.indexOf("{");
  // What is not the format after all stays a line, as in CloudWatch.
  return start < 0 || !line.includes('"_aws"') ? undefined : parseJson(line.slice(start));
};

/** The metrics a log line carries; none for an ordinary line. */
export const embeddedMetrics = (line: string): readonly Datum[] => {
  const read = envelope.safeParse(parse(line));
  if (!read.success) return [];
  const { _aws, ...members } = read.data;
  return _aws.CloudWatchMetrics.flatMap(({ Namespace: namespace, Dimensions, Metrics }) =>
    Dimensions.flatMap((names) =>
      Metrics.map(({ Name, Unit }) => ({
        namespace,
        name: Name,
        unit: Unit,
        at: _aws.Timestamp,
        dimensions: Object.fromEntries(names.map((name) => [name, String(members[name])])),
        values: numbers(members[Name]),
      })),
    ),
  );
};
