import { expect } from "chai";
import { spokenDate, spokenOpening, spokenTime, writtenDate } from "../../functions/lib/speech/es.ts";

describe("Spanish speech", () => {
  it("spokenDate() says a day as it stands in a sentence, and a year only where it is another one", () => {
    expect(spokenDate("2026-11-24", "2026-11-21")).to.equal("el martes 24 de noviembre");
    expect(spokenDate("2026-11-21", "2026-11-21")).to.equal("hoy, sábado 21 de noviembre");
    expect(spokenDate("2026-11-22", "2026-11-21")).to.equal("mañana, domingo 22 de noviembre");
    expect(spokenDate("2027-01-05", "2026-11-21")).to.equal("el martes 5 de enero de 2027");
  });

  for (const [time, spoken] of [
    ["05:00", "a las 5 de la madrugada"],
    ["09:30", "a las 9:30 de la mañana"],
    ["12:00", "al mediodía"],
    ["13:00", "a la 1 de la tarde"],
    ["19:15", "a las 7:15 de la noche"],
    ["24:00", "a la medianoche"],
  ] as const)
    it(`spokenTime() says ${time} as "${spoken}"`, () => {
      expect(spokenTime(time)).to.equal(spoken);
    });

  it("spokenOpening() joins what stands before and after", () => {
    expect(spokenOpening({ open: "12:00", close: "17:00" })).to.equal("del mediodía a las 5 de la tarde");
  });

  it("writtenDate() writes a date as a customer does", () => {
    expect(writtenDate("2026-11-24")).to.equal("24 de noviembre");
  });
});
