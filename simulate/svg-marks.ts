// A call in a picture: one shape and one colour for each way that it can end.

/** What each mark means, in the legend's order. */
export const MARK_TITLES = {
  served: "served",
  twin: "served by the twin",
  simpler: "keys, person, callback",
  misled: "misled",
  lost: "lost",
} as const;

export type Mark = keyof typeof MARK_TITLES;

const isMark = (name: string): name is Mark => name in MARK_TITLES;

const SHAPES = {
  served: (x, y) => `<circle cx='${x}' cy='${y}' r='2' fill='#30a46c'/>`,
  twin: (x, y) => `<circle cx='${x}' cy='${y}' r='3.2' fill='#fcfcfd' stroke='#0d74ce' stroke-width='1.8'/>`,
  simpler: (x, y) => `<rect x='${x - 2.8}' y='${y - 2.8}' width='5.6' height='5.6' fill='#8b8d98'/>`,
  misled: (x, y) => `<path d='M${x} ${y - 4}l4 7h-8z' fill='#ab6400'/>`,
  lost: (x, y) => `<path d='M${x - 3} ${y - 3}l6 6m0 -6l-6 6' stroke='#ce2c31' stroke-width='1.8' fill='none'/>`,
} as const satisfies Record<Mark, (x: number, y: number) => string>;

const short = (value: number): number => Math.round(value * 10) / 10;

/** A mark by its name, at a place. */
export const mark = (name: string, x: number, y: number): string => (isMark(name) ? SHAPES[name](short(x), short(y)) : "");
