// aws:lambda/function:Function: the archive that would be uploaded, run by local/lambda as it is.
import { z } from "zod";
import { arn } from "../../../arn.ts";
import type { FunctionConfiguration } from "../../../lambda/functions.ts";
import type { Region } from "../../../region.ts";
import { asDeclared } from "../../as-declared.ts";
import { resource } from "../../handler.ts";
import { tags } from "../limits.ts";
import { code, environment, mustMatch } from "./limits.ts";

/** lambda-runtimes, Lambda developer guide (aws-limits.md 2.1): what new functions may still use. */
const RUNTIMES = ["nodejs22.x", "nodejs24.x"] as const;
/** API reference, CreateFunction. */
const ROLE = /^arn:(?:aws[a-zA-Z-]*)?:iam::\d{12}:role\/?[\w+=,.@\-/]+$/;

/** What Lambda has where nothing is declared. */
const DEFAULTS = { memorySize: 128, timeout: 3, environment: { variables: {} }, tags: {} };

const inputs = z.strictObject({
  name: z.string().regex(/^[\w-]{1,64}$/, "use 1 to 64 letters, digits, - and _"),
  role: z.string().regex(ROLE, mustMatch("role", "arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+")),
  runtime: z.enum(RUNTIMES, `use one of ${RUNTIMES.join(", ")}`),
  architectures: z.tuple([z.enum(["arm64", "x86_64"])]).optional(),
  handler: z
    .string()
    .max(128) // API reference, CreateFunction
    .regex(/^[\w./-]+\.[\w$]+$/, "write file.export, as in index.handler"),
  code,
  memorySize: z.int().min(128).max(10_240).default(DEFAULTS.memorySize),
  timeout: z.int().min(1).max(900).default(DEFAULTS.timeout),
  environment: environment.default(DEFAULTS.environment),
  loggingConfig: z.strictObject({ logFormat: z.literal("Text"), logGroup: z.string() }).optional(),
  description: z.string().max(256).optional(), // API reference, CreateFunction
  tags,
});

const configurationOf = (region: Region, accountId: string, read: z.infer<typeof inputs>): FunctionConfiguration => {
  const { name, architectures, loggingConfig, description, tags: labels } = read;
  return {
    region,
    name,
    arn: arn({ service: "lambda", region, accountId, resource: `function:${name}` }),
    handler: read.handler,
    runtime: read.runtime,
    timeoutSeconds: read.timeout,
    memoryMb: read.memorySize,
    roleArn: read.role,
    environment: read.environment.variables,
    code: read.code,
    notes: { architectures, loggingConfig, description, tags: labels },
  };
};

/** All but the code, of which Lambda tells no more than a hash. */
const inputsOf = ({ name, roleArn, runtime, handler, memoryMb, timeoutSeconds, environment: variables, notes }: FunctionConfiguration) => ({
  name,
  role: roleArn,
  runtime,
  handler,
  memorySize: memoryMb,
  timeout: timeoutSeconds,
  environment: { variables },
  ...notes,
});

const outputsOf = ({ name, arn: functionArn }: FunctionConfiguration) => ({
  name,
  arn: functionArn,
  qualifiedArn: `${functionArn}:$LATEST`,
  version: "$LATEST",
});

export const lambdaFunction = resource("aws:lambda/function:Function", inputs, {
  replaceOn: ["name"],
  named: "name",
  create: async ({ functions, accountId }, { region, inputs: read }) => {
    const configuration = configurationOf(region, accountId, read);
    await functions.create(configuration);
    return { id: read.name, outputs: outputsOf(configuration) };
  },
  read: ({ functions }, { id, region, inputs: declared }) => {
    const found = functions.find(region, id);
    return found === undefined ? undefined : { inputs: asDeclared(declared, inputsOf(found), DEFAULTS), outputs: outputsOf(found) };
  },
  update: async ({ functions, accountId }, { region, inputs: read }) => {
    await functions.update(configurationOf(region, accountId, read));
    return {};
  },
  delete: ({ functions, asyncEvents }, { id, region }) => {
    const found = functions.find(region, id);
    if (found === undefined) return;
    functions.delete(region, found.name);
    asyncEvents.configure(found.arn, undefined);
  },
});
