// AWS-JSON 1.0 and 1.1 (SQS, CloudWatch Logs, CloudWatch): the operation in `X-Amz-Target`, everything else in one JSON body.
import { JsonCodec } from "@smithy/core/protocols";
import { ServiceError } from "../../errors.ts";
import type { Protocol, ProtocolOf, WireRequest } from "../protocol.ts";
import { isRecord, parseJsonBody, readShape, requireMembers } from "../read-shape.ts";
import { queryCodeOf, requireOperation } from "../schema.ts";

const json = new JsonCodec({ timestampFormat: { useTrait: true, default: 7 }, jsonName: false }).createSerializer();

/** `DynamoDB_20120810.GetItem` names GetItem. */
const targetOf = ({ headers }: WireRequest): string | undefined => {
  const target = headers["x-amz-target"];
  return typeof target === "string" ? target.split(".").at(-1) : undefined;
};

const failure = ({ code, status, message, members }: ServiceError, requestId: string, version: string, legacy: string | undefined) => ({
  status,
  headers: {
    "content-type": `application/x-amz-json-${version}`,
    "x-amzn-requestid": requestId,
    ...(legacy === undefined ? {} : { "x-amzn-query-error": `${legacy};${status >= 500 ? "Receiver" : "Sender"}` }),
  },
  body: JSON.stringify({ __type: code, message, ...members }),
});

const UNKNOWN = { code: "UnknownOperationException", status: 400 } as const;

/** AWS-JSON bound to a service's schemas. */
export const awsJson =
  (version: "1.0" | "1.1"): ProtocolOf =>
  (client): Protocol => {
    return {
      operation: targetOf,
      read: (name, { body }) => {
        const { input } = requireOperation(client, name);
        const value = input.isStructSchema() ? readShape(input, parseJsonBody(body), name) : {};
        if (isRecord(value)) requireMembers(input, value);
        return value;
      },
      write: (name, value) => {
        const { output } = requireOperation(client, name);
        json.write(output, value ?? {});
        const body = output.isStructSchema() ? json.flush() : "{}";
        return { status: 200, headers: { "content-type": `application/x-amz-json-${version}` }, body };
      },
      fail: (error, requestId) => failure(error, requestId, version, queryCodeOf(client, error.code)),
      unknown: UNKNOWN,
    };
  };

/**
 * AWS-JSON passed on as it is, for a service whose implementation checks, reads and writes the wire's own JSON (dynalite does, with
 * DynamoDB's own messages).
 */
export const verbatimJson: ProtocolOf = () => ({
  operation: targetOf,
  read: (_, { body }) => {
    const value = parseJsonBody(body);
    if (!isRecord(value)) throw new ServiceError("SerializationException", 400, "Cannot read the request: its body is not a JSON object.");
    return value;
  },
  write: (_, output) => ({
    status: 200,
    headers: { "content-type": "application/x-amz-json-1.0" },
    body: JSON.stringify(output),
  }),
  fail: (error, requestId) => failure(error, requestId, "1.0", undefined),
  unknown: UNKNOWN,
});
