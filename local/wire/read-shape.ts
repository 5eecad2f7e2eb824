// Reads JSON as a shape of the service's model: what it is not is refused here, so that an action's input is what its type says.
import type { NormalizedSchema } from "@smithy/core/schema";
import { ServiceError } from "../errors.ts";
import { requiredMembers } from "./schema.ts";

const kindOf = (value: unknown): string =>
  value === null ? "NULL" : Array.isArray(value) ? "LIST" : typeof value === "object" ? "STRUCTURE" : `${typeof value}_value`.toUpperCase();

const wrongKind = (path: string, wanted: string, value: unknown): ServiceError =>
  new ServiceError("SerializationException", 400, `Cannot read ${path}: ${kindOf(value)} can not be converted to a ${wanted}.`);

/** True for a JSON object. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const readTimestamp = (path: string, value: unknown): Date => {
  // JSON protocols send epoch seconds with a fraction; a model may ask for ISO 8601 text instead.
  const date = typeof value === "number" ? new Date(value * 1000) : typeof value === "string" ? new Date(value) : undefined;
  if (date === undefined || Number.isNaN(date.getTime())) throw wrongKind(path, "Timestamp", value);
  return date;
};

const readSimple = (shape: NormalizedSchema, value: unknown, path: string): unknown => {
  if (shape.isTimestampSchema()) return readTimestamp(path, value);
  if (shape.isBlobSchema()) {
    if (typeof value !== "string") throw wrongKind(path, "Blob", value);
    return new Uint8Array(Buffer.from(value, "base64"));
  }
  const wanted = shape.isStringSchema() ? "string" : shape.isBooleanSchema() ? "boolean" : shape.isNumericSchema() ? "number" : undefined;
  if (wanted !== undefined && typeof value !== wanted) throw wrongKind(path, wanted, value);
  return value;
};

/**
 * Reads a JSON value as `shape`. Members the model does not know are dropped, as AWS does; nulls count as left out.
 * @throws ServiceError SerializationException for a value of another kind than the model's, naming its path
 */
export const readShape = (shape: NormalizedSchema, value: unknown, path: string): unknown => {
  if (shape.isDocumentSchema()) return value;
  if (shape.isStructSchema()) {
    if (!isRecord(value)) throw wrongKind(path, "Structure", value);
    const read: Record<string, unknown> = {};
    for (const [name, member] of shape.structIterator()) {
      const key = member.getMergedTraits().jsonName ?? name;
      const given = value[key];
      if (given !== undefined && given !== null) read[name] = readShape(member, given, `${path}.${key}`);
    }
    return read;
  }
  if (shape.isListSchema()) {
    if (!Array.isArray(value)) throw wrongKind(path, "List", value);
    const items: readonly unknown[] = value;
    const member = shape.getValueSchema();
    return items.map((item, index) => (item === null ? null : readShape(member, item, `${path}[${index}]`)));
  }
  if (shape.isMapSchema()) {
    if (!isRecord(value)) throw wrongKind(path, "Map", value);
    const member = shape.getValueSchema();
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, item === null ? null : readShape(member, item, `${path}.${key}`)]),
    );
  }
  return readSimple(shape, value, path);
};

/** JSON text as a value; an empty body is an empty structure. @throws ServiceError SerializationException when it is not JSON */
export const parseJsonBody = (body: Buffer): unknown => {
  if (body.length === 0) return {};
  try {
    return JSON.parse(body.toString("utf8"));
  } catch (cause) {
    throw new ServiceError("SerializationException", 400, "Cannot read the request: its body is not JSON.", { cause });
  }
};

/**
 * Refuses an input that lacks what the model requires at its top.
 * @throws ServiceError ValidationException naming every missing member at once
 */
export const requireMembers = (shape: NormalizedSchema, input: Readonly<Record<string, unknown>>): void => {
  const missing = requiredMembers(shape).filter((name) => input[name] === undefined);
  if (missing.length === 0) return;
  const problems = missing.map((name) => `Value null at '${name}' failed to satisfy constraint: Member must not be null`);
  const count = missing.length === 1 ? "1 validation error" : `${missing.length} validation errors`;
  throw new ServiceError("ValidationException", 400, `${count} detected: ${problems.join("; ")}`);
};
