// aws:connect/hoursOfOperation:HoursOfOperation: when the people of a queue work.
import { IANAZone } from "luxon";
import { z } from "zod";
import type { HoursSettings } from "../../../connect/hours.ts";
import { tags } from "../limits.ts";
import { onShelf } from "./on-shelf.ts";

const time = z.strictObject({ hours: z.int().min(0).max(23), minutes: z.int().min(0).max(59) });
const inputs = z.strictObject({
  instanceId: z.string(),
  name: z.string().min(1).max(127),
  description: z.string().min(1).max(250).optional(),
  timeZone: z.string().refine((name) => IANAZone.isValidZone(name), "name a time zone of the IANA database, as in America/New_York"),
  configs: z
    .array(
      z.strictObject({
        day: z.enum(["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"]),
        startTime: time,
        endTime: time,
      }),
    )
    .max(100), // API reference, CreateHoursOfOperation
  tags,
});

export const hoursOfOperation = onShelf<z.infer<typeof inputs>, HoursSettings>("aws:connect/hoursOfOperation:HoursOfOperation", inputs, {
  noun: "hours of operation",
  shelf: ({ hours }) => hours,
  actions: {
    create: "CreateHoursOfOperation",
    update: { UpdateHoursOfOperation: ["name", "description", "timeZone", "configs"] },
    delete: "DeleteHoursOfOperation",
  },
  settings: ({ name, description, timeZone, configs, tags: tagged }) => ({ name, description, timeZone, config: configs, tags: tagged }),
  inputs: ({ name, description, timeZone, config, tags: tagged }) => ({ name, description, timeZone, configs: config, tags: tagged }),
  outputs: ({ id, arn }) => ({ hoursOfOperationId: id, arn }),
});
