// An HTTP handler for SDK clients that answers without a network and keeps what was sent: the clients' own serialisation is under test too.
import { HttpResponse, type HttpRequest } from "@smithy/core/protocols";

export interface Canned {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

const parsed = (body: unknown): unknown => {
  const text = body instanceof Uint8Array ? new TextDecoder().decode(body) : body;
  return typeof text === "string" && text !== "" ? JSON.parse(text) : undefined;
};

/** @param answer what each request gets; an error is what the network throws */
export const cannedHttp = (answer: Canned | Error) => {
  const sent: Sent[] = [];
  return {
    sent,
    requestHandler: {
      handle: async (request: HttpRequest) => {
        const { method, path, headers, body } = request;
        sent.push({ method, path, headers, body: parsed(body) });
        if (answer instanceof Error) throw answer;
        const response = new HttpResponse({
          statusCode: answer.status ?? 200,
          headers: { "content-type": "application/json", ...answer.headers },
          body: new Blob([answer.body ?? ""]).stream(),
        });
        return { response };
      },
    },
  };
};
