import { expect } from "chai";
import { week } from "../../../../functions/lib/calendar/opening-hours.ts";

const late = { open: "10:00", close: "24:00" };

describe("week()", () => {
  it("reads what people write as seven days from Sunday on", () => {
    expect(week("Mo-Fr 10:00-24:00")).to.deep.equal({
      value: [undefined, late, late, late, late, late, undefined],
    });
  });

  for (const text of [undefined, "always", "Mo 18:00-09:00", "Mo-Fr 9-18"])
    it(`refuses ${text ?? "an unset variable"}, and shows how hours are written`, () => {
      expect(week(text)).to.have.property("problem").that.includes("Mo-Fr 09:00-18:00, Sa 10:00-14:00");
    });
});
