// What demo measures of its own: its code hook, a race for seats, a week of calls.
import type { Bench } from "../../harness.ts";
import { bookings } from "./bookings.ts";
import { hook } from "./hook.ts";
import { week } from "./week.ts";

export const benches: readonly Bench[] = [hook, bookings, week];
