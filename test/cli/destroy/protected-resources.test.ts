import { expect } from "chai";
import { keptIn, keptText, lineIn } from "../../../cli/destroy/protected-resources.ts";

const PROVIDER = "urn:pulumi:dev::twinline::pulumi:providers:aws::aws-home";
const provider = { urn: PROVIDER, type: "pulumi:providers:aws", custom: true, id: "p", inputs: { region: "eu-west-2" } };
const thing = (type: string, id: string, more: object = {}) => ({
  urn: `urn:pulumi:dev::twinline::${type}::${id}`,
  type,
  id,
  custom: true,
  protect: true,
  provider: `${PROVIDER}::p`,
  ...more,
});
const INSTANCE = thing("aws:connect/instance:Instance", "i", { outputs: { instanceAlias: "line" } });
const NUMBER = thing("aws:connect/phoneNumber:PhoneNumber", "n", { outputs: { phoneNumber: "+15550100" } });
const CLOSING = thing("aws-native:connect:ContactFlow", "arn:aws:connect:eu-west-2:1:instance/i/contact-flow/f", {
  inputs: { name: "twinline-dev closing" },
});
const BUCKET = thing("aws:s3/bucket:Bucket", "b");
const OTHER = thing("aws:sqs/queue:Queue", "q");
const TIE = thing("aws:connect/phoneNumberContactFlowAssociation:PhoneNumberContactFlowAssociation", "n,i,f", { protect: false });

describe("keptIn()", () => {
  it("finds what is protected, in the order in which it can be given up, with the command for each", () => {
    const kept = keptIn({ resources: [provider, INSTANCE, OTHER, BUCKET, CLOSING, NUMBER, TIE] });
    expect(kept.map(({ what, name, remove }) => [what, name, remove])).to.deep.equal([
      ["phone number", "+15550100", "aws connect release-phone-number --region eu-west-2 --phone-number-id n"],
      ["closing flow", "twinline-dev closing", undefined],
      ["Connect instance", "line", "aws connect delete-instance --region eu-west-2 --instance-id i"],
      ["bucket", "b", "aws s3 rb s3://b --force --region eu-west-2"],
      ["aws:sqs/queue:Queue", "q", undefined],
    ]);
  });

  it("names the closing flow's own command where the instance is an adopted one", () => {
    const [kept] = keptIn({ resources: [provider, CLOSING] });
    expect(kept?.remove).to.equal("aws connect delete-contact-flow --region eu-west-2 --instance-id i --contact-flow-id f");
  });

  it("finds nothing in a stack that was never brought up", () => {
    for (const nothing of [{}, { resources: [] }]) expect([keptIn(nothing), lineIn(nothing)]).to.deep.equal([[], "nothing"]);
  });
});

describe("lineIn()", () => {
  it("tells a line that is open from one whose numbers have the flow that is kept, and from one without", () => {
    const tie = (contactFlowId: string) => ({ ...TIE, inputs: { contactFlowId } });
    const lines = [
      [NUMBER, CLOSING, tie("main")],
      [NUMBER, CLOSING, tie("f")],
      [NUMBER, CLOSING],
      [NUMBER, CLOSING, tie("f"), tie("demo")],
    ].map((resources) => lineIn({ resources }));
    expect(lines).to.deep.equal(["open", "closed", "nothing", "open"]);
  });
});

describe("keptText()", () => {
  it("says what is kept, what callers hear, how to come back and how to give it up", () => {
    expect(keptText(keptIn({ resources: [provider, INSTANCE, NUMBER] }), "/state").split("\n")).to.deep.equal([
      "Kept, since they are protected:",
      "  phone number      +15550100 (n)",
      "  Connect instance  line (i)",
      "",
      "Who calls +15550100 hears that the line is closed. To open it again: npx twinline up",
      "To give them up too, stop the cloud and delete /state. On AWS they would go in this order, for good:",
      "  aws connect release-phone-number --region eu-west-2 --phone-number-id n",
      "  aws connect delete-instance --region eu-west-2 --instance-id i",
      "  pulumi state unprotect --all && pulumi destroy    (forgets them)",
      "",
    ]);
    expect(keptText([], "/state")).to.equal("Nothing is kept.\n");
  });
});
