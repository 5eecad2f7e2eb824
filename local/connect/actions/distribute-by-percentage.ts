// Distribute by percentage: a random whole number from 1 to 100 against cumulative thresholds. connect-flow-language.md 3.2
import type { Run } from "../contact.ts";
import { askFor, result } from "../moves.ts";

export const distributeByPercentage = (): Run => (contact) =>
  askFor(contact, { kind: "roll" }, "rolled", (later, { percent }) => result(later, String(percent)));
