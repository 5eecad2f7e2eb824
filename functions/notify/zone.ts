// The time zone that a phone number tells of: that of its area code in North America, its country's elsewhere, where there is one alone. A hint,
// as a number is: its holder may be anywhere, so that a text says the line's own time, too.
import { parsePhoneNumberFromString } from "libphonenumber-js/mobile";
import { AREA_CODES } from "./area-codes.ts";

declare global {
  namespace Intl {
    /** Of ECMA-402's Intl Locale Info, which V8 has and TypeScript's library has not. */
    interface Locale {
      getTimeZones(): readonly string[] | undefined;
    }
  }
}

const zoneOfAreaCode: ReadonlyMap<string, string> = new Map(
  Object.entries(AREA_CODES).flatMap(([zone, codes]) => codes.split(" ").map((code): readonly [string, string] => [code, zone])),
);

const onlyZoneOf = (country: string): string | undefined => {
  const [zone, ...others] = new Intl.Locale(`und-${country}`).getTimeZones() ?? [];
  return others.length === 0 ? zone : undefined;
};

/**
 * @param number in E.164
 * @returns an IANA zone; undefined where the number may be of several
 */
export const zoneOf = (number: string): string | undefined => {
  const { countryCallingCode, country, nationalNumber } = parsePhoneNumberFromString(number) ?? {};
  if (countryCallingCode === "1") return zoneOfAreaCode.get(String(nationalNumber).slice(0, 3));
  return country === undefined ? undefined : onlyZoneOf(country);
};
