// What the Lambda actions share: finding the function that a name or ARN means, and its ARN in a grant.
import type { FunctionConfiguration as FunctionDescription } from "@aws-sdk/client-lambda";
import { ServiceError } from "../../errors.ts";
import { type FunctionConfiguration, functionName, type Functions } from "../../lambda/functions.ts";
import type { Region } from "../../../shared/region.ts";

export interface Named {
  readonly FunctionName?: string | undefined;
  readonly Qualifier?: string | undefined;
}

const qualifierOf = ({ FunctionName = "", Qualifier }: Named): string | undefined =>
  Qualifier ?? FunctionName.split(":")[FunctionName.startsWith("arn:") ? 7 : 1];

const arnOf = (input: Named, region: Region, accountId: string): string => {
  const { FunctionName = "" } = input;
  const qualifier = qualifierOf(input);
  const base = FunctionName.startsWith("arn:")
    ? FunctionName.split(":").slice(0, 7).join(":")
    : `arn:aws:lambda:${region}:${accountId}:function:${functionName(FunctionName)}`;
  return qualifier === undefined ? base : `${base}:${qualifier}`;
};

/** What an action on one function asks of faults and IAM. @param grant the action's name in a policy */
export const onFunction = (grant: string) => ({
  target: ({ FunctionName }: Named) => (FunctionName === undefined ? undefined : functionName(FunctionName)),
  permission: (input: Named, { region, accountId }: { readonly region: Region; readonly accountId: string }) => ({
    action: `lambda:${grant}`,
    resource: arnOf(input, region, accountId),
  }),
});

/** @throws ServiceError ResourceNotFoundException, also for a version or alias: the local cloud has `$LATEST` alone */
export const requireFunction = (functions: Functions, region: Region, input: Named): FunctionConfiguration => {
  const qualifier = qualifierOf(input);
  const found = qualifier === undefined || qualifier === "$LATEST" ? functions.find(region, input.FunctionName ?? "") : undefined;
  if (found === undefined) {
    const known = functions.list(region).map(({ name }) => name);
    throw new ServiceError(
      "ResourceNotFoundException",
      404,
      `Function not found: ${input.FunctionName ?? ""}${qualifier === undefined ? "" : ` (${qualifier})`}. In ${region} there are: ${known.join(", ") || "none"}.`,
    );
  }
  return found;
};

/** A function as GetFunction and ListFunctions show it. */
export const describeFunction = (one: FunctionConfiguration): FunctionDescription => ({
  FunctionName: one.name,
  FunctionArn: one.arn,
  Role: one.roleArn,
  Handler: one.handler,
  Timeout: one.timeoutSeconds,
  MemorySize: one.memoryMb,
  CodeSize: Object.values(one.code).reduce((size, text) => size + Buffer.byteLength(text), 0),
  Environment: { Variables: { ...one.environment } },
  ...(one.kmsKeyArn === undefined ? {} : { KMSKeyArn: one.kmsKeyArn }),
  PackageType: "Zip",
  Version: "$LATEST",
  State: "Active",
  LastUpdateStatus: "Successful",
});
