// Dates as a language writes them. A format is made at its first use, since making one takes longer than all that is done with it, and a
// caller's first answer waits for everything that is made before.

/** @returns how to write a date, given as `YYYY-MM-DD` */
export const dateFormat = (language: string, options: Intl.DateTimeFormatOptions): ((date: string) => string) => {
  let made: Intl.DateTimeFormat | undefined;
  return (date) => {
    made ??= new Intl.DateTimeFormat(language, { timeZone: "UTC", ...options });
    return made.format(new Date(`${date}T00:00:00Z`));
  };
};
