import { expect } from "chai";
import { credentialsFrom, dynamoDbEndpoint } from "../../../../functions/lib/aws/endpoints.ts";

describe("dynamoDbEndpoint()", () => {
  it("is the region's own", () => {
    expect(dynamoDbEndpoint({}, "us-west-2").href).to.equal("https://dynamodb.us-west-2.amazonaws.com/");
  });

  it("is the one that the environment sets for DynamoDB, before the one for all services", () => {
    const all = { AWS_ENDPOINT_URL: "http://127.0.0.1:4566" };
    expect(dynamoDbEndpoint(all, "us-west-2").href).to.equal("http://127.0.0.1:4566/");
    expect(dynamoDbEndpoint({ ...all, AWS_ENDPOINT_URL_DYNAMODB: "http://127.0.0.1:8000" }, "us-west-2").href).to.equal(
      "http://127.0.0.1:8000/",
    );
  });
});

describe("credentialsFrom()", () => {
  it("leaves out a session token that is not set", () => {
    expect(credentialsFrom({ AWS_ACCESS_KEY_ID: "id", AWS_SECRET_ACCESS_KEY: "secret" })).to.deep.equal({
      accessKeyId: "id",
      secretAccessKey: "secret",
    });
  });
});
