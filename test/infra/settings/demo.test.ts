import { readFileSync } from "node:fs";
import { expect } from "chai";
import { parse } from "yaml";
import { parseSettings } from "../../../infra/settings/form.ts";

const raw = (overrides: Readonly<Record<string, string>> = {}): Record<string, string> => {
  const file: { config: Record<string, { default: unknown }> } = parse(readFileSync("Pulumi.yaml", "utf8"));
  const defaults = Object.fromEntries(Object.entries(file.config).map(([name, setting]) => [name, String(setting.default)]));
  return { ...defaults, agentPassword: "Secret-word-1", adminPassword: "Secret-word-2", ...overrides };
};

describe("the settings of the demo line", () => {
  it("run both lines by default, the flower shop first", () => {
    const settings = parseSettings(raw());
    expect(settings).to.deep.include({
      lines: ["flowers", "demo"],
      demoHolidays: [],
      smsCountries: ["US"],
      demoSlotMinutes: 30,
      demoCapacity: 1,
      demoLeadMinutes: 60,
      demoHorizonDays: 60,
      demoLocale: "en_US",
      smsPerNumberDay: 5,
      smsPerDay: 200,
      smsMaxPrice: "0.05",
    });
    expect(settings).to.have.nested.property("demoHours.text", "Mo-Fr 09:00-17:00");
  });

  it("take one line alone, and lists with blanks around", () => {
    expect(parseSettings(raw({ lines: " demo ", demoHolidays: "2026-12-25, 2028-02-29", smsCountries: "US,CA , GB" }))).to.deep.include({
      lines: ["demo"],
      demoHolidays: ["2026-12-25", "2028-02-29"],
      smsCountries: ["US", "CA", "GB"],
    });
  });

  for (const [name, text, says] of [
    ["lines", "", "name each line once, of flowers and demo, with a space between"],
    ["lines", "flowers flowers", "name each line once"],
    ["lines", "flowers pizza", "name each line once"],
    ["demoHours", "always", '"always" is not days and hours'],
    ["demoHolidays", "2026-02-29", '"2026-02-29" is no date. Write dates as in 2026-12-25'],
    ["demoHolidays", "2026-12-25,2026-12-25", '"2026-12-25" is named twice'],
    ["demoSlotMinutes", "4", "write 5 to 480"],
    ["demoCapacity", "0", "write 1 to 99"],
    ["demoLeadMinutes", "-1", "write 0 to 10080"],
    ["demoHorizonDays", "400", "write 0 to 366"],
    ["demoLocale", "de_DE", "write en_US, es_US or ask"],
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
      const problems = parseSettings(raw({ [name]: text }));
      expect(problems)
        .to.have.length(1)
        .and.to.have.property("0")
        .that.includes(`Cannot use setting "${name}" "${text}": `)
        .and.includes(says);
    });

  it("take a demo of a whole day, where a day is as long", () => {
    expect(parseSettings(raw({ demoSlotMinutes: "480" }))).to.include({ demoSlotMinutes: 480 });
  });

  it("contradict one another, all said at once", () => {
    const problems = parseSettings(
      raw({
        lines: "demo",
        demoHours: "Mo 09:00-10:00",
        demoSlotMinutes: "90",
        demoLeadMinutes: "2000",
        demoHorizonDays: "0",
        smsPerNumberDay: "50",
        smsPerDay: "10",
        smsSenderId: "Twinline",
        secondNumberId: "3f2b8c1e-0000-4000-8000-0000000000aa",
      }),
    );
    expect(problems).to.satisfy((all: readonly string[]) =>
      [
        'Cannot use setting "demoSlotMinutes" "90": no day of demoHours is as long',
        'Cannot use setting "demoLeadMinutes" "2000": no demo within demoHorizonDays (0)',
        'Cannot use setting "smsPerNumberDay" "50": it is above smsPerDay (10)',
        'Cannot use setting "smsSenderId" "Twinline": no country of smsCountries (US) knows sender ids',
        'Cannot use setting "secondNumberId" "3f2b8c1e-0000-4000-8000-0000000000aa": it belongs to an instance',
        'Cannot use setting "secondNumberId" "3f2b8c1e-0000-4000-8000-0000000000aa": there is no second line',
      ].every((beginning, index) => all[index]?.startsWith(beginning)),
    );
    expect(problems).to.have.length(6);
  });
});
