import { readFileSync } from "node:fs";
import { expect } from "chai";
import { z } from "zod";
import { flowerNamed } from "../../../../apps/flowers/bot.ts";
import { interpret } from "../../../../local/lex/interpret.ts";
import { hear } from "../../../../local/lex/nlu/listen.ts";
import type { Reading } from "../../../../local/lex/reading.ts";
import { newSession, type Session, type SlotValue } from "../../../../local/lex/state.ts";
import { NEW_YORK, orderFlowersLocale as locale, SATURDAY } from "../flowers-locale.ts";

const wording = z.strictObject({
  say: z.string(),
  at: z.enum(["FlowerType", "PickupDate", "PickupTime", "confirm"]).optional(),
  intent: z.string().optional(),
  slots: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional(),
  answer: z.enum(["Yes", "No", "unclear", "changed"]).optional(),
});
type Wording = z.infer<typeof wording>;

const wordings = z.array(wording).parse(JSON.parse(readFileSync(new URL("../../../apps/flowers/wordings.json", import.meta.url), "utf8")));

const slot = (value: string): SlotValue => ({
  shape: "Scalar",
  value: { originalValue: value, interpretedValue: value, resolvedValues: [value] },
});

const ORDER = ["FlowerType", "PickupDate", "PickupTime"] as const;
const ORDERED = { FlowerType: slot("roses"), PickupDate: slot("2026-11-24"), PickupTime: slot("10:00") };

/** The conversation where the wording is said: what comes before a slot is filled, what comes after is not. */
const sessionAt = (at: Wording["at"]): Session => {
  if (at === undefined) return newSession("r");
  const known = at === "confirm" ? ORDER : ORDER.slice(0, ORDER.indexOf(at));
  const slots = Object.fromEntries(ORDER.map((name) => [name, known.includes(name) ? ORDERED[name] : null]));
  return {
    ...newSession("r"),
    intent: { name: "OrderFlowers", state: "InProgress", confirmationState: "None", slots },
    dialogAction: at === "confirm" ? { type: "ConfirmIntent" } : { type: "ElicitSlot", slotToElicit: at },
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

const heardAs = ({ say, at }: Wording): { intent: string; slots: Record<string, string | readonly string[]>; answer: string } => {
  const { intent, resolved, point } = interpret({
    locale,
    session: sessionAt(at),
    heard: hear(say, locale, SATURDAY, NEW_YORK),
    requestAttributes: {},
  });
  const slots = Object.entries(resolved).map(([name, { value }]): [string, string | readonly string[]] => {
    const text = value.interpretedValue ?? value.resolvedValues;
    return [name, name === "FlowerType" && typeof text === "string" ? (flowerNamed(text) ?? text) : text];
  });
  return { intent: intent.name, slots: Object.fromEntries(slots), answer: ANSWERS[point.kind] };
};

const missOf = (expected: Wording): string | undefined => {
  const heard = heardAs(expected);
  const right =
    heard.intent === (expected.intent ?? "OrderFlowers") &&
    (expected.answer === undefined || heard.answer === expected.answer) &&
    (expected.slots === undefined
      ? expected.intent !== "OrderFlowers" || Object.keys(heard.slots).length === 0
      : sameSlots(heard.slots, expected.slots));
  return right
    ? undefined
    : `"${expected.say}"${expected.at === undefined ? "" : ` at ${expected.at}`} was heard as ${JSON.stringify(heard)}`;
};

const sameSlots = (a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): boolean =>
  Object.keys(a).length === Object.keys(b).length && Object.keys(b).every((name) => JSON.stringify(a[name]) === JSON.stringify(b[name]));

describe("interpret()", () => {
  it("understands at least 97 of 100 wordings of flower orders", () => {
    const misses = wordings.map(missOf).filter((miss) => miss !== undefined);
    expect(wordings).to.have.length.of.at.least(120);
    expect(misses.length / wordings.length, misses.join("\n")).to.be.at.most(0.03);
  });

  it("never understands a no, a doubt or a change as a yes", () => {
    const noYes = wordings.filter(({ at, answer }) => at === "confirm" && answer !== "Yes");
    expect(noYes).to.have.length.of.at.least(20);
    expect(noYes.filter((said) => heardAs(said).answer === "Yes").map(({ say }) => say)).to.deep.equal([]);
  });
});
