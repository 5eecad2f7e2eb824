import { expect } from "chai";
import { problemsOf, read } from "../../infra/settings/texts.ts";

describe("the settings of demo", () => {
  it("take lists with blanks around", () => {
    expect(problemsOf({ demoHolidays: "2026-12-25, 2028-02-29", smsCountries: "US,CA , GB" })).to.deep.equal([]);
  });

  for (const [name, text, says] of [
    ["demoHours", "always", '"always" is not days and hours'],
    ["demoHolidays", "2026-02-29", '"2026-02-29" is no date. Write dates as in 2026-12-25'],
    ["demoHolidays", "2026-12-25,2026-12-25", '"2026-12-25" is named twice'],
    ["demoSlotMinutes", "4", "write 5 to 480"],
    ["demoCapacity", "0", "write 1 to 99"],
    ["demoLeadMinutes", "-1", "write 0 to 10080"],
    ["demoHorizonDays", "400", "write 0 to 366"],
    ["demoLocale", "de_DE", "Write en_US, es_US or ask"],
    ["demoTimeZone", "Mars/Base", "it is not an IANA time zone"],
    ["smsCountries", "", "name at least one country"],
    ["smsCountries", "US,XX", '"XX" is no country'],
    ["smsCountries", "usa", '"usa" is no country. Write two capital letters each'],
    ["smsPerNumberDay", "0", "write 1 to 100"],
    ["smsPerDay", "many", "it is not a number"],
    ["smsMaxPrice", "0.00", "write USD above 0"],
    ["smsMaxPrice", "5 cents", "write USD above 0"],
    ["smsSenderId", "12345", "a letter among them"],
  ] as const)
    it(`refuse ${name} "${text}"`, () => {
      expect(problemsOf({ [name]: text }))
        .to.have.length(1)
        .and.to.have.property("0")
        .that.includes(`Cannot use setting "${name}" "${text}": `)
        .and.includes(says);
    });

  it("take a demo of a whole day, where a day is as long", () => {
    expect(problemsOf({ demoSlotMinutes: "480" })).to.deep.equal([]);
  });

  it("contradict one another, all said at once", () => {
    const problems = problemsOf({
      apps: "demo",
      demoHours: "Mo 09:00-10:00",
      demoSlotMinutes: "90",
      demoLeadMinutes: "2000",
      demoHorizonDays: "0",
      smsPerNumberDay: "50",
      smsPerDay: "10",
      smsSenderId: "Twinline",
    });
    expect(problems).to.satisfy((all: readonly string[]) =>
      [
        'Cannot use setting "demoSlotMinutes" "90": no day of demoHours is as long',
        'Cannot use setting "demoLeadMinutes" "2000": no demo within demoHorizonDays (0)',
        'Cannot use setting "smsPerNumberDay" "50": it is above smsPerDay (10)',
        'Cannot use setting "smsSenderId" "Twinline": no country of smsCountries (US) knows sender ids',
      ].every((beginning, index) => all[index]?.startsWith(beginning)),
    );
    expect(problems).to.have.length(4);
  });

  it("are not looked at where the stack does not run it", () => {
    expect(problemsOf({ apps: "flowers", demoSlotMinutes: "4" })).to.deep.equal([]);
    expect(read({ apps: "flowers", demoCapacity: "0" })).to.have.property("ok", true);
  });
});
