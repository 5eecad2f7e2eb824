// What callers of the demo line say, what it means, and what the local Lex makes of it where the conversation stands.
import { readFileSync } from "node:fs";
import { z } from "zod";
import { interpret } from "../../../../local/lex/interpret.ts";
import { hear } from "../../../../local/lex/nlu/listen.ts";
import type { Reading } from "../../../../local/lex/reading.ts";
import { newSession, type Session, type SlotValue } from "../../../../local/lex/state.ts";
import { demoBookingLocales } from "../demo-locales.ts";
import { NEW_YORK, SATURDAY } from "../flowers-locale.ts";

const wording = z.strictObject({
  say: z.string(),
  locale: z.enum(["en_US", "es_US"]),
  /** The slot or the confirmation that was asked for last; nothing yet without it. */
  at: z.templateLiteral([z.enum(["ScheduleDemo", "CheckDemo", "CancelDemo"]), ".", z.string()]).optional(),
  intent: z.string().optional(),
  slots: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional(),
  /** `safe`: a yes or no answer at all, but never a no or another intent. */
  answer: z.enum(["Yes", "No", "unclear", "changed", "missed", "safe"]).optional(),
  /** Written before the NLU met any of them, and never tuned on. */
  heldOut: z.boolean().optional(),
});
export type DemoWording = z.infer<typeof wording>;

export const demoWordings: readonly DemoWording[] = z
  .array(wording)
  .parse(JSON.parse(readFileSync(new URL("../../../apps/demo/wordings.json", import.meta.url), "utf8")));

const slot = (value: string): SlotValue => ({
  shape: "Scalar",
  value: { originalValue: value, interpretedValue: value, resolvedValues: [value] },
});

const ASKED: Readonly<Record<string, readonly (readonly [slot: string, value: string])[]>> = {
  ScheduleDemo: [
    ["Date", "2026-11-24"],
    ["Time", "10:00"],
  ],
  CheckDemo: [["Code", "482910"]],
  CancelDemo: [["Code", "482910"]],
};

const sessionAt = ({ at, locale }: DemoWording): Session => {
  const [name, asked] = at?.split(".") ?? [];
  if (name === undefined || asked === undefined) return newSession("r");
  const declared = demoBookingLocales.get(locale)?.intents.find((intent) => intent.name === name)?.slots ?? [];
  const order = ASKED[name] ?? [];
  const reached = order.findIndex(([slotName]) => slotName === asked);
  const filled = reached === -1 ? order : order.slice(0, reached);
  return {
    ...newSession("r"),
    intent: {
      name,
      state: "InProgress",
      confirmationState: "None",
      slots: {
        ...Object.fromEntries(declared.map((each) => [each.name, null])),
        ...Object.fromEntries(filled.map(([slotName, value]) => [slotName, slot(value)])),
      },
    },
    dialogAction: asked === "confirm" ? { type: "ConfirmIntent" } : { type: "ElicitSlot", slotToElicit: asked },
  };
};

const ANSWERS: Readonly<Record<Reading["point"]["kind"], string>> = {
  confirmed: "Yes",
  denied: "No",
  unclear: "unclear",
  captured: "changed",
  missed: "missed",
  start: "start",
};

export interface HeardDemo {
  readonly intent: string;
  readonly slots: Readonly<Record<string, string | readonly string[]>>;
  readonly answer: string;
}

/** What the local Lex makes of a wording. */
export const heardDemo = (said: DemoWording): HeardDemo => {
  const locale = demoBookingLocales.get(said.locale);
  if (locale === undefined) throw new Error(`The demo bot has no locale ${said.locale}.`);
  const { intent, resolved, point } = interpret({
    locale,
    session: sessionAt(said),
    heard: hear(said.say, locale, SATURDAY, NEW_YORK),
    requestAttributes: {},
  });
  const slots = Object.entries(resolved).map(([name, { value }]) => [name, value.interpretedValue ?? value.resolvedValues] as const);
  return { intent: intent.name, slots: Object.fromEntries(slots), answer: ANSWERS[point.kind] };
};

const sameSlots = (a: HeardDemo["slots"], b: HeardDemo["slots"]): boolean =>
  Object.keys(a).length === Object.keys(b).length && Object.keys(b).every((name) => JSON.stringify(a[name]) === JSON.stringify(b[name]));

/** A sentence about what went wrong; undefined when the wording was understood. */
export const demoMiss = (said: DemoWording): string | undefined => {
  const heard = heardDemo(said);
  const answered =
    said.answer === "safe"
      ? heard.answer === "Yes" || heard.answer === "unclear"
      : said.answer === undefined || heard.answer === said.answer;
  const right =
    heard.intent === (said.intent ?? said.at?.split(".")[0]) &&
    answered &&
    (heard.intent === "FallbackIntent" || sameSlots(heard.slots, said.slots ?? {}));
  return right
    ? undefined
    : `${said.locale} "${said.say}"${said.at === undefined ? "" : ` at ${said.at}`} was heard as ${JSON.stringify(heard)}`;
};
