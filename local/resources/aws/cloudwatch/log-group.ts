// aws:cloudwatch/logGroup:LogGroup: the group that a function's lines go to. Lines are bounded in number here, so retention is only held.
import { z } from "zod";
import { ServiceError } from "../../../errors.ts";
import type { Region } from "../../../../shared/region.ts";
import { KeyRefusal } from "../../../services/kms/refusal.ts";
import type { LogGroupSettings } from "../../../services/logs/groups.ts";
import type { Services } from "../../../services.ts";
import { asDeclared } from "../../as-declared.ts";
import { resource } from "../../handler.ts";
import { tags } from "../limits.ts";

// The provider's own list (@pulumi/aws, cloudwatch/logGroup.d.ts); 0 keeps lines for ever.
const DAYS = [0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653] as const;

// API reference, CreateLogGroup.
const inputs = z.strictObject({
  name: z
    .string()
    .regex(/^[\w./#-]{1,512}$/, "use 1 to 512 letters, digits and _-/.#")
    .regex(/^(?!aws\/)/, "aws/ at the beginning is AWS's own"),
  retentionInDays: z.literal(DAYS, `use one of ${DAYS.join(", ")}`).exactOptional(),
  kmsKeyId: z.string().exactOptional(),
  tags,
});

type Inputs = z.infer<typeof inputs>;

const settingsOf = (read: Inputs): LogGroupSettings => {
  const { name: _, retentionInDays = 0, ...same } = read;
  return { ...same, ...(retentionInDays === 0 ? {} : { retentionInDays }) };
};

// What CloudWatch Logs does with a group's key (CloudWatch Logs user guide, encrypt-log-data-kms).
const KEY_ACTIONS = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncryptFrom", "kms:ReEncryptTo", "kms:GenerateDataKey"];

/** Only the key's own policy can let the service use it: it calls as itself. @throws ServiceError as CreateLogGroup and AssociateKmsKey */
const requireKey = ({ keys, accountId }: Pick<Services, "keys" | "accountId">, region: Region, { name, kmsKeyId }: Inputs): void => {
  const groupArn = `arn:aws:logs:${region}:${accountId}:log-group:${name}`;
  const use = { key: kmsKeyId, actions: KEY_ACTIONS, encryptionContext: { "aws:logs:arn": groupArn } };
  try {
    keys.use(region, { kind: "service", service: `logs.${region}.amazonaws.com` }, use);
  } catch (error) {
    if (!(error instanceof KeyRefusal)) throw error;
    throw new ServiceError(
      "AccessDeniedException",
      400,
      `The specified KMS key does not exist or is not allowed to be used with Arn '${groupArn}': ${error.message}`,
    );
  }
};

export const logGroup = resource("aws:cloudwatch/logGroup:LogGroup", inputs, {
  replaceOn: ["name"],
  named: "name",
  create: (services, { region, inputs: read }) => {
    requireKey(services, region, read);
    return { id: read.name, outputs: { arn: services.logs.create(region, read.name, settingsOf(read)).arn } };
  },
  read: ({ logs }, { id, region, inputs: declared }) => {
    const found = logs.find(region, id);
    if (found === undefined) return undefined;
    const now = { name: found.name, retentionInDays: found.retentionInDays ?? 0, kmsKeyId: found.kmsKeyId, tags: found.tags };
    return { inputs: asDeclared(declared, now, { retentionInDays: 0 }), outputs: { arn: found.arn } };
  },
  update: (services, { id, region, inputs: read }) => {
    requireKey(services, region, read);
    services.logs.update(region, id, settingsOf(read));
    return {};
  },
  delete: ({ logs }, { id, region }) => logs.delete(region, id),
});
