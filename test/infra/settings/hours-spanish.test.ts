import { expect } from "chai";
import { parseHours } from "../../../shared/opening-hours.ts";
import { spokenHoursSpanish } from "../../../infra/settings/hours-spanish.ts";

describe("spokenHoursSpanish()", () => {
  for (const [text, spoken] of [
    ["Mo-Su 00:00-24:00", "todos los días, las 24 horas"],
    ["Mo-Fr 09:00-17:00", "de lunes a viernes de las 9 de la mañana a las 5 de la tarde"],
    [
      "Mo-Fr 09:00-13:30, Sa 12:00-24:00",
      "de lunes a viernes de las 9 de la mañana a la 1:30 de la tarde, y el sábado de las 12 de la tarde a la medianoche",
    ],
    ["We 08:15-21:00", "el miércoles de las 8:15 de la mañana a las 9 de la noche"],
  ] as const)
    it(`says ${text} as "${spoken}"`, () => {
      const hours = parseHours(text);
      if (typeof hours === "string") throw new Error(hours);
      expect(spokenHoursSpanish(hours)).to.equal(spoken);
    });
});
