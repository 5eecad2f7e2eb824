// aws:connect/phoneNumberContactFlowAssociation: whoever dials the number meets the flow.
import { z } from "zod";
import { request } from "../../../connect/throttle.ts";
import { resource } from "../../handler.ts";
import { findInstance, instanceOf } from "./of-instance.ts";

const inputs = z.strictObject({ instanceId: z.string(), phoneNumberId: z.string(), contactFlowId: z.string() });

const parse = (id: string): z.infer<typeof inputs> => {
  const [phoneNumberId = "", instanceId = "", contactFlowId = ""] = id.split(",");
  return { phoneNumberId, instanceId, contactFlowId };
};

export const phoneNumberContactFlowAssociation = resource(
  "aws:connect/phoneNumberContactFlowAssociation:PhoneNumberContactFlowAssociation",
  inputs,
  {
    replaceOn: "all",
    // AWS ties a number that has a flow already to the new one all the same (AssociatePhoneNumberContactFlow, API reference: no such error).
    create: async (services, { name, region, inputs: tie, known }) => {
      instanceOf(services.instances, tie.instanceId, region, `the tie "${name}" of a phone number to a flow`);
      if (known === undefined) await request(services, region, "AssociatePhoneNumberContactFlow");
      services.instances.tieNumberToFlow(tie);
      return { id: `${tie.phoneNumberId},${tie.instanceId},${tie.contactFlowId}`, outputs: {} };
    },
    read: ({ instances }, { id, region }) => {
      const tie = parse(id);
      const instance = findInstance(instances, tie.instanceId, region);
      const flow = instance?.flows.find(tie.contactFlowId);
      const tied = instance?.flows.find(instance.flowOfNumber.get(tie.phoneNumberId) ?? "");
      return flow === undefined || tied?.id !== flow.id ? undefined : { inputs: tie, outputs: {} };
    },
    update: () => ({}),
    // Whatever flow the number has by now: AWS is told the number alone. So a tie that another replaces must go before it, or be retained.
    delete: async (services, { id, region }) => {
      const tie = parse(id);
      if (findInstance(services.instances, tie.instanceId, region)?.flowOfNumber.has(tie.phoneNumberId) !== true) return;
      await request(services, region, "DisassociatePhoneNumberContactFlow");
      services.instances.untieNumber(tie);
    },
  },
);
