import { request as httpRequest } from "node:http";
import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { InvokeCommand, LambdaClient, ListLayersCommand } from "@aws-sdk/client-lambda";
import { LexRuntimeV2Client, RecognizeTextCommand } from "@aws-sdk/client-lex-runtime-v2";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { expect } from "chai";
import { UserError } from "../../../local/errors.ts";
import { parseFaultRules } from "../../../local/faults.ts";
import { aCloud, ACCOUNT, type Cloud } from "./a-cloud.ts";

const ROLE = `arn:aws:iam::${ACCOUNT}:role/lookup-role`;
const KEY = { connectRegion: { S: "us-east-1" } };
const SCOPE = "AWS4-HMAC-SHA256 Credential=test/20261120/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=00";

interface Reply {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

interface Raw {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const raw = (endpoint: string, { method = "POST", path = "/", headers = {}, body = "{}" }: Raw): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const sent = httpRequest(endpoint + path, { method, headers }, (response) => {
      const chunks: string[] = [];
      response.setEncoding("utf8").on("data", (chunk: string) => chunks.push(chunk));
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body: chunks.join("") }));
    });
    sent.on("error", reject);
    sent.end(body);
  });

const thrownBy = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );

describe("startWire()", () => {
  let cloud: Cloud;
  before(async () => {
    cloud = await aCloud();
    await cloud.tables.createTable("us-east-1", {
      TableName: "lexDR",
      AttributeDefinitions: [{ AttributeName: "connectRegion", AttributeType: "S" }],
      KeySchema: [{ AttributeName: "connectRegion", KeyType: "HASH" }],
    });
    cloud.iam.createRole({
      arn: ROLE,
      name: "lookup-role",
      trust: {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
      },
    });
    cloud.iam.putRolePolicy("lookup-role", "p", {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "dynamodb:GetItem", Resource: `arn:aws:dynamodb:us-east-1:${ACCOUNT}:table/lexDR` }],
    });
  });
  after(() => cloud.close());
  afterEach(() => cloud.faults.set([]));

  const asRole = (secretAccessKey?: string) => {
    const issued = cloud.iam.assumeRole(ROLE, "lookup", "lambda.amazonaws.com");
    return { ...cloud.client(), credentials: { ...issued, secretAccessKey: secretAccessKey ?? issued.secretAccessKey } };
  };
  const getItem = new GetItemCommand({ TableName: "lexDR", Key: KEY });

  describe("who calls", () => {
    it("startWire() takes any key it did not issue for the account", async () => {
      expect(await new STSClient(cloud.client()).send(new GetCallerIdentityCommand())).to.include({
        Account: ACCOUNT,
        Arn: `arn:aws:iam::${ACCOUNT}:root`,
      });
    });

    it("startWire() knows a role's session by its key, and verifies its signature", async () => {
      expect(await new STSClient(asRole()).send(new GetCallerIdentityCommand())).to.include({
        Arn: `arn:aws:sts::${ACCOUNT}:assumed-role/lookup-role/lookup`,
      });
      expect(await thrownBy(new DynamoDBClient(asRole()).send(getItem))).to.equal(undefined);
    });

    it("startWire() verifies a signature that came over HTTP/2", async () => {
      const session = { botId: "ABCDEFGHIJ", botAliasId: "KLMNOPQRST", localeId: "en_US", sessionId: "a:b" };
      const thrown = await thrownBy(new LexRuntimeV2Client(asRole()).send(new RecognizeTextCommand({ ...session, text: "hi" })));
      expect(thrown).to.have.property("name", "AccessDeniedException");
      expect(thrown)
        .to.have.property("message")
        .that.matches(/on resource: arn:aws:lex:us-east-1:111122223333:bot-alias\/ABCDEFGHIJ\/KLMNOPQRST/);
    });

    it("startWire() verifies a signature over a path with encoded characters", async () => {
      const command = new InvokeCommand({ FunctionName: `arn:aws:lambda:us-east-1:${ACCOUNT}:function:none`, Qualifier: "a b" });
      const thrown = await thrownBy(new LambdaClient(asRole()).send(command));
      expect(thrown).to.have.property("name", "AccessDeniedException");
    });

    it("startWire() refuses an issued key with a wrong secret", async () => {
      const thrown = await thrownBy(new DynamoDBClient(asRole("wrong")).send(getItem));
      expect(thrown).to.have.property("name", "InvalidSignatureException");
      expect(thrown).to.have.nested.property("$metadata.httpStatusCode", 403);
    });

    it("startWire() refuses a grant that is missing, in AWS's words, and says so in the event log", async () => {
      const thrown = await thrownBy(new DynamoDBClient({ ...asRole(), region: "us-west-2" }).send(getItem));
      const why = `User: arn:aws:sts::${ACCOUNT}:assumed-role/lookup-role/lookup is not authorized to perform: dynamodb:GetItem on resource: arn:aws:dynamodb:us-west-2:${ACCOUNT}:table/lexDR because no identity-based policy allows the dynamodb:GetItem action`;
      expect(thrown).to.include({ name: "AccessDeniedException", message: why });
      expect(cloud.seen.at(-1)).to.deep.include({ kind: "request-refused", service: "dynamodb", operation: "GetItem", why });
    });
  });

  describe("bad requests", () => {
    it("startWire() refuses an unsigned request with a remedy", async () => {
      const { status, headers, body } = await raw(cloud.endpoint, {});
      expect(status).to.equal(403);
      expect(headers["x-amzn-errortype"]).to.equal("MissingAuthenticationTokenException");
      expect(body).to.match(/Request is missing Authentication Token\. Sign the request/);
    });

    it("startWire() refuses an Authorization header of another form", async () => {
      const { status, body } = await raw(cloud.endpoint, { headers: { authorization: "Bearer x" } });
      expect([status, JSON.parse(body)]).to.have.nested.property("[1].__type", "IncompleteSignatureException");
    });

    it("startWire() refuses a region that is none", async () => {
      const { status, body } = await raw(cloud.endpoint, { headers: { authorization: SCOPE.replace("us-east-1", "mars") } });
      expect(status).to.equal(403);
      expect(body).to.match(/not 'mars'/);
    });

    it("startWire() refuses a foreign Host", async () => {
      const { status, body } = await raw(cloud.endpoint, { headers: { host: "evil.example", authorization: SCOPE } });
      expect(status).to.equal(403);
      expect(body).to.match(/Cannot serve the host \\"evil.example\\"/);
    });

    it("startWire() refuses the page of a foreign origin, and takes a local one", async () => {
      const call = (origin: string) =>
        raw(cloud.endpoint, { headers: { origin, authorization: SCOPE, "x-amz-target": "DynamoDB_20120810.ListTables" } });
      expect((await call("https://evil.example")).status).to.equal(403);
      expect((await call("null")).status).to.equal(403);
      expect((await call("http://localhost:5173")).status).to.equal(200);
    });

    it("startWire() refuses a service it does not have, naming those it has", async () => {
      const { status, body } = await raw(cloud.endpoint, { headers: { authorization: SCOPE.replace("dynamodb", "s3") } });
      expect(status).to.equal(404);
      expect(body).to.match(/has no service \\"s3\\".*It has: monitoring, dynamodb, lambda/);
    });

    it("startWire() answers an unknown service in XML to a client of the query protocol", async () => {
      const { headers, body } = await raw(cloud.endpoint, {
        headers: { authorization: SCOPE.replace("dynamodb", "iam"), "content-type": "application/x-www-form-urlencoded; charset=utf-8" },
        body: "Action=ListRoles",
      });
      expect(headers["content-type"]).to.equal("text/xml");
      expect(body).to.match(/^<ErrorResponse><Error><Type>Sender<\/Type><Code>UnknownOperationException<\/Code>/);
    });

    it("startWire() refuses a REST operation it does not have, naming the file to add", async () => {
      const thrown = await thrownBy(new LambdaClient(cloud.client()).send(new ListLayersCommand()));
      expect(thrown).to.have.property("name", "UnknownOperationException");
      expect(thrown)
        .to.have.property("message")
        .that.matches(/does not support lambda:ListLayers\. Add local\/services\/lambda\/list-layers\.ts\./);
    });

    it("startWire() refuses a JSON operation it does not have", async () => {
      const { status, body } = await raw(cloud.endpoint, {
        headers: { authorization: SCOPE, "x-amz-target": "DynamoDB_20120810.ExecuteTransaction" },
      });
      expect([status, JSON.parse(body)]).to.have.nested.property("[1].__type", "UnknownOperationException");
    });

    it("startWire() refuses a body that is not JSON", async () => {
      const headers = { authorization: SCOPE, "x-amz-target": "DynamoDB_20120810.GetItem" };
      const { status, body } = await raw(cloud.endpoint, { headers, body: "{" });
      expect([status, JSON.parse(body)]).to.have.nested.property("[1].__type", "SerializationException");
    });

    it("startWire() refuses a body over 6 MB", async () => {
      const headers = { authorization: SCOPE, "x-amz-target": "DynamoDB_20120810.GetItem" };
      const { status, body } = await raw(cloud.endpoint, { headers, body: "x".repeat(6_291_457) });
      expect(status).to.equal(413);
      expect(body).to.match(/Request must be smaller than 6291456 bytes; seen: 6291457\./);
    });

    it("startWire() refuses a member of the wrong kind, and one that is missing", async () => {
      const headers = { authorization: SCOPE.replace("dynamodb", "lex") };
      const path = "/bots/ABCDEFGHIJ/botAliases/KLMNOPQRST/botLocales/en_US/sessions/s-1/text";
      const wrong = await raw(cloud.endpoint, { headers, path, body: '{"text":5}' });
      expect([wrong.status, JSON.parse(wrong.body)]).to.deep.equal([
        400,
        { message: "Cannot read text: NUMBER_VALUE can not be converted to a string." },
      ]);
      const missing = await raw(cloud.endpoint, { headers, path, body: "{}" });
      expect(missing.headers["x-amzn-errortype"]).to.equal("ValidationException");
      expect(missing.body).to.match(/1 validation error detected: Value null at 'text'/);
    });

    it("startWire() refuses Smithy CBOR by name", async () => {
      const headers = { authorization: SCOPE.replace("dynamodb", "monitoring"), "smithy-protocol": "rpc-v2-cbor" };
      const { status, body } = await raw(cloud.endpoint, { headers, path: "/service/GraniteServiceVersion20100801/operation/ListMetrics" });
      expect(status).to.equal(501);
      expect(body).to.match(/does not support this wire protocol of rpc-v2-cbor/);
    });

    it("startWire() breaks the connection of a door that fails in the middle of its answer, and goes on to serve", async () => {
      const own = await aCloud({
        doors: {
          "/broken": async (_, response) => {
            response.statusCode = 200;
            response.end("a line that went out\n");
            throw new Error("the rest never comes");
          },
        },
      });
      const lost: unknown[] = [];
      const hear = (reason: unknown): void => {
        lost.push(reason);
      };
      process.on("unhandledRejection", hear);
      await raw(own.endpoint, { path: "/broken", headers: { connection: "close" } }).catch((error: unknown) =>
        expect(error).to.have.property("code", "ECONNRESET"),
      );
      expect(await raw(own.endpoint, {})).to.have.property("status", 403);
      process.off("unhandledRejection", hear);
      // One that nobody hears would end the whole cloud.
      expect(lost).to.deep.equal([]);
      await own.close();
    });

    it("startWire() refuses a port in use, with the remedy", async () => {
      const thrown = await thrownBy(aCloud({ port: Number(new URL(cloud.endpoint).port) }));
      expect(thrown).to.be.instanceOf(UserError);
      expect(thrown)
        .to.have.property("message")
        .that.matches(/^Cannot serve on port \d+: it is in use\. Choose another with --port/);
    });
  });

  describe("faults", () => {
    const recognize = new RecognizeTextCommand({
      botId: "ABCDEFGHIJ",
      botAliasId: "KLMNOPQRST",
      localeId: "en_US",
      sessionId: "s-1",
      text: "roses",
    });
    const fault = (effect: "down" | "hang" | "throttle" | "error") => cloud.faults.set(parseFaultRules([`us-east-1/lex=${effect}`]));

    it("startWire() breaks the connection of a service that is down, in its region only", async () => {
      fault("down");
      const thrown = await thrownBy(new LexRuntimeV2Client(cloud.client()).send(recognize));
      expect(thrown)
        .to.have.property("message")
        .that.matches(/http2 request did not get a response/);
      expect(await thrownBy(new LexRuntimeV2Client(cloud.client("us-west-2")).send(recognize))).to.equal(undefined);
      expect(cloud.seen.find(({ kind }) => kind === "fault-applied")).to.include({
        region: "us-east-1",
        operation: "RecognizeText",
        rule: "us-east-1/lex=down",
      });
    });

    it("startWire() breaks a connection of HTTP/1.1 as well", async () => {
      cloud.faults.set(parseFaultRules(["us-east-1/dynamodb=down"]));
      expect(await thrownBy(new DynamoDBClient(cloud.client()).send(getItem))).to.have.property("code", "ECONNRESET");
    });

    it("startWire() never answers for a service that hangs, until the client gives up", async () => {
      fault("hang");
      const thrown = await thrownBy(new LexRuntimeV2Client(cloud.client()).send(recognize, { abortSignal: AbortSignal.timeout(50) }));
      expect(thrown)
        .to.have.property("name")
        .that.matches(/AbortError|TimeoutError/);
    });

    it("startWire() throttles and breaks a service with the errors of its model", async () => {
      fault("throttle");
      const throttled = await thrownBy(new LexRuntimeV2Client(cloud.client()).send(recognize));
      expect(throttled).to.have.property("name", "ThrottlingException");
      expect(throttled).to.have.nested.property("$metadata.httpStatusCode", 429);
      fault("error");
      expect(await thrownBy(new LexRuntimeV2Client(cloud.client()).send(recognize))).to.have.property("name", "InternalServerException");
    });
  });
});
