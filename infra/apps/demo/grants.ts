// What the functions of the demo line may do besides the plain uses of grants.ts: book by transactions, text phones, and have reminders made.
import * as pulumi from "@pulumi/pulumi";
import { opensTable, type Use } from "../../building-blocks/grants.ts";
import type { RegionProviders } from "../../platform/regions.ts";
import type { ReplicatedTable } from "../../building-blocks/replicated-table.ts";
import { anywhere } from "../../building-blocks/wide-actions.ts";

/** What a request for a table needs of IAM. A transaction has no action of its own: it needs those of its parts (DynamoDB developer guide, "Using IAM with DynamoDB transactions"). */
export type TableAction = "BatchGetItem" | "DeleteItem" | "GetItem" | "PutItem" | "Query" | "UpdateItem";

/** Reads and writes a table by these actions, through the home region only. @param name the environment variable that carries the table's name */
export const worksAtHome = (name: string, table: ReplicatedTable, actions: readonly TableAction[]): Use => ({
  environment: { [name]: table.name },
  grants: [{ actions: actions.map((action) => `dynamodb:${action}`), resources: [table.arn] }, opensTable(table.name, [table.keyArn])],
});

/** Texts any phone, and publishes to no topic: IAM has one action for both, and a phone has no ARN. */
export const textsPhones = (): Use => ({
  environment: {},
  grants: [
    anywhere("sns:CheckIfPhoneNumberIsOptedOut", "sns:Publish"),
    { effect: "Deny", actions: ["sns:Publish"], resources: ["arn:aws:sns:*:*:*"] },
  ],
});

/** Makes and takes away the reminders of a group (functions/notify/reminders.ts names them), and hands them their role. */
export const makesSchedules = (
  region: RegionProviders,
  { groupName, roleArn }: { readonly groupName: pulumi.Input<string>; readonly roleArn: pulumi.Input<string> },
): Use => ({
  environment: { REMINDER_GROUP: groupName, REMINDER_ROLE_ARN: roleArn },
  grants: [
    {
      actions: ["scheduler:CreateSchedule", "scheduler:DeleteSchedule"],
      resources: [pulumi.interpolate`arn:aws:scheduler:${region.name}:${region.accountId}:schedule/${groupName}/reminder-*`],
    },
    // Else the role could be handed to whatever service takes it (IAM user guide, "Granting a user permissions to pass a role to a service").
    { actions: ["iam:PassRole"], resources: [roleArn], when: { StringEquals: { "iam:PassedToService": "scheduler.amazonaws.com" } } },
  ],
});
