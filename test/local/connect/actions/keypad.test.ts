import { expect } from "chai";
import { action, aFlow, call, says } from "../support.ts";

const menu = action(
  "menu",
  "GetParticipantInput",
  { Text: "Press 1 or 2", StoreInput: "False", InputTimeLimitSeconds: "5" },
  {
    next: "other",
    when: { "1": "one" },
    errors: { InputTimeLimitExceeded: "late", NoMatchingCondition: "other", NoMatchingError: "broken" },
  },
);
const endings = [says("one", "One."), says("other", "Other."), says("late", "Late."), says("broken", "Broken.")];
const menuFlow = aFlow([menu, ...endings]);

describe("GetParticipantInput as a menu", () => {
  it("takes the branch of the key", async () => {
    expect((await call(menuFlow, ["dtmf:1"])).said).to.deep.equal(["Press 1 or 2", "One."]);
  });
  it("takes NoMatchingCondition for another key, not its NextAction as success", async () => {
    expect((await call(menuFlow, ["dtmf:7"])).of("branch-taken").map((event) => event.branch)).to.deep.equal(["NoMatchingCondition"]);
  });
  it("times out on a silent caller", async () => {
    expect((await call(menuFlow, [""])).said).to.deep.equal(["Press 1 or 2", "Late."]);
  });
  it("times out on a caller who speaks, since nobody hears", async () => {
    const { said, of } = await call(menuFlow, ["operator please"]);
    expect(said.at(-1)).to.equal("Late.");
    expect(of("heard").map((event) => event.text)).to.deep.equal(["operator please"]);
    expect(of("silent").map((event) => event.seconds)).to.deep.equal([5]);
  });
  it("takes the Error branch in a chat", async () => {
    expect((await call(menuFlow, ["dtmf:1"], { channel: "CHAT" })).said).to.deep.equal(["Broken."]);
  });
  it("uses keys typed ahead while the buffer is on, and skips that prompt", async () => {
    const first = action(
      "first",
      "GetParticipantInput",
      { Text: "Press 5", InputTimeLimitSeconds: "5", EnableDTMFBuffer: "true" },
      { next: "menu", when: { "5": "menu" }, errors: { NoMatchingError: "broken" } },
    );
    expect((await call(aFlow([first, menu, ...endings]), ["dtmf:51"])).said).to.deep.equal(["Press 5", "One."]);
  });
});

const store = (validation: "phone" | "code", extra = {}) =>
  action(
    "ask",
    "GetParticipantInput",
    {
      Text: "Type it",
      StoreInput: "True",
      InputTimeLimitSeconds: "5",
      InputValidation:
        validation === "phone"
          ? { PhoneNumberValidation: { NumberFormat: "Local", CountryCode: "US" } }
          : { CustomValidation: { MaximumLength: "4" } },
      ...extra,
    },
    { next: "typed", errors: { NoMatchingError: "broken", InvalidPhoneNumber: "invalid" } },
  );
const typed = [says("typed", "Got $.StoredCustomerInput."), says("invalid", "Invalid."), says("broken", "Broken.")];
const lastOf = async (validation: "phone" | "code", word: string): Promise<string | undefined> =>
  (await call(aFlow([store(validation), ...typed]), [word])).said.at(-1);

describe("GetParticipantInput that stores", () => {
  it("stores a code up to the terminator", async () => {
    expect(await lastOf("code", "dtmf:12#")).to.equal("Got 12.");
  });
  it("stores a code up to its maximum length", async () => {
    expect(await lastOf("code", "dtmf:123456")).to.equal("Got 1234.");
  });
  it("leaves by success with the text Timeout when nothing is typed", async () => {
    expect(await lastOf("code", "")).to.equal("Got Timeout.");
  });
  it("stores a phone number in E.164", async () => {
    expect(await lastOf("phone", "dtmf:5550100001#")).to.equal("Got +15550100001.");
  });
  it("takes InvalidPhoneNumber for what can be none", async () => {
    expect(await lastOf("phone", "dtmf:123#")).to.equal("Invalid.");
  });
  it("shows a typed number masked only", async () => {
    const { of } = await call(aFlow([store("phone"), ...typed]), ["dtmf:5550100001#"]);
    expect(of("pressed").map((event) => event.digits)).to.deep.equal(["***0001"]);
  });
});
