// aws:connect/hoursOfOperation:HoursOfOperation: when the people of a queue work.
import { z } from "zod";
import { handler, tags } from "../../handler.ts";
import { instanceOf } from "./of-instance.ts";

const time = z.strictObject({ hours: z.int().min(0).max(23), minutes: z.int().min(0).max(59) });
const inputs = z.strictObject({
  instanceId: z.string(),
  name: z.string().min(1).max(127),
  description: z.string().max(250).optional(),
  timeZone: z.string(),
  configs: z.array(
    z.strictObject({
      day: z.enum(["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"]),
      startTime: time,
      endTime: time,
    }),
  ),
  tags,
});

export const hoursOfOperation = handler(
  "aws:connect/hoursOfOperation:HoursOfOperation",
  inputs,
  ({ instances }, { name, inputs: read }) => {
    const instance = instanceOf(instances, read.instanceId, `hours of operation "${name}"`);
    const { id, arn } = instance.hours.create({ name: read.name, timeZone: read.timeZone, config: read.configs });
    return { id: `${instance.id}:${id}`, outputs: { hoursOfOperationId: id, arn } };
  },
);
