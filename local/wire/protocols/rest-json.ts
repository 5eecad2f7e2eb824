// REST-JSON (Lex, Lambda, Scheduler): parts of the input live in the path, the query and the headers, the rest in a JSON body.
import { FromStringShapeDeserializer, JsonCodec, ToStringShapeSerializer } from "@smithy/core/protocols";
import type { NormalizedSchema } from "@smithy/core/schema";
import { ServiceError } from "../../errors.ts";
import type { Protocol, ProtocolOf, WireRequest } from "../protocol.ts";
import { isRecord, parseJsonBody, readShape, requireMembers } from "../read-shape.ts";
import { type ClientModule, type Operation, operationsOf, requireOperation } from "../schema.ts";
import { routeTable } from "./routes.ts";

// As the SDK's own client has it: timestamps as epoch seconds (7) unless the model says otherwise, members bound to HTTP left out of bodies.
const SETTINGS = { timestampFormat: { useTrait: true, default: 7 }, httpBindings: true, jsonName: true } as const;

const fromText = new FromStringShapeDeserializer(SETTINGS);
const toText = new ToStringShapeSerializer(SETTINGS);
const json = new JsonCodec(SETTINGS).createSerializer();

const textOf = (member: NormalizedSchema, value: unknown): string => {
  toText.write(member, value);
  return toText.flush();
};

const readText = (member: NormalizedSchema, value: string): unknown => fromText.read(member, value);

const readQuery = (member: NormalizedSchema, values: readonly string[]): unknown => {
  if (values.length === 0) return undefined;
  if (member.isListSchema()) return values.map((value) => readText(member.getValueSchema(), value));
  return readText(member, values[0] ?? "");
};

const readPayload = (member: NormalizedSchema, body: Buffer): unknown => {
  if (member.isBlobSchema()) return body.length === 0 ? undefined : new Uint8Array(body);
  return member.isStringSchema() ? body.toString("utf8") : readShape(member, parseJsonBody(body), "the body");
};

const readInput = ({ name, input }: Operation, request: WireRequest, labels: ReadonlyMap<string, string>): unknown => {
  const read: Record<string, unknown> = {};
  const unbound: [string, NormalizedSchema][] = [];
  if (!input.isStructSchema()) return read;
  for (const [member, shape] of input.structIterator()) {
    const traits = shape.getMergedTraits();
    if (traits.httpLabel) {
      const label = labels.get(member);
      if (label !== undefined) read[member] = readText(shape, label);
    } else if (traits.httpQuery !== undefined) read[member] = readQuery(shape, request.query.getAll(traits.httpQuery));
    else if (traits.httpHeader !== undefined) {
      const header = request.headers[traits.httpHeader.toLowerCase()];
      if (header !== undefined) read[member] = readText(shape, typeof header === "string" ? header : header.join(", "));
    } else if (traits.httpPayload) read[member] = readPayload(shape, request.body);
    else if (traits.httpQueryParams || traits.httpPrefixHeaders !== undefined)
      throw new ServiceError(
        "SerializationException",
        400,
        `Cannot read ${name}.${member}: the local wire does not read free query parameters.`,
      );
    else unbound.push([member, shape]);
  }
  if (unbound.length > 0) {
    const body = parseJsonBody(request.body);
    if (!isRecord(body)) throw new ServiceError("SerializationException", 400, "Cannot read the request: its body is not a JSON object.");
    for (const [member, shape] of unbound) {
      const key = shape.getMergedTraits().jsonName ?? member;
      const value = body[key];
      if (value !== undefined && value !== null) read[member] = readShape(shape, value, key);
    }
  }
  for (const [key, value] of Object.entries(read)) if (value === undefined) delete read[key];
  requireMembers(input, read);
  return read;
};

const bodyOf = (payload: NormalizedSchema, value: unknown): string | Uint8Array => {
  if (value instanceof Uint8Array || typeof value === "string") return value;
  if (value === undefined || value === null) return "";
  json.write(payload, value);
  return json.flush();
};

const writeOutput = ({ output, http }: Operation, value: unknown) => {
  const record = isRecord(value) ? value : {};
  const headers: Record<string, string> = { "content-type": "application/json" };
  let status = http?.status ?? 200;
  const body: Record<string, unknown> = {};
  let payload: string | Uint8Array | undefined;
  if (output.isStructSchema())
    for (const [member, shape] of output.structIterator()) {
      const given = record[member];
      const traits = shape.getMergedTraits();
      if (traits.httpPayload) payload = bodyOf(shape, given);
      else if (given === undefined || given === null) continue;
      else if (traits.httpHeader !== undefined) {
        headers[traits.httpHeader.toLowerCase()] = textOf(shape, given);
      } else if (traits.httpResponseCode) status = Number(given);
      else body[member] = given;
    }
  if (payload === undefined && status !== 204) {
    json.write(output, body);
    payload = output.isStructSchema() ? json.flush() : "{}";
  }
  return { status, headers, body: payload ?? "" };
};

/** REST-JSON bound to a service's schemas. */
export const restJson: ProtocolOf = (client: ClientModule): Protocol => {
  const routes = routeTable(operationsOf(client));
  return {
    operation: (request) => routes(request)?.operation,
    read: (name, request) => readInput(requireOperation(client, name), request, routes(request)?.labels ?? new Map()),
    write: (name, output) => writeOutput(requireOperation(client, name), output),
    fail: ({ code, status, message }, requestId) => ({
      status,
      headers: { "content-type": "application/json", "x-amzn-errortype": code, "x-amzn-requestid": requestId },
      body: JSON.stringify({ message }),
    }),
    unknown: { code: "UnknownOperationException", status: 404 },
  };
};
