// aws:lambda/function:Function: the archive that would be uploaded, run by local/lambda as it is.
import { z } from "zod";
import { arn } from "../../../arn.ts";
import { handler, tags } from "../../handler.ts";

/** lambda-runtimes, Lambda developer guide (aws-limits.md 2.1): what new functions may still use. */
const RUNTIMES = ["nodejs22.x", "nodejs24.x"] as const;
/** gettingstarted-limits, Lambda developer guide (aws-limits.md 2.2). */
const ENVIRONMENT_BYTES = 4096;

const environment = z
  .strictObject({ variables: z.record(z.string(), z.string()) })
  .refine(
    ({ variables }) => Buffer.byteLength(JSON.stringify(variables)) <= ENVIRONMENT_BYTES,
    `Lambda takes at most ${ENVIRONMENT_BYTES} bytes of environment`,
  );

const inputs = z.strictObject({
  name: z.string().regex(/^[\w-]{1,64}$/, "use 1 to 64 letters, digits, - and _"),
  role: z.string(),
  runtime: z.enum(RUNTIMES, `use one of ${RUNTIMES.join(", ")}`),
  architectures: z.tuple([z.enum(["arm64", "x86_64"])]).optional(),
  handler: z.string().regex(/^[\w./-]+\.[\w$]+$/, "write file.export, as in index.handler"),
  code: z.record(z.string(), z.string()),
  memorySize: z.int().min(128).max(10_240).default(128),
  timeout: z.int().min(1).max(900).default(3),
  environment: environment.default({ variables: {} }),
  loggingConfig: z.strictObject({ logFormat: z.literal("Text"), logGroup: z.string() }).optional(),
  description: z.string().optional(),
  tags,
});

export const lambdaFunction = handler(
  "aws:lambda/function:Function",
  inputs,
  async ({ functions, accountId }, { region, inputs: read }) => {
    const functionArn = arn({ service: "lambda", region, accountId, resource: `function:${read.name}` });
    await functions.create({
      region,
      name: read.name,
      arn: functionArn,
      handler: read.handler,
      runtime: read.runtime,
      timeoutSeconds: read.timeout,
      memoryMb: read.memorySize,
      roleArn: read.role,
      environment: read.environment.variables,
      code: read.code,
    });
    return { id: read.name, outputs: { name: read.name, arn: functionArn, qualifiedArn: `${functionArn}:$LATEST`, version: "$LATEST" } };
  },
);
