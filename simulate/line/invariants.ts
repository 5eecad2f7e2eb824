// What must hold on the line whatever breaks, and what the fast model cannot see: nobody lost, one order a contact and the right one, nothing of
// the caller in what is kept for others to read, and no dead letters. Pure.
import type { LogEntry } from "../../local/events.ts";
import type { Ending } from "../outcomes.ts";
import type { Booked, Promised } from "./played-app.ts";

export interface Traces {
  /** The ordinary call, placed before anything broke. */
  readonly ordinary: string;
  readonly calls: readonly { readonly contactId: string; readonly ending: Ending; readonly story: readonly LogEntry[] }[];
  readonly orders: readonly Booked[];
  /** What the app promises, and in which words. */
  readonly promises: readonly Promised[];
  /** What people and alarms read: logs, the history, the table that steers. */
  readonly written: readonly { readonly where: string; readonly text: string }[];
  /** What callers say and are called by. */
  readonly secrets: readonly string[];
  readonly queues: readonly { readonly where: string; readonly messages: number }[];
  /** Whether a function that is invoked asynchronously, or a table that one writes, is broken: its events belong in a dead-letter queue. */
  readonly mayBury: boolean;
}

const lostCallers = ({ calls }: Traces): readonly string[] =>
  calls.filter(({ ending }) => ending === "lost").map(({ contactId }) => `contact ${contactId} was lost`);

/** The book's key keeps a contact from two orders; but not from one under another's name, and one that is called back about as well. */
const strayOrders = ({ calls, orders }: Traces): readonly string[] => {
  const known = new Set(calls.map(({ contactId }) => contactId));
  const calledBack = new Set(orders.filter(({ isCallback }) => isCallback).map(({ contactId }) => contactId));
  return [
    ...orders.filter(({ contactId }) => !known.has(contactId)).map(({ contactId }) => `contact ${contactId} has an order and never called`),
    ...orders
      .filter(({ contactId, isCallback }) => !isCallback && calledBack.has(contactId))
      .map(({ contactId }) => `contact ${contactId} has an order and is to be called back about it`),
  ];
};

/** Everybody wishes for the same: what the book has of the ordinary call is what it must have of all. */
const otherOrders = ({ ordinary, orders }: Traces): readonly string[] => {
  const right = orders.find(({ contactId }) => contactId === ordinary)?.wish;
  if (right === undefined) return ["the ordinary call has no order"];
  return orders.filter(({ wish }) => wish !== right).map(({ contactId, wish }) => `contact ${contactId} wanted ${right} and has ${wish}`);
};

/** Who heard that the order is placed has one, and who heard of a callback is in the book for one. */
const brokenPromises = ({ calls, orders, promises }: Traces): readonly string[] =>
  promises.flatMap(({ words, isCallback, what }) => {
    const kept = new Set(orders.filter((order) => order.isCallback === isCallback).map(({ contactId }) => contactId));
    return calls
      .filter(({ contactId, story }) => !kept.has(contactId) && story.some((entry) => entry.kind === "said" && words.test(entry.text)))
      .map(({ contactId }) => `contact ${contactId} was told of ${what} that is not in the book`);
  });

const indiscretions = ({ written, secrets }: Traces): readonly string[] => {
  // Nothing written would hold no secret either.
  if (written.every(({ text }) => text === "")) return ["nothing is in any log"];
  return written.flatMap(({ where, text }) => {
    const lower = text.toLowerCase();
    return secrets.filter((secret) => lower.includes(secret.toLowerCase())).map((secret) => `${where} holds "${secret}"`);
  });
};

const deadLetters = ({ queues, mayBury }: Traces): readonly string[] =>
  mayBury ? [] : queues.filter(({ messages }) => messages > 0).map(({ where, messages }) => `${where} holds ${messages} messages`);

/** Everything that should not be, each in a line; none where all is well. */
export const brokenRules = (traces: Traces): readonly string[] =>
  [lostCallers, strayOrders, otherOrders, brokenPromises, indiscretions, deadLetters].flatMap((rule) => rule(traces));
