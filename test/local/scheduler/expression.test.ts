import { expect } from "chai";
import { UnsupportedError, UserError } from "../../../local/errors.ts";
import { parseExpression } from "../../../local/scheduler/expression.ts";

const at = (text: string): number => Date.parse(text);
const next = (expression: string, from: string, zone = "UTC"): string | undefined => {
  const time = parseExpression(expression, zone, at("2026-11-20T10:00:30Z"))(at(from));
  return time === undefined ? undefined : new Date(time).toISOString();
};

describe("parseExpression()", () => {
  it("rate() fires at its start and then every period from it, not on the clock's round minutes", () => {
    expect(next("rate(1 minute)", "2026-11-20T10:00:30Z")).to.equal("2026-11-20T10:00:30.000Z");
    expect(next("rate(5 minutes)", "2026-11-20T10:00:31Z")).to.equal("2026-11-20T10:05:30.000Z");
    expect(next("rate(1 hour)", "2026-11-20T12:10:00Z")).to.equal("2026-11-20T13:00:30.000Z");
  });

  it("cron() fires at the next minute that all six fields allow", () => {
    expect(next("cron(0/15 9-17 ? * MON-FRI *)", "2026-11-20T17:50:00Z")).to.equal("2026-11-23T09:00:00.000Z");
    expect(next("cron(30 6 1,15 * ? *)", "2026-11-20T10:00:00Z")).to.equal("2026-12-01T06:30:00.000Z");
    expect(next("cron(0 0 29 FEB ? *)", "2026-11-20T10:00:00Z")).to.equal("2028-02-29T00:00:00.000Z");
    expect(next("cron(0 12 ? JUL 1 *)", "2026-11-20T10:00:00Z")).to.equal("2027-07-04T12:00:00.000Z");
  });

  it("cron() follows its time zone, and passes over a local time that daylight saving skips", () => {
    expect(next("cron(0 9 * * ? *)", "2026-11-20T10:00:00Z", "America/New_York")).to.equal("2026-11-20T14:00:00.000Z");
    expect(next("cron(30 2 * * ? *)", "2027-03-27T12:00:00Z", "Europe/Berlin")).to.equal("2027-03-29T00:30:00.000Z");
  });

  it("cron() has run out when its year is past", () => {
    expect(next("cron(0 9 * * ? 2020)", "2026-11-20T10:00:00Z")).to.equal(undefined);
  });

  it("at() fires once", () => {
    expect(next("at(2026-11-21T08:00:00)", "2026-11-20T10:00:00Z")).to.equal("2026-11-21T08:00:00.000Z");
    expect(next("at(2026-11-21T08:00:00)", "2026-11-21T08:00:01Z")).to.equal(undefined);
  });

  it("parseExpression() refuses what is no expression, with examples", () => {
    expect(() => next("rate(0 minutes)", "2026-11-20T10:00:00Z")).to.throw(UserError, "Cannot read the schedule expression");
    expect(() => next("every minute", "2026-11-20T10:00:00Z")).to.throw(UserError, "Write rate(1 minute), cron(0 9 * * ? *)");
  });

  it("parseExpression() lists every bad field of a cron at once", () => {
    expect(() => next("cron(60 25 * * ? *)", "2026-11-20T10:00:00Z"))
      .to.throw(UserError)
      .with.property("problems")
      .that.deep.equals([
        'Cannot read cron(60 25 * * ? *): minutes is "60". Write numbers of 0 to 59.',
        'Cannot read cron(60 25 * * ? *): hours is "25". Write numbers of 0 to 23.',
      ]);
  });

  it("parseExpression() refuses a cron of five fields, and one whose two day fields both speak", () => {
    expect(() => next("cron(0 9 * * *)", "2026-11-20T10:00:00Z")).to.throw(UserError, "it has 5 fields. Write six");
    expect(() => next("cron(0 9 * * MON *)", "2026-11-20T10:00:00Z")).to.throw(
      UserError,
      'exactly one of day-of-month and day-of-week must be "?"',
    );
  });

  it("parseExpression() refuses L, W and # by name", () => {
    for (const days of ["L * ?", "15W * ?", "? * 6#3", "? * 5L"])
      expect(() => next(`cron(0 9 ${days} *)`, "2026-11-20T10:00:00Z")).to.throw(UnsupportedError, "does not support");
  });

  it("parseExpression() refuses a time zone that is none", () => {
    expect(() => next("rate(1 minute)", "2026-11-20T10:00:00Z", "Mars/Olympus")).to.throw(UserError, 'time zone "Mars/Olympus"');
  });
});
