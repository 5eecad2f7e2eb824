// The one form of a problem that a person is told: what cannot be done, why, the value that was seen, and what to do.

export interface Problem {
  /** What cannot be done, after "Cannot": `use setting "locale"`. */
  readonly cannot: string;
  /** Left out where it is secret, or where there is none. */
  readonly value?: string;
  /** Why, without a full stop: `it is no locale`. */
  readonly why: string;
  /** What to do, without a full stop: `Write it as Lex does, as in en_US`. */
  readonly remedy: string;
}

const SHOWN_CHARACTERS = 120;

/** A value as a problem shows it: quoted, and cut to a readable length. */
export const shownValue = (value: string): string => {
  const text = JSON.stringify(value);
  return text.length <= SHOWN_CHARACTERS ? text : `${text.slice(0, SHOWN_CHARACTERS - 3)}...`;
};

/** One line: `Cannot use setting "locale" "English": it is no locale. Write it as Lex does, as in en_US.` */
export const problemText = ({ cannot, value, why, remedy }: Problem): string =>
  `Cannot ${cannot}${value === undefined ? "" : ` ${shownValue(value)}`}: ${why}. ${remedy}.`;
