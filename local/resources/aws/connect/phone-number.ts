// aws:connect/phoneNumber:PhoneNumber: a claimed number. In North America the local cloud claims numbers set aside for fiction (555 01xx).
import { z } from "zod";
import type { PhoneNumber } from "../../../connect/phone-numbers.ts";
import { request } from "../../../connect/throttle.ts";
import type { Region } from "../../../../shared/region.ts";
import type { Services } from "../../../services.ts";
import { asDeclared } from "../../as-declared.ts";
import { resource } from "../../handler.ts";
import { tags } from "../limits.ts";
import { instanceOf } from "./of-instance.ts";

const inputs = z.strictObject({
  targetArn: z.string(),
  countryCode: z.string().regex(/^[A-Z]{2}$/, "write two capital letters"),
  type: z.enum(["DID", "TOLL_FREE"]),
  description: z.string().min(1).max(500).optional(),
  tags,
});

const find = ({ instances }: Services, id: string, region: Region): PhoneNumber | undefined => {
  const number = instances.findPhoneNumber(id);
  return number?.id === id && number.region === region ? number : undefined;
};

const outputsOf = ({ arn, phoneNumber }: PhoneNumber) => ({ arn, phoneNumber, statuses: [{ message: "", status: "CLAIMED" }] });

export const phoneNumber = resource("aws:connect/phoneNumber:PhoneNumber", inputs, {
  // The description too: terraform-provider-aws, internal/service/connect/phone_number.go.
  replaceOn: ["countryCode", "description", "type"],
  create: async (services, { name, region, inputs: claim, known }) => {
    instanceOf(services.instances, claim.targetArn, region, `phone number "${name}"`);
    if (known === undefined) await request(services, region, "ClaimPhoneNumber");
    const number = known?.outputs["phoneNumber"];
    const claimed = services.instances.claimPhoneNumber(
      claim,
      known === undefined || typeof number !== "string" ? undefined : { id: known.id, phoneNumber: number },
    );
    return { id: claimed.id, outputs: outputsOf(claimed) };
  },
  read: (services, { id, region, inputs: declared }) => {
    const number = find(services, id, region);
    if (number === undefined) return undefined;
    const { instanceArn, countryCode, type, description, tags: tagged } = number;
    const now = { targetArn: instanceArn, countryCode, type, description, tags: tagged };
    return { inputs: asDeclared(declared, now), outputs: outputsOf(number) };
  },
  update: async (services, { id, name, region, inputs: wish, before }) => {
    if (wish.targetArn !== before.targetArn) {
      instanceOf(services.instances, wish.targetArn, region, `phone number "${name}"`);
      await request(services, region, "UpdatePhoneNumber");
    }
    services.instances.updatePhoneNumber(id, wish);
    return {};
  },
  delete: async (services, { id, region }) => {
    if (find(services, id, region) === undefined) return;
    await request(services, region, "ReleasePhoneNumber");
    services.instances.releasePhoneNumber(id);
  },
});
