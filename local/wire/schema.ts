// What an AWS SDK client exports of its service: the operations with their HTTP binding and shapes, and the modelled errors. The wire reads
// and writes by these, so that no service's form is written by hand.
import { NormalizedSchema } from "@smithy/core/schema";

type SchemaRef = Parameters<typeof NormalizedSchema.of>[0];

export interface Operation {
  readonly name: string;
  readonly input: NormalizedSchema;
  readonly output: NormalizedSchema;
  /** Only of services that speak REST. */
  readonly http: HttpBinding | undefined;
}

export interface HttpBinding {
  readonly method: string;
  /** `/2015-03-31/functions/{FunctionName}`, perhaps with `?` and fixed parameters. */
  readonly path: string;
  readonly status: number;
}

/** The module of an SDK client, loaded when its service is first called. */
export type ClientModule = Readonly<Record<string, unknown>>;

// The first element of an exported schema says its kind (@smithy/types, static-schemas.d.ts).
const OPERATION = 9;
const ERROR = -3;

type OperationSchema = readonly [typeof OPERATION, string, string, unknown, SchemaRef, SchemaRef];
type ErrorSchema = readonly [typeof ERROR, string, string, unknown, ...unknown[]];

const isOperationSchema = (value: unknown): value is OperationSchema => Array.isArray(value) && value[0] === OPERATION && value.length >= 6;
const isErrorSchema = (value: unknown): value is ErrorSchema => Array.isArray(value) && value[0] === ERROR;

const traitOf = (traits: unknown, name: string): unknown =>
  typeof traits === "object" && traits !== null ? Object.entries(traits).find(([key]) => key === name)?.[1] : undefined;

const httpOf = (traits: unknown): HttpBinding | undefined => {
  const http = traitOf(traits, "http");
  if (!Array.isArray(http)) return undefined;
  const parts: readonly unknown[] = http;
  const [method, path, status] = parts;
  return typeof method === "string" && typeof path === "string" && typeof status === "number" ? { method, path, status } : undefined;
};

const normalize = ([, , name, traits, input, output]: OperationSchema): Operation => ({
  name,
  input: NormalizedSchema.of(input),
  output: NormalizedSchema.of(output),
  http: httpOf(traits),
});

const operationOf = (client: ClientModule, name: string): Operation | undefined => {
  const schema = client[`${name}$`];
  return isOperationSchema(schema) ? normalize(schema) : undefined;
};

/** One operation that the registry says exists. @throws Error when it does not: a mistake in the registry, not of the caller */
export const requireOperation = (client: ClientModule, name: string): Operation => {
  const operation = operationOf(client, name);
  if (operation === undefined)
    throw new Error(`The SDK client has no operation ${name}: local/services/registry.ts names one that does not exist.`);
  return operation;
};

/** Every operation the service has, whether the local cloud runs it or not. */
export const operationsOf = (client: ClientModule): readonly Operation[] => Object.values(client).filter(isOperationSchema).map(normalize);

/** The older code of an error, which clients of the former query protocol still show (`AWS.SimpleQueueService.NonExistentQueue`). */
export const queryCodeOf = (client: ClientModule, code: string): string | undefined => {
  const schema = client[`${code}$`];
  const legacy = isErrorSchema(schema) ? traitOf(schema[3], "awsQueryError") : undefined;
  const first: unknown = Array.isArray(legacy) ? legacy[0] : undefined;
  return typeof first === "string" ? first : undefined;
};

// A structure's seventh element counts the members that a request must carry; they stand first (@smithy/types, static-schemas.d.ts).
const REQUIRED_COUNT = 6;

/** The members of a structure that may not be left out. */
export const requiredMembers = (shape: NormalizedSchema): readonly string[] => {
  if (!shape.isStructSchema()) return [];
  const schema: unknown = shape.getSchema();
  const count: unknown = Array.isArray(schema) ? schema[REQUIRED_COUNT] : undefined;
  return typeof count === "number" ? [...shape.structIterator()].slice(0, count).map(([name]) => name) : [];
};
