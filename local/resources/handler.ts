// A resource handler: what the local cloud does with a resource of one Pulumi type. One file per type token, found by the token:
// aws:dynamodb/table:Table is local/resources/aws/dynamodb/table.ts. A type without a file is an error that names the file to add.
import { z } from "zod";
import { ServiceError, UserError } from "../errors.ts";
import type { Region } from "../region.ts";
import type { Services } from "../services.ts";
import { problemsIn, problemsOf, type Problem } from "./problems.ts";

type Properties = Readonly<Record<string, unknown>>;

export interface Created {
  readonly id: string;
  /** Outputs beside the inputs, as the real provider answers them. */
  readonly outputs: Properties;
}

export interface CreateRequest<Inputs> {
  /** The resource's logical name in the program. */
  readonly name: string;
  /** Of the provider that declares it. */
  readonly region: Region;
  readonly inputs: Inputs;
  /** Of one that is made again as it was, in a cloud that begins anew: what it is known by. */
  readonly known?: Created;
}

/** A resource that is there. */
export interface Existing<Inputs> {
  readonly id: string;
  readonly name: string;
  readonly region: Region;
  readonly inputs: Inputs;
}

export interface UpdateRequest<Inputs> extends Existing<Inputs> {
  readonly before: Inputs;
}

export interface Found {
  /** As they are in the cloud now: those that can be told. */
  readonly inputs: Properties;
  readonly outputs: Properties;
}

type Answer<Value> = Value | Promise<Value>;

interface Definition<Inputs> {
  /** Inputs whose change makes a new resource: the provider's own forceNew, or createOnlyProperties. `all` where nothing can be changed. */
  readonly replaceOn: readonly (keyof Inputs & string)[] | "all";
  /** The input that AWS knows it by: where that stays, what is replaced goes before its successor comes. */
  readonly named?: keyof Inputs & string;
  create(services: Services, request: CreateRequest<Inputs>): Answer<Created>;
  /** @returns what it is now; undefined when it is gone. `inputs` are as they were declared, empty for one to import. */
  read(services: Services, existing: Existing<Properties>): Answer<Found | undefined>;
  /** @returns the outputs that are other than before */
  update(services: Services, request: UpdateRequest<Inputs>): Answer<Properties>;
  /** Of one that is gone already: nothing. */
  delete(services: Services, existing: Existing<Inputs>): Answer<void>;
}

export interface ResourceHandler {
  readonly type: string;
  readonly replaceOn: readonly string[] | "all";
  readonly named: string | undefined;
  /** @param isKnown whether the input at a path is known: what is not cannot be judged */
  readonly check: (inputs: Properties, isKnown?: (path: readonly PropertyKey[]) => boolean) => readonly Problem[];
  readonly create: (services: Services, request: CreateRequest<Properties>) => Promise<Created>;
  readonly read: (services: Services, existing: Existing<Properties>) => Promise<Found | undefined>;
  readonly update: (services: Services, request: UpdateRequest<Properties>) => Promise<Properties>;
  readonly delete: (services: Services, existing: Existing<Properties>) => Promise<void>;
}

/** What a service refuses is told with the resource it refused, in AWS's words and under its code. */
const told = async <Value>(what: string, work: () => Answer<Value>): Promise<Value> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    throw new UserError(`${what}: ${error.code}: ${error.message}`, { cause: error });
  }
};

/**
 * A handler whose inputs are read by `schema` before anything is made of them.
 * @throws UserError (from the handler's functions) listing every input that is missing, malformed or unknown; or saying what the service refuses
 */
export const resource = <Schema extends z.ZodType>(
  type: string,
  schema: Schema,
  definition: Definition<z.infer<Schema>>,
): ResourceHandler => {
  const problems: ResourceHandler["check"] = (inputs, isKnown = () => true) =>
    problemsIn(type, inputs, schema.safeParse(inputs).error?.issues ?? [], isKnown);
  const said = (verb: string, name: string, found: readonly Problem[]): UserError =>
    new UserError(found.map(({ reason }) => `Cannot ${verb} ${type} "${name}": ${reason}`));
  /** What was taken once need not conform to what AWS takes today: it can still be changed and deleted. */
  const read = (verb: string, name: string, inputs: Properties): z.infer<Schema> => {
    const { success, data, error } = schema.safeParse(inputs);
    if (!success) throw said(verb, name, error.issues.flatMap(problemsOf));
    return data;
  };
  const wished = (verb: string, name: string, inputs: Properties): z.infer<Schema> => {
    const found = problems(inputs);
    if (found.length > 0) throw said(verb, name, found);
    return read(verb, name, inputs);
  };
  return {
    type,
    replaceOn: definition.replaceOn,
    named: definition.named,
    check: problems,
    create: async (services, { inputs, ...request }) => {
      const known = { ...request, inputs: wished("create", request.name, inputs) };
      return told(`Cannot create ${type} "${request.name}"`, () => definition.create(services, known));
    },
    read: async (services, existing) => definition.read(services, existing),
    update: async (services, { inputs, before, ...request }) => {
      const known = { ...request, inputs: wished("update", request.name, inputs), before: read("update", request.name, before) };
      return told(`Cannot update ${type} "${request.name}"`, () => definition.update(services, known));
    },
    delete: async (services, { inputs, ...request }) => {
      const known = { ...request, inputs: read("delete", request.name, inputs) };
      return told(`Cannot delete ${type} "${request.name}"`, () => definition.delete(services, known));
    },
  };
};

/** A function of a provider that the program calls (`aws.getCallerIdentity`). */
export type InvokeHandler = (services: Services, args: Properties, region: Region) => Properties;

/** Tags as `aws-native` resources take them. */
export const tagList = z.array(z.strictObject({ key: z.string(), value: z.string() })).optional();
