// aws:lambda/function:Function: the archive that would be uploaded, run by local/lambda as it is.
import { z } from "zod";
import { arn } from "../../../../shared/arn.ts";
import { ServiceError } from "../../../errors.ts";
import type { FunctionConfiguration } from "../../../lambda/functions.ts";
import type { Region } from "../../../../shared/region.ts";
import type { Services } from "../../../services.ts";
import { KeyRefusal } from "../../../services/kms/refusal.ts";
import { asDeclared } from "../../as-declared.ts";
import { resource } from "../../handler.ts";
import { tags } from "../limits.ts";
import { code, environment, mustMatch } from "./limits.ts";

/** lambda-runtimes, Lambda developer guide (aws-limits.md 2.1): what new functions may still use. */
const RUNTIMES = ["nodejs22.x", "nodejs24.x"] as const;
/** API reference, CreateFunction. */
const ROLE = /^arn:(?:aws[a-zA-Z-]*)?:iam::\d{12}:role\/?[\w+=,.@\-/]+$/;

/** What Lambda has where nothing is declared. */
const DEFAULTS = { memorySize: 128, timeout: 3, environment: { variables: {} }, reservedConcurrentExecutions: -1, tags: {} };

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
  kmsKeyArn: z
    .string()
    .regex(/^(?:arn:aws:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+)?$/, "give the ARN of a key")
    .optional(),
  // Lambda developer guide, configuration-concurrency; -1 is the provider's word for none.
  reservedConcurrentExecutions: z.int().min(-1).optional(),
  // Nothing is traced here.
  tracingConfig: z.strictObject({ mode: z.enum(["Active", "PassThrough"]) }).optional(),
  description: z.string().max(256).optional(), // API reference, CreateFunction
  tags,
});

const configurationOf = (region: Region, accountId: string, read: z.infer<typeof inputs>): FunctionConfiguration => {
  const { name, architectures, loggingConfig, tracingConfig, description, tags: labels, kmsKeyArn = "" } = read;
  const { reservedConcurrentExecutions: reserved = DEFAULTS.reservedConcurrentExecutions } = read;
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
    ...(kmsKeyArn === "" ? {} : { kmsKeyArn }),
    ...(reserved < 0 ? {} : { reservedConcurrency: reserved }),
    notes: { architectures, loggingConfig, tracingConfig, description, tags: labels },
  };
};

/** All but the code, of which Lambda tells no more than a hash. */
const inputsOf = ({ environment: variables, notes, ...now }: FunctionConfiguration) => ({
  name: now.name,
  role: now.roleArn,
  runtime: now.runtime,
  handler: now.handler,
  memorySize: now.memoryMb,
  timeout: now.timeoutSeconds,
  environment: { variables },
  kmsKeyArn: now.kmsKeyArn,
  reservedConcurrentExecutions: now.reservedConcurrency ?? DEFAULTS.reservedConcurrentExecutions,
  ...notes,
});

/**
 * Lambda lets itself use the key from then on, by the rights of who declares the function (Lambda developer guide, configuration-envvars:
 * "Lambda uses your permissions to create a grant on the key").
 * @throws ServiceError as CreateFunction
 */
const requireKey = ({ keys }: Pick<Services, "keys">, { region, kmsKeyArn: key }: FunctionConfiguration): void => {
  try {
    keys.use(region, { kind: "account" }, { key, actions: ["kms:CreateGrant", "kms:Encrypt"], via: "lambda" });
  } catch (error) {
    if (!(error instanceof KeyRefusal)) throw error;
    throw new ServiceError(
      "InvalidParameterValueException",
      400,
      `Lambda was unable to configure access to your environment variables because the KMS key is invalid for CreateGrant. Please check your KMS key settings. KMS Message: ${error.message}`,
    );
  }
};

const outputsOf = ({ name, arn: functionArn }: FunctionConfiguration) => ({
  name,
  arn: functionArn,
  qualifiedArn: `${functionArn}:$LATEST`,
  version: "$LATEST",
});

export const lambdaFunction = resource("aws:lambda/function:Function", inputs, {
  replaceOn: ["name"],
  named: "name",
  create: async (services, { region, inputs: read }) => {
    const configuration = configurationOf(region, services.accountId, read);
    requireKey(services, configuration);
    await services.functions.create(configuration);
    return { id: read.name, outputs: outputsOf(configuration) };
  },
  read: ({ functions }, { id, region, inputs: declared }) => {
    const found = functions.find(region, id);
    return found === undefined ? undefined : { inputs: asDeclared(declared, inputsOf(found), DEFAULTS), outputs: outputsOf(found) };
  },
  update: async (services, { region, inputs: read }) => {
    const configuration = configurationOf(region, services.accountId, read);
    requireKey(services, configuration);
    await services.functions.update(configuration);
    return {};
  },
  delete: ({ functions, asyncEvents }, { id, region }) => {
    const found = functions.find(region, id);
    if (found === undefined) return;
    functions.delete(region, found.name);
    asyncEvents.configure(found.arn, undefined);
  },
});
