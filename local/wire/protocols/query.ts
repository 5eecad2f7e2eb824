// The query protocol (SNS, STS): the operation and its input as form fields, the answer as XML.
import { XmlCodec } from "@aws-sdk/core/protocols";
import type { ServiceError } from "../../errors.ts";
import type { Protocol, ProtocolOf, WireReply, WireRequest } from "../protocol.ts";
import { isRecord, requireMembers } from "../read-shape.ts";
import { requireOperation } from "../schema.ts";
import { readForm } from "./read-form.ts";

const formOf = ({ body, query }: WireRequest): URLSearchParams => (body.length > 0 ? new URLSearchParams(body.toString("utf8")) : query);

const escapeXml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** An error in the XML of the query protocol. @param xmlNamespace left out where the service is not known */
export const xmlFailure = ({ code, status, message, fault }: ServiceError, requestId: string, xmlNamespace?: string): WireReply => {
  const type = fault === "server" ? "Receiver" : "Sender";
  const error = `<Error><Type>${type}</Type><Code>${escapeXml(code)}</Code><Message>${escapeXml(message)}</Message></Error>`;
  const namespace = xmlNamespace === undefined ? "" : ` xmlns="${xmlNamespace}"`;
  return {
    status,
    headers: { "content-type": "text/xml", "x-amzn-requestid": requestId },
    body: `<ErrorResponse${namespace}>${error}<RequestId>${requestId}</RequestId></ErrorResponse>`,
  };
};

/** The query protocol bound to a service's schemas and its XML namespace. */
export const awsQuery =
  (xmlNamespace: string): ProtocolOf =>
  (client): Protocol => {
    const serializer = new XmlCodec({
      xmlNamespace,
      serviceNamespace: xmlNamespace,
      // 5: ISO 8601, the query protocol's own form.
      timestampFormat: { useTrait: true, default: 5 },
      httpBindings: false,
    }).createSerializer();
    return {
      operation: (request) => formOf(request).get("Action") ?? undefined,
      read: (name, request) => {
        const { input } = requireOperation(client, name);
        const read = readForm(input, formOf(request), "");
        if (!isRecord(read)) return {};
        requireMembers(input, read);
        return read;
      },
      write: (name, value) => {
        serializer.write(requireOperation(client, name).output, value ?? {});
        const inner = String(serializer.flush());
        // The serializer names the root after the shape; the protocol wants NAMEResult inside NAMEResponse.
        const members = inner.slice(inner.indexOf(">") + 1, inner.lastIndexOf("</"));
        const body = `<${name}Response xmlns="${xmlNamespace}"><${name}Result>${members}</${name}Result></${name}Response>`;
        return { status: 200, headers: { "content-type": "text/xml" }, body };
      },
      fail: (error, requestId) => xmlFailure(error, requestId, xmlNamespace),
      unknown: { code: "InvalidAction", status: 400 },
    };
  };
