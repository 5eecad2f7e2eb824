// aws:lambda/permission:Permission: a statement of a function's own policy, by which an AWS service may invoke it.
import { z } from "zod";
import { UserError } from "../../../errors.ts";
import { handler } from "../../handler.ts";

const inputs = z.strictObject({
  function: z.string(),
  statementId: z.string().optional(),
  action: z.literal("lambda:InvokeFunction"),
  principal: z.string(),
  sourceAccount: z.string().optional(),
  sourceArn: z.string().optional(),
});

export const permission = handler("aws:lambda/permission:Permission", inputs, ({ functions, iam }, { name, region, inputs: read }) => {
  const callee = functions.find(region, read.function);
  if (callee === undefined)
    throw new UserError(
      `Cannot create aws:lambda/permission:Permission "${name}": ${region} has no function "${read.function}". Name one that the program declares there.`,
    );
  const statementId = read.statementId ?? name;
  iam.putResourceStatement(callee.arn, {
    Sid: statementId,
    Effect: "Allow",
    Principal: { Service: read.principal },
    Action: read.action,
    Resource: callee.arn,
    Condition: {
      ...(read.sourceAccount === undefined ? {} : { StringEquals: { "aws:SourceAccount": read.sourceAccount } }),
      ...(read.sourceArn === undefined ? {} : { ArnLike: { "aws:SourceArn": read.sourceArn } }),
    },
  });
  return { id: statementId, outputs: { statementId } };
});
