// aws:connect/phoneNumberContactFlowAssociation: whoever dials the number meets the flow.
import { z } from "zod";
import { handler } from "../../handler.ts";

const inputs = z.strictObject({ instanceId: z.string(), phoneNumberId: z.string(), contactFlowId: z.string() });

export const phoneNumberContactFlowAssociation = handler(
  "aws:connect/phoneNumberContactFlowAssociation:PhoneNumberContactFlowAssociation",
  inputs,
  ({ instances }, { inputs: read }) => {
    instances.tieNumberToFlow(read);
    return { id: `${read.phoneNumberId},${read.instanceId},${read.contactFlowId}`, outputs: {} };
  },
);
