// aws-native:connect:ContactFlow: published only when Connect would publish it. A call under way goes on with what it began with; the next one
// meets what is published now.
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { Flow } from "../../../../contact-flows/flow.ts";
import { parseFlow } from "../../../../contact-flows/parse.ts";
import type { Instance } from "../../../connect/instances.ts";
import { request } from "../../../connect/throttle.ts";
import { ServiceError } from "../../../errors.ts";
import type { Region } from "../../../../shared/region.ts";
import type { Services } from "../../../services.ts";
import { asDeclared } from "../../as-declared.ts";
import { findInstance, instanceOf, refuseMove } from "../../aws/connect/of-instance.ts";
import { resource, tagList } from "../../handler.ts";
import { publish } from "./publish.ts";

const inputs = z.strictObject({
  instanceArn: z.string(),
  name: z.string().min(1).max(127),
  description: z.string().max(500).optional(),
  type: z.enum(["CONTACT_FLOW", "CUSTOMER_QUEUE"], "the local cloud runs CONTACT_FLOW and CUSTOMER_QUEUE"),
  content: z.string().min(1).max(256_000),
  state: z.literal("ACTIVE").optional(),
  tags: tagList,
});
type Inputs = z.infer<typeof inputs>;

const settings = (instance: Instance, services: Services, wish: Inputs) => {
  const { name, type, description, tags } = wish;
  return { name, type, description, tags, content: publish(instance, services, wish) };
};

/** The id is the flow's ARN, and the instance's is the part of it before the flow's. */
const find = ({ instances }: Services, arn: string, region: Region) => {
  const instance = findInstance(instances, arn.split("/contact-flow/")[0] ?? "", region);
  const flow = instance?.flows.find(arn);
  return instance === undefined || flow?.arn !== arn ? undefined : { instance, flow };
};

/** The text as it was declared, where it still says the same. */
const contentOf = (declared: unknown, now: Flow): string => {
  const parsed = typeof declared === "string" ? parseFlow(declared) : undefined;
  return typeof declared === "string" && parsed?.ok === true && isDeepStrictEqual(parsed.flow, now) ? declared : JSON.stringify(now);
};

export const contactFlow = resource("aws-native:connect:ContactFlow", inputs, {
  replaceOn: ["type"],
  named: "name",
  create: async (services, { name, region, inputs: wish, known }) => {
    const instance = instanceOf(services.instances, wish.instanceArn, region, `contact flow "${name}"`);
    if (known === undefined) await request(services, region, "CreateContactFlow");
    const { arn } = instance.flows.create(settings(instance, services, wish), known?.id.split("/").at(-1));
    return { id: arn, outputs: { contactFlowArn: arn } };
  },
  read: (services, { id, region, inputs: declared }) => {
    const found = find(services, id, region);
    if (found === undefined) return undefined;
    const { name, type, description, tags, content } = found.flow;
    const now = {
      instanceArn: found.instance.arn,
      name,
      type,
      description,
      tags,
      content: contentOf(declared["content"], content),
      state: "ACTIVE",
    };
    return { inputs: asDeclared(declared, now, { state: "ACTIVE" }), outputs: { contactFlowArn: id } };
  },
  update: async (services, { id, name, region, inputs: wish, before }) => {
    refuseMove(`contact flow "${name}"`, "instanceArn", before.instanceArn, wish.instanceArn);
    const found = find(services, id, region);
    if (found === undefined)
      throw new ServiceError("ResourceNotFoundException", 404, `There is no "${id}" any more. Refresh the stack, then do it again.`);
    const { instance, flow } = found;
    if (wish.name !== before.name || wish.description !== before.description) await request(services, region, "UpdateContactFlowMetadata");
    if (wish.content !== before.content) await request(services, region, "UpdateContactFlowContent");
    if (!isDeepStrictEqual(wish.tags, before.tags)) await request(services, region, "TagResource");
    instance.flows.replace(flow.id, settings(instance, services, wish));
    return {};
  },
  // Also while a number is tied to it: DeleteContactFlow names no error for that (API reference). Who calls the number finds no flow then.
  delete: async (services, { id, region }) => {
    if (find(services, id, region) === undefined) return;
    await request(services, region, "DeleteContactFlow");
    find(services, id, region)?.instance.flows.remove(id);
  },
});
