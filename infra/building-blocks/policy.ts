// Policies as text: what a role may do, and which service may take it.
import * as pulumi from "@pulumi/pulumi";

/** Conditions of IAM: operator, key, value or values. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, pulumi.Input<string> | readonly pulumi.Input<string>[]>>>>;

export interface Grant {
  readonly actions: readonly string[];
  readonly resources: readonly pulumi.Input<string>[];
  /** A denial wins over whatever is allowed. @default "Allow" */
  readonly effect?: "Allow" | "Deny";
  /** @default always */
  readonly when?: Conditions;
}

/**
 * The trust policy of a role that one AWS service takes for this account's own resources.
 * @param sourceArn for what of them, where AWS documents which ARN the service brings
 */
export const trusts = (service: string, accountId: pulumi.Input<string>, sourceArn?: pulumi.Input<string>): pulumi.Output<string> =>
  pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: service },
        Action: "sts:AssumeRole",
        Condition: {
          StringEquals: { "aws:SourceAccount": accountId },
          ...(sourceArn === undefined ? {} : { ArnEquals: { "aws:SourceArn": sourceArn } }),
        },
      },
    ],
  });

/** An identity policy of exactly these grants. */
export const policyOf = (grants: readonly Grant[]): pulumi.Output<string> =>
  pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: grants.map(({ actions, resources, when, effect = "Allow" }) => ({
      Effect: effect,
      Action: [...actions],
      Resource: [...resources],
      ...(when === undefined ? {} : { Condition: when }),
    })),
  });
