// aws:connect/phoneNumber:PhoneNumber: a claimed number. In North America the local cloud claims numbers set aside for fiction (555 01xx).
import { z } from "zod";
import { handler, tags } from "../../handler.ts";

const inputs = z.strictObject({
  targetArn: z.string(),
  countryCode: z.string().regex(/^[A-Z]{2}$/, "write two capital letters"),
  type: z.enum(["DID", "TOLL_FREE"]),
  description: z.string().max(500).optional(),
  tags,
});

export const phoneNumber = handler("aws:connect/phoneNumber:PhoneNumber", inputs, ({ instances }, { inputs: read }) => {
  const claimed = instances.claimPhoneNumber(read);
  return { id: claimed.id, outputs: { arn: claimed.arn, phoneNumber: claimed.phoneNumber } };
});
