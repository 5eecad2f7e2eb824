import { expect } from "chai";
import { publicEndpoint } from "../../policies/rules/public-endpoint.ts";
import { after, aResource, refused } from "./builders.ts";

const CLOSED = { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true };
const url = (authorizationType?: string) => aResource("aws:lambda/functionUrl:FunctionUrl", "url", { authorizationType });

describe("the rule public-endpoint", () => {
  it("accepts doors that ask who comes, and a bucket that is closed in all four ways", () => {
    const bucket = aResource("aws:s3/bucket:Bucket", "bucket");
    expect(
      refused(
        publicEndpoint,
        url("AWS_IAM"),
        aResource("aws:apigatewayv2/route:Route", "route", { authorizationType: "JWT" }),
        bucket,
        aResource("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "private", CLOSED, after(bucket)),
      ),
    ).to.deep.equal([]);
  });

  it("refuses a function URL for anybody, and one that does not say", () => {
    expect(refused(publicEndpoint, url("NONE"))).to.deep.equal(["url: its authorizationType is NONE"]);
    expect(refused(publicEndpoint, url())).to.deep.equal(["url: its authorizationType is not given"]);
  });

  it("refuses open routes, methods, permissions and plain http", () => {
    expect(
      refused(
        publicEndpoint,
        aResource("aws:apigateway/method:Method", "method", { authorization: "NONE" }),
        aResource("aws:apigatewayv2/route:Route", "route", {}),
        aResource("aws:apigatewayv2/api:Api", "api", { target: "arn:function" }),
        aResource("aws:lambda/permission:Permission", "anybody", { principal: "*", action: "lambda:InvokeFunctionUrl" }),
        aResource("aws:sns/topicSubscription:TopicSubscription", "plain", { protocol: "http" }),
      ),
    ).to.have.lengthOf(5);
  });

  it("refuses a bucket that is closed in three ways only, or whose block is another's", () => {
    const [bucket, other] = [aResource("aws:s3/bucket:Bucket", "bucket"), aResource("aws:s3/bucket:Bucket", "other")];
    const block = (props: object, of: typeof bucket) =>
      aResource("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "block", { ...props }, after(of));
    expect(refused(publicEndpoint, bucket, block({ ...CLOSED, blockPublicPolicy: false }, bucket))).to.have.lengthOf(1);
    expect(refused(publicEndpoint, bucket, block(CLOSED, other))).to.have.lengthOf(1);
  });
});
