import { expect } from "chai";
import { protection } from "../../policies/rules/protection.ts";
import { after, aResource, kept, refused } from "./builders.ts";

const FLOW = "aws-native:connect:ContactFlow";
const TIE = "aws:connect/phoneNumberContactFlowAssociation:PhoneNumberContactFlowAssociation";
const ENCRYPTION = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";

describe("the rule protection", () => {
  it("accepts a number, its instance, its closing flow and recordings with their key when they are kept", () => {
    const [bucket, key] = [aResource("aws:s3/bucket:Bucket", "bucket", {}, kept), aResource("aws:kms/key:Key", "key", {}, kept)];
    expect(
      refused(
        protection,
        aResource("aws:connect/instance:Instance", "instance", {}, kept),
        aResource("aws:connect/phoneNumber:PhoneNumber", "number", {}, kept),
        aResource(FLOW, "shared-closing", { name: "twinline-dev closing" }, kept),
        aResource(FLOW, "flowers-line", { name: "twinline-dev flowers" }),
        aResource(TIE, "tie"),
        bucket,
        key,
        aResource(ENCRYPTION, "encrypted", {}, after(bucket, key)),
      ),
    ).to.deep.equal([]);
  });

  it("refuses each of them when a destroy would take it, and says why it cannot be had back", () => {
    expect(refused(protection, aResource("aws:connect/phoneNumber:PhoneNumber", "number"))).to.deep.equal([
      "number: it lacks protect and retainOnDelete, though a released number cannot be claimed back for up to 180 days",
    ]);
    expect(refused(protection, aResource("aws:connect/instance:Instance", "instance", {}, { protect: true }))).to.have.lengthOf(1);
    expect(refused(protection, aResource(FLOW, "closing", { name: "x closing" }, { retainOnDelete: true }))).to.have.lengthOf(1);
    const key = aResource("aws:kms/key:Key", "key");
    expect(refused(protection, key, aResource(ENCRYPTION, "encrypted", {}, after(key)))).to.have.lengthOf(1);
  });

  it("refuses a number without a closing flow", () => {
    expect(refused(protection, aResource(TIE, "tie"))).to.deep.equal(["tie: the number has no closing flow"]);
  });

  it("asks nothing of what is adopted, and no more than protect where nobody says what is retained", () => {
    expect(refused(protection, aResource("aws:connect/phoneNumber:PhoneNumber", "number", {}, { adopted: true }))).to.deep.equal([]);
    const unsaid = { protect: true, retainOnDelete: undefined };
    expect(refused(protection, aResource("aws:connect/instance:Instance", "instance", {}, unsaid))).to.deep.equal([]);
  });
});
