import { expect } from "chai";
import { parseDuration, parseEnd, spokenDuration } from "../../../cli/common/duration.ts";

const NOW = Date.parse("2026-11-21T12:00:00Z");

describe("parseDuration()", () => {
  it("reads seconds, minutes, hours and days", () => {
    expect(["90s", "30m", "2h", "1d"].map(parseDuration)).to.deep.equal([90_000, 1_800_000, 7_200_000, 86_400_000]);
  });

  it("reads nothing else", () => {
    for (const text of ["", "30", "m", "-5m", "1.5h", "5 m", "1w", "1h30m", "9999999s"])
      expect(parseDuration(text), text).to.equal(undefined);
  });
});

describe("spokenDuration()", () => {
  it("names the two largest units, rounded down", () => {
    expect([0, 42_900, 60_000, 1_770_000, 90_061_000, -5].map(spokenDuration)).to.deep.equal([
      "0 s",
      "42 s",
      "1 min",
      "29 min 30 s",
      "1 d 1 h",
      "0 s",
    ]);
  });
});

describe("parseEnd()", () => {
  it("adds --for to now", () => {
    expect(parseEnd({ for: "30m" }, NOW)).to.equal(NOW + 1_800_000);
  });

  it("takes --until in any zone", () => {
    expect(parseEnd({ until: "2026-11-21T14:30:00+02:00" }, NOW)).to.equal(NOW + 1_800_000);
  });

  for (const [options, said] of [
    [{}, "without an end"],
    [{ for: "30m", until: "2026-11-21T13:00:00Z" }, "Leave one out"],
    [{ for: "soon" }, "no length of time"],
    [{ for: "0m" }, "shorter than a minute"],
    [{ for: "59s" }, "shorter than a minute"],
    [{ for: "8d" }, "longer than seven days"],
    [{ until: "2026-11-21T11:59:59Z" }, "that is past"],
    [{ until: "2026-11-21T13:00:00" }, "no moment with a time zone"],
    [{ until: "2026-13-41T13:00:00Z" }, "no moment with a time zone"],
  ] as const)
    it(`refuses ${JSON.stringify(options)}: ${said}`, () => {
      expect(() => parseEnd(options, NOW)).to.throw(said);
    });
});
