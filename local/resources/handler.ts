// A resource handler: what the local cloud does when the program declares a resource of one Pulumi type. One file per type token, found by
// the token: aws:dynamodb/table:Table is local/resources/aws/dynamodb/table.ts. A type without a file is an error that names the file to add.
import { z } from "zod";
import { UserError } from "../errors.ts";
import type { Region } from "../region.ts";
import type { Services } from "../services.ts";

export interface CreateRequest<Inputs> {
  /** The resource's logical name in the program. */
  readonly name: string;
  /** Of the provider that declares it. */
  readonly region: Region;
  readonly inputs: Inputs;
}

export interface Created {
  readonly id: string;
  /** Outputs beside the inputs, as the real provider answers them. */
  readonly outputs: Readonly<Record<string, unknown>>;
}

export interface ResourceHandler {
  readonly create: (services: Services, request: CreateRequest<unknown>) => Promise<Created>;
}

/** What a person can do about an input that is refused, in one sentence per problem. */
const inputProblems = (type: string, name: string, error: z.ZodError): readonly string[] =>
  error.issues.flatMap((issue) => {
    if (issue.code === "unrecognized_keys")
      return issue.keys.map(
        (key) =>
          `Cannot create ${type} "${name}": the local cloud does not know its input "${key}". Leave it out, or teach the handler what it does.`,
      );
    return [`Cannot create ${type} "${name}": input "${issue.path.join(".")}" is refused: ${issue.message}.`];
  });

/**
 * A handler whose inputs are read by `schema` before anything is made.
 * @throws UserError (from the handler's create) listing every input that is missing, malformed or unknown
 */
export const handler = <Schema extends z.ZodType>(
  type: string,
  schema: Schema,
  create: (services: Services, request: CreateRequest<z.infer<Schema>>) => Promise<Created> | Created,
): ResourceHandler => ({
  create: async (services, { name, region, inputs }) => {
    const read = schema.safeParse(inputs);
    if (!read.success) throw new UserError(inputProblems(type, name, read.error));
    return create(services, { name, region, inputs: read.data });
  },
});

/** A function of a provider that the program calls (`aws.getCallerIdentity`). */
export type InvokeHandler = (
  services: Services,
  args: Readonly<Record<string, unknown>>,
  region: Region,
) => Readonly<Record<string, unknown>>;

/** Tags as `aws` resources take them. */
export const tags = z.record(z.string(), z.string()).optional();
/** Tags as `aws-native` resources take them. */
export const tagList = z.array(z.strictObject({ key: z.string(), value: z.string() })).optional();
