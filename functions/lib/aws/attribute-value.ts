// DynamoDB's attribute values as they are on the wire: written from plain values, read without trust.
import { textAt } from "../../../shared/json.ts";

export type Attribute = { readonly S: string } | { readonly N: string };

/** An item that we write. */
export type Item = { readonly [name: string]: Attribute };

/** An item that we read: anyone with the console may have written anything. */
export type RawItem = Readonly<Record<string, unknown>>;

export const textAttribute = (value: string): Attribute => ({ S: value });
export const numberAttribute = (value: number): Attribute => ({ N: String(value) });

/** The text of a string attribute, if it is one and not empty. */
export const readText = (item: RawItem, name: string): string | undefined => textAt(item[name], "S");

/** The value of a number attribute, if it is a finite one. */
export const readNumber = (item: RawItem, name: string): number | undefined => {
  const digits = textAt(item[name], "N");
  return digits === undefined || !Number.isFinite(Number(digits)) ? undefined : Number(digits);
};
