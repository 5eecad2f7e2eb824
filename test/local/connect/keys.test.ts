import { expect } from "chai";
import { keysForBot, storeKeys, toE164 } from "../../../local/connect/keys.ts";

const rules = { terminator: "#", cancelKey: true, maximumLength: 20 };

describe("storeKeys()", () => {
  it("stops at the terminator and keeps what comes after", () => {
    expect(storeKeys("123#45", rules)).to.deep.equal({ input: "123", rest: "45" });
  });

  it("stops at the maximum length", () => {
    expect(storeKeys("12345", { ...rules, maximumLength: 3 })).to.deep.equal({ input: "123", rest: "45" });
  });

  it("forgets what was typed before the cancel key", () => {
    expect(storeKeys("99*12#", rules).input).to.equal("12");
  });

  it("delivers the cancel key itself when nothing else was pressed", () => {
    expect(storeKeys("*", rules).input).to.equal("*");
  });

  it("keeps the cancel key as a key when it is disabled", () => {
    expect(storeKeys("1*2#", { ...rules, cancelKey: false }).input).to.equal("1*2");
  });

  it("knows a terminator of several keys", () => {
    expect(storeKeys("12*#", { ...rules, terminator: "*#", cancelKey: false }).input).to.equal("12");
  });
});

describe("toE164()", () => {
  it("reads a local number of the country", () => {
    expect(toE164("5550100001", "US")).to.equal("+15550100001");
    expect(toE164("0412345678", "AU")).to.equal("+61412345678");
  });

  it("puts the plus before E.164 digits", () => {
    expect(toE164("12025550101", undefined)).to.equal("+12025550101");
  });

  it("refuses what is too short, no number, or of no country", () => {
    expect([toE164("123", "US"), toE164("Timeout", undefined), toE164("5550100001", "ZZ"), toE164("", "US")]).to.deep.equal([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe("keysForBot()", () => {
  const pressed = (keys: string, attributes = {}) => keysForBot(keys, attributes, "OrderFlowers", "FlowerType");
  const typed = (keys: string, attributes = {}): string | undefined => pressed(keys, attributes).text;

  it("ends at the end key, and names a deletion or an end alone", () => {
    expect([typed("123#"), typed("#"), typed("*"), typed("123*")]).to.deep.equal(["123", "[END]", "[DEL]", "[DEL]"]);
  });

  it("heeds the most specific setting of the session attributes", () => {
    const attributes = {
      "x-amz-lex:dtmf:max-length:*:*": "5",
      "x-amz-lex:dtmf:max-length:OrderFlowers:FlowerType": "2",
      "x-amz-lex:dtmf:end-character:*": "9",
    };
    expect(typed("1234", attributes)).to.equal("12");
    expect(typed("19", attributes)).to.equal("1");
  });

  it("deletes with the key that was set for it, and takes the first for a key like any other then", () => {
    const attributes = { "x-amz-lex:dtmf:deletion-character:OrderFlowers:*": "0" };
    expect([typed("120", attributes), typed("1204", attributes), typed("12*", attributes)]).to.deep.equal(["[DEL]", "4", "12*"]);
  });

  it("waits for more keys until the end timeout, unless the end key or the number of keys says that these are all", () => {
    const fourKeys = { "x-amz-lex:dtmf:max-length:*:FlowerType": "4", "x-amz-lex:dtmf:end-timeout-ms:*:*": "1500" };
    expect(
      [pressed("112"), pressed("112#"), pressed("112", fourKeys), pressed("1124", fourKeys)].map(({ waitMs }) => waitMs),
    ).to.deep.equal([5000, 0, 1500, 0]);
  });

  it("takes a setting that is no number for none", () => {
    const odd = { "x-amz-lex:dtmf:max-length:*:*": "many", "x-amz-lex:dtmf:end-timeout-ms:*:*": "0" };
    expect(pressed("1".repeat(1030), odd)).to.deep.equal({ text: "1".repeat(1024), waitMs: 0 });
    expect(pressed("1", odd).waitMs).to.equal(5000);
  });

  it("takes no keys where the slot allows none", () => {
    expect(typed("1", { "x-amz-lex:allow-dtmf-input:*:FlowerType": "false" })).to.equal(undefined);
  });
});
