// A resource handler: what the local cloud does with a resource of one Pulumi type. One file per type token, found by the token:
// aws:dynamodb/table:Table is local/resources/aws/dynamodb/table.ts. A type without a file is an error that names the file to add.
import { z } from "zod";
import { ServiceError, UserError } from "../errors.ts";
import type { Region } from "../../shared/region.ts";
import type { Services } from "../services.ts";
import { problemsIn, problemsOf, type Problem } from "./problems.ts";
import { tolerant } from "./tolerant.ts";

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
  /** Of one that is made again as it was, in a cloud that begins anew: what it is known by. It was taken once, so it is not judged anew. */
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
  /** Whether it was done once, in a cloud of before: then it is not judged anew. */
  readonly known?: boolean;
}

export interface Found {
  /** As they are in the cloud now: those that can be told. */
  readonly inputs: Properties;
  readonly outputs: Properties;
}

/** Whether the input at a path is known: what is not cannot be judged. */
type IsKnown = (path: readonly PropertyKey[]) => boolean;

type Answer<Value> = Value | Promise<Value>;

interface Definition<Inputs> {
  /** Inputs whose change makes a new resource: the provider's own forceNew, or createOnlyProperties. `all` where nothing can be changed. */
  readonly replaceOn: readonly (keyof Inputs & string)[] | "all";
  /** The input that AWS knows it by: where that stays, what is replaced goes before its successor comes. */
  readonly named?: keyof Inputs & string;
  /** What the service would refuse when it is asked, and can be told before. */
  refuses?(inputs: Inputs, isKnown: IsKnown): readonly Problem[];
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
  /** All that is wrong with inputs, as far as they are known. */
  readonly check: (inputs: Properties, isKnown?: IsKnown) => readonly Problem[];
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
  const problems = (inputs: Properties, isKnown: IsKnown = () => true): readonly Problem[] =>
    problemsIn(type, inputs, schema.safeParse(inputs).error?.issues ?? [], isKnown);
  const said = (verb: string, name: string, found: readonly Problem[]): UserError =>
    new UserError(found.map(({ reason }) => `Cannot ${verb} ${type} "${name}": ${reason}`));
  /** What was taken once need not conform to what AWS takes today, nor to what a later handler knows: it can still be changed and deleted. */
  const taken = (verb: string, name: string, inputs: Properties): z.infer<Schema> => {
    const { value, issues } = tolerant(schema, inputs);
    if (issues !== undefined)
      throw new UserError([
        ...said(verb, name, issues.flatMap(problemsOf)).problems,
        `These are its inputs of before: this version of twinline cannot read them. Go back to the version that made it, or take it out of the state by pulumi state delete.`,
      ]);
    return value;
  };
  const wished = (verb: string, name: string, inputs: Properties): z.infer<Schema> => {
    const found = problems(inputs);
    if (found.length > 0) throw said(verb, name, found);
    return taken(verb, name, inputs);
  };
  return {
    type,
    replaceOn: definition.replaceOn,
    named: definition.named,
    check: (inputs, isKnown = () => true) => {
      const found = problems(inputs, isKnown);
      const { data } = schema.safeParse(inputs);
      return found.length > 0 || data === undefined ? found : (definition.refuses?.(data, isKnown) ?? []);
    },
    create: async (services, { inputs, ...request }) => {
      const read = (request.known === undefined ? wished : taken)("create", request.name, inputs);
      return told(`Cannot create ${type} "${request.name}"`, () => definition.create(services, { ...request, inputs: read }));
    },
    read: async (services, existing) => definition.read(services, existing),
    update: async (services, { inputs, before, ...request }) => {
      const wish = (request.known === true ? taken : wished)("update", request.name, inputs);
      const read = { ...request, inputs: wish, before: taken("update", request.name, before) };
      return told(`Cannot update ${type} "${request.name}"`, () => definition.update(services, read));
    },
    delete: async (services, { inputs, ...request }) => {
      const read = { ...request, inputs: taken("delete", request.name, inputs) };
      return told(`Cannot delete ${type} "${request.name}"`, () => definition.delete(services, read));
    },
  };
};

/** A function of a provider that the program calls (`aws.getCallerIdentity`). */
export type InvokeHandler = (services: Services, args: Properties, region: Region) => Properties;

/** Tags as `aws-native` resources take them. */
export const tagList = z.array(z.strictObject({ key: z.string(), value: z.string() })).optional();
