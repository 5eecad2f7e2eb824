// The SDK's own clients as the judges of the wire: what they send must be read as they meant it, and what is written must be read by them as it
// was meant; for each operation that the local cloud has, by samples made of the services' schemas. No socket, no cloud.
import { Readable } from "node:stream";
import { HttpRequest, HttpResponse } from "@smithy/core/protocols";
import { expect } from "chai";
import { ServiceError } from "../../../local/errors.ts";
import { operations, REGISTRY, serviceNames } from "../../../local/services/registry.ts";
import type { ServiceName } from "../../../local/services/action.ts";
import type { Protocol, WireReply, WireRequest } from "../../../local/wire/protocol.ts";
import { isRecord } from "../../../local/wire/read-shape.ts";
import { type ClientModule, type Operation, requireOperation } from "../../../local/wire/schema.ts";
import { errorsOf } from "./modelled-errors.ts";
import { sample, type Fullness } from "./samples.ts";

const MODULES: Readonly<Record<ServiceName, readonly (() => Promise<ClientModule>)[]>> = {
  cloudwatch: [() => import("@aws-sdk/client-cloudwatch")],
  dynamodb: [() => import("@aws-sdk/client-dynamodb")],
  lambda: [() => import("@aws-sdk/client-lambda")],
  lex: [() => import("@aws-sdk/client-lex-runtime-v2"), () => import("@aws-sdk/client-lex-models-v2")],
  logs: [() => import("@aws-sdk/client-cloudwatch-logs")],
  scheduler: [() => import("@aws-sdk/client-scheduler")],
  sns: [() => import("@aws-sdk/client-sns")],
  sqs: [() => import("@aws-sdk/client-sqs")],
  sts: [() => import("@aws-sdk/client-sts")],
};

interface Client {
  send(command: unknown): Promise<unknown>;
}
type Answer = (request: WireRequest) => WireReply;

const isClass = (value: unknown): value is new (input: unknown) => unknown => typeof value === "function";
const isClient = (value: unknown): value is Client => typeof value === "object" && value !== null && "send" in value;

const bytesOf = (body: unknown): Buffer => {
  if (body instanceof Uint8Array) return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  return Buffer.from(typeof body === "string" ? body : "");
};

/** The request that a client would put on the wire. */
const asWire = (request: unknown): WireRequest => {
  if (!HttpRequest.isInstance(request)) throw new TypeError("The client sends no HTTP request.");
  const { method, path, query, headers, body } = request;
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) for (const one of [value ?? ""].flat()) parameters.append(name, one);
  return {
    method,
    path,
    query: parameters,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    body: bytesOf(body),
  };
};

/** The real client of a module, in front of `answer` instead of a socket. */
const clientOf = (module: ClientModule, answer: Answer): Client => {
  const made = Object.entries(module).find(([name]) => name.endsWith("Client") && !name.startsWith("_"))?.[1];
  const handle = async (request: unknown) => {
    const { status, headers, body } = answer(asWire(request));
    return { response: new HttpResponse({ statusCode: status, headers: { ...headers }, body: Readable.from([Buffer.from(body)]) }) };
  };
  const client = isClass(made)
    ? new made({
        region: "us-east-1",
        endpoint: "http://127.0.0.1:1",
        credentials: { accessKeyId: "test", secretAccessKey: "test" },
        maxAttempts: 1,
        requestHandler: { handle },
        // SQS's client counts a message's checksum after the server.
        md5: false,
      })
    : undefined;
  if (!isClient(client)) throw new TypeError("The module has no client.");
  return client;
};

const command = (module: ClientModule, operation: string, input: unknown): unknown => {
  const made = module[`${operation}Command`];
  if (!isClass(made)) throw new TypeError(`The module has no ${operation}Command.`);
  return new made(input);
};

/** Values in a form to compare: bytes as text, as what DynamoDB's wire has them; nothing that is not there. */
const plain = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (value instanceof Date) return value.getTime() / 1000;
  if (Array.isArray(value)) return value.map(plain);
  if (!isRecord(value)) return value;
  const members = Object.entries(value).filter(([name, inner]) => inner !== undefined && name !== "$metadata");
  return Object.fromEntries(members.map(([name, inner]) => [name, plain(inner)]));
};

const hasBytes = (value: unknown): value is { transformToByteArray(): Promise<Uint8Array> } =>
  typeof value === "object" && value !== null && "transformToByteArray" in value && !(value instanceof Uint8Array);

/** An answer with what it streams read to its end. */
const wholly = async (answer: unknown): Promise<unknown> => {
  const members = Object.entries(isRecord(answer) ? answer : {});
  return Object.fromEntries(
    await Promise.all(members.map(async ([name, value]) => [name, hasBytes(value) ? await value.transformToByteArray() : value] as const)),
  );
};

/** Whose errors are told by the query protocol's codes. */
const QUERY: ReadonlySet<ServiceName> = new Set(["sns", "sts"]);
const FULLNESS: readonly Fullness[] = ["all members", "required members"];
const REQUEST_ID = "6ad6dbd9-0000-4000-8000-000000000000";

interface Bound {
  readonly protocol: Protocol;
  /** The client module that has an operation. */
  readonly moduleOf: (operation: string) => ClientModule;
  readonly operation: (name: string) => Operation;
}

for (const service of serviceNames)
  describe(`the wire of ${service}`, () => {
    let bound: Bound;
    let modules: readonly ClientModule[];
    before(async () => {
      modules = await Promise.all(MODULES[service].map((load) => load()));
      const moduleOf = (operation: string) => modules.find((module) => `${operation}Command` in module) ?? {};
      const protocol = REGISTRY[service].protocol(await REGISTRY[service].loadSchemas());
      bound = { protocol, moduleOf, operation: (name) => requireOperation(moduleOf(name), name) };
    });

    for (const name of operations[service])
      for (const fullness of FULLNESS) {
        it(`reads ${name} with ${fullness} as its client meant it`, async () => {
          const { protocol, moduleOf, operation } = bound;
          const input = sample(operation(name).input, fullness);
          const read: unknown[] = [];
          const client = clientOf(moduleOf(name), (request) => {
            read.push(protocol.operation(request), protocol.read(name, request));
            return protocol.write(name, plain(sample(operation(name).output, "required members")));
          });
          await client.send(command(moduleOf(name), name, input)).catch((error: unknown) => {
            // What the answer says is the other test's.
            if (read.length === 0) throw error;
          });
          expect(read.map(plain)).to.deep.equal([name, plain(input)]);
        });

        it(`writes what ${name} answers with ${fullness} as its client reads it`, async () => {
          const { protocol, moduleOf, operation } = bound;
          const { input, output } = operation(name);
          const answer = sample(output, fullness);
          // DynamoDB's answers pass as they stand on the wire.
          const client = clientOf(moduleOf(name), () => protocol.write(name, service === "dynamodb" ? plain(answer) : answer));
          const seen = await client.send(command(moduleOf(name), name, sample(input, "required members")));
          const read = plain(await wholly(seen));
          // A member bound to a header that HTTP has anyway (Content-Type) is always there.
          if (fullness === "all members") expect(read).to.deep.equal(plain(answer));
          else expect(read).to.deep.include(plain(answer));
        });
      }

    it("tells every modelled error by its name, status and words", async () => {
      const { protocol } = bound;
      for (const module of modules) {
        const name = operations[service].find((one) => `${one}Command` in module) ?? "";
        for (const { code, status, shown } of errorsOf(module, QUERY.has(service))) {
          const error = new ServiceError(code, status, `It was not <to> be: ${code} & so on.`);
          const client = clientOf(module, () => protocol.fail(error, REQUEST_ID));
          const thrown: unknown = await client
            .send(command(module, name, sample(requireOperation(module, name).input, "required members")))
            .catch((caught: unknown) => caught);
          expect(thrown, code).to.be.instanceOf(Error).and.include({ message: error.message });
          expect(thrown).to.have.property("name").that.is.oneOf(shown);
          expect(thrown, code).to.have.property("$metadata").that.includes({ httpStatusCode: status, requestId: REQUEST_ID });
        }
      }
    });
  });
