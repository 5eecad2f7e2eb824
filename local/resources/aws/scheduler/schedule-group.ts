// aws:scheduler/scheduleGroup:ScheduleGroup: what is deleted with the stack takes the schedules along that functions made in it.
import { z } from "zod";
import type { ScheduleGroup } from "../../../scheduler/groups.ts";
import { asDeclared } from "../../as-declared.ts";
import { resource } from "../../handler.ts";
import { tags } from "../limits.ts";

const inputs = z.strictObject({
  // API reference, CreateScheduleGroup.
  name: z.string().regex(/^[\w.-]{1,64}$/, "use 1 to 64 letters, digits, _, - and ."),
  tags,
});

const outputs = ({ arn, name }: ScheduleGroup) => ({ arn, name, state: "ACTIVE" });

export const scheduleGroup = resource("aws:scheduler/scheduleGroup:ScheduleGroup", inputs, {
  replaceOn: ["name"],
  named: "name",
  create: ({ schedules }, { region, inputs: read }) => {
    const made = schedules.createGroup(region, read.name, read.tags ?? {});
    return { id: made.name, outputs: outputs(made) };
  },
  read: ({ schedules }, { id, region, inputs: declared }) => {
    const found = schedules.findGroup(region, id);
    if (found === undefined) return undefined;
    return { inputs: asDeclared(declared, { name: found.name, tags: found.tags }), outputs: outputs(found) };
  },
  update: ({ schedules }, { id, region, inputs: read }) => {
    schedules.tagGroup(region, id, read.tags ?? {});
    return {};
  },
  delete: ({ schedules }, { id, region }) => schedules.deleteGroup(region, id),
});
