// Sample values made of a service's own schemas, alike at every run: with every member that a shape has, or with those alone that it must have.
import type { NormalizedSchema } from "@smithy/core/schema";
import { requiredMembers } from "../../../local/wire/schema.ts";

export type Fullness = "all members" | "required members";

/** How often a shape may lie within itself. */
const DEPTH = 7;
const SECOND_MS = 1_000;
const EPOCH_S = 1_795_168_800;

interface Place {
  readonly fullness: Fullness;
  /** Counts the values made, so that no two are alike. */
  readonly next: () => number;
  readonly depth: number;
  /** Whether a text stands in a header, which takes no more than ASCII; times there have no fractions of a second. */
  readonly inHeader: boolean;
}

const text = ({ next, inHeader }: Place): string => (inHeader ? `text ${next()}; a=b` : `text ${next()} é ☎ / & <b> "q" +%20`);

const simple = (shape: NormalizedSchema, place: Place): unknown => {
  const { next, inHeader } = place;
  if (shape.isDocumentSchema()) return { list: [next(), "text", true], inner: { text: text(place) } };
  if (shape.isBlobSchema()) return new Uint8Array([0, 255, 10, next() % 256]);
  if (shape.isTimestampSchema()) return new Date((EPOCH_S + next()) * SECOND_MS + (inHeader ? 0 : 250));
  if (shape.isBooleanSchema()) return next() % 2 === 0;
  // 1 is the kind of numbers; whether a number has a fraction the schema does not say.
  if (shape.isNumericSchema()) return next();
  return text(place);
};

/** @returns undefined for a shape that lies within itself too deep */
export const sampleOf = (shape: NormalizedSchema, place: Place): unknown => {
  if (place.depth > DEPTH) return undefined;
  const inner = { ...place, depth: place.depth + 1 };
  if (shape.isListSchema()) {
    const items = [sampleOf(shape.getValueSchema(), inner), sampleOf(shape.getValueSchema(), inner)];
    return items.filter((item) => item !== undefined);
  }
  if (shape.isMapSchema()) {
    const entries = ["a key", "ключ"].map((key) => [key, sampleOf(shape.getValueSchema(), inner)] as const);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  }
  if (!shape.isStructSchema()) return simple(shape, place);
  const required = requiredMembers(shape);
  const members = [...shape.structIterator()].filter(([name, member]) => {
    // A status and a payload every answer has; a token of its own a client makes up where it is given none.
    const { httpPayload, httpResponseCode, idempotencyToken } = member.getMergedTraits();
    const always = [httpPayload, httpResponseCode, idempotencyToken].some(Boolean);
    return place.fullness === "all members" || required.includes(name) || always;
  });
  // One member at a time is all that a union holds.
  const chosen = shape.isUnionSchema() ? [...shape.structIterator()].slice(0, 1) : members;
  const made = chosen.map(([name, member]) => {
    const { httpHeader, httpLabel, httpQuery, httpResponseCode } = member.getMergedTraits();
    if (httpResponseCode) return [name, 202] as const;
    const inHeader = place.inHeader || httpHeader !== undefined || Boolean(httpLabel) || httpQuery !== undefined;
    return [name, sampleOf(member, { ...inner, inHeader })] as const;
  });
  return Object.fromEntries(made.filter(([, value]) => value !== undefined));
};

/** A value of a shape. */
export const sample = (shape: NormalizedSchema, fullness: Fullness): Readonly<Record<string, unknown>> => {
  let count = 0;
  const next = (): number => (count += 1);
  const made = sampleOf(shape, { fullness, next, depth: 0, inHeader: false });
  return typeof made === "object" && made !== null ? { ...made } : {};
};
