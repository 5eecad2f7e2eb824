// What a flow can point at outside itself, and how such a pointer is recognised. A bind file sorts its entries by these kinds.
export const KINDS = ["functions", "aliases", "queues", "hours", "flows", "prompts", "numbers", "values", "maps"] as const;

/** `values` are plain texts of this stack (a region, a voice), `maps` several of them by key; the other kinds are resources, by ARN or id. */
export type Kind = (typeof KINDS)[number];

const ARN_KINDS = [
  [/^arn:[^:]*:lambda:.*:function:/, "functions"],
  [/^arn:[^:]*:lex:.*:bot-alias\//, "aliases"],
  [/^arn:[^:]*:connect:.*\/queue\//, "queues"],
  [/^arn:[^:]*:connect:.*\/operating-hours\//, "hours"],
  [/^arn:[^:]*:connect:.*\/contact-flow\//, "flows"],
  [/^arn:[^:]*:connect:.*\/prompt\//, "prompts"],
  [/^arn:[^:]*:connect:.*phone-number\//, "numbers"],
] as const satisfies readonly (readonly [RegExp, Kind])[];

/** The kind an ARN tells by itself. */
export const kindOfArn = (text: string): Kind | undefined => ARN_KINDS.find(([form]) => form.test(text))?.[1];

/** An ARN of somebody's account. What AWS itself owns (`arn:aws:connect:us-east-1:aws:view/form`) is the same for all. */
export const isForeignArn = (text: string): boolean => /^arn:[^:]*:[^:]+:[^:]*:(?!aws:)[^:]*:./.test(text);

const TOKEN = /\{\{[^{}]+\}\}/g;

/** Every `{{placeholder}}` in a text. */
export const tokensIn = (text: string): readonly string[] => text.match(TOKEN) ?? [];

/** True for a text that only stands for another: `{{name}}` anywhere in it, or `%name%` alone. */
export const isPlaceholder = (text: string): boolean => tokensIn(text).length > 0 || /^%\w+%$/.test(text);
