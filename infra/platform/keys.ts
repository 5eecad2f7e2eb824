// The keys of the line: one in each region for what the line keeps there (tables, environments of functions, logs, dead letters), and one for
// the topic, so that the alarm about a lost key does not need that key (docs/decisions/0015).
//
// A key's own policy says who may use it at all. It names the account, which leaves it to the roles' policies (grants.ts), and the AWS services
// that come as themselves, each held to this line.
import * as aws from "../building-blocks/aws.ts";
import * as pulumi from "@pulumi/pulumi";
import type { Conditions } from "../building-blocks/policy.ts";
import type { Providers } from "./regions.ts";

/** A service that uses the key as itself, and the condition by which it is held to this line. */
export interface AdmittedService {
  readonly service: string;
  readonly actions: readonly string[];
  readonly when: Conditions;
}

export interface KeyArgs {
  /** Its alias in AWS, after `alias/`. */
  readonly alias: string;
  readonly description: string;
  readonly admits: readonly AdmittedService[];
  readonly accountId: pulumi.Input<string>;
  /** Whether a destroy keeps it, with what is kept that only it opens. */
  readonly kept: boolean;
  readonly region: Providers;
}

/** The longest there is (KMS API, ScheduleKeyDeletion): a deleted table can be had back for 35 days, and only under its key. */
const DELETION_DAYS = 30;

/** CloudWatch Logs, for the groups of these names (user guide, encrypt-log-data-kms). It tells KMS the group; the group's ARN has the account. */
export const logsOf = (region: Providers, accountId: pulumi.Input<string>, groups: readonly string[]): AdmittedService => ({
  service: `logs.${region.name}.amazonaws.com`,
  actions: [
    "kms:Encrypt",
    "kms:Decrypt",
    "kms:ReEncryptFrom",
    "kms:ReEncryptTo",
    "kms:GenerateDataKey",
    "kms:GenerateDataKeyWithoutPlaintext",
  ],
  when: {
    ArnLike: {
      "kms:EncryptionContext:aws:logs:arn": groups.map(
        (group) => pulumi.interpolate`arn:aws:logs:${region.name}:${accountId}:log-group:${group}`,
      ),
    },
  },
});

/** CloudWatch's alarms of these names, as publishers to an encrypted topic (SNS developer guide, sns-key-management). */
export const alarmsOf = (region: Providers, accountId: pulumi.Input<string>, names: string): AdmittedService => ({
  service: "cloudwatch.amazonaws.com",
  actions: ["kms:GenerateDataKey", "kms:Decrypt"],
  when: {
    StringEquals: { "aws:SourceAccount": accountId },
    ArnLike: { "aws:SourceArn": pulumi.interpolate`arn:aws:cloudwatch:${region.name}:${accountId}:alarm:${names}` },
  },
});

export class Key extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;

  constructor(name: string, args: KeyArgs, opts?: pulumi.ComponentResourceOptions) {
    super("twinline:index:Key", name, {}, opts);
    const { alias, description, admits, accountId, kept, region } = args;
    const here = { parent: this, provider: region.aws };

    const key = new aws.kms.Key(
      name,
      {
        description,
        enableKeyRotation: true,
        deletionWindowInDays: DELETION_DAYS,
        policy: pulumi.jsonStringify({
          Version: "2012-10-17",
          Statement: [
            // Without this nobody could manage the key any more, nor any role be given it (KMS developer guide, key-policy-default).
            { Effect: "Allow", Principal: { AWS: pulumi.interpolate`arn:aws:iam::${accountId}:root` }, Action: "kms:*", Resource: "*" },
            // In a key's policy * is that key: it has no other way to name itself.
            ...admits.map(({ service, actions, when }) => ({
              Effect: "Allow",
              Principal: { Service: service },
              Action: [...actions],
              Resource: "*",
              Condition: when,
            })),
          ],
        }),
      },
      { ...here, protect: kept, retainOnDelete: kept },
    );
    new aws.kms.Alias(`${name}-alias`, { name: `alias/${alias}`, targetKeyId: key.keyId }, here);
    this.arn = key.arn;
    this.registerOutputs({ arn: this.arn });
  }
}
