// Reminders: a one-time schedule for each booking, named after it, that ends itself. Made again it is the same one, deleted twice it is gone.
import type { Slot } from "../lib/demo/bookings/calendar.ts";
import type { EpochMs } from "../../shared/clock.ts";
import { parseJson, textAt } from "../../shared/json.ts";
import { daysAfter, minutesAfter, momentsOf } from "../lib/calendar/local-time.ts";
import type { Answer, SignedRequest } from "../lib/aws/signed-request.ts";

export interface Reminded {
  readonly id: string;
  readonly slot: Slot;
}

export interface Reminders {
  /** @throws what the network raises, and ReminderError */
  set(booking: Reminded, now: EpochMs): Promise<"set" | "too-late">;
  /** @throws what the network raises, and ReminderError */
  drop(bookingId: string): Promise<void>;
}

export class ReminderError extends Error {
  override readonly name = "ReminderError";
  readonly code: string;
  constructor(code: string) {
    super(`EventBridge Scheduler refused: ${code}.`);
    this.code = code;
  }
}

export interface Scheduled {
  readonly send: (request: Omit<SignedRequest, "signal">) => Promise<Answer>;
  readonly group: string;
  readonly roleArn: string;
  /** The function that reminds: notify itself. */
  readonly target: string;
  readonly timeZone: string;
}

/** What a schedule carries to its target. No key of ours encrypts it, so that it names a booking, and nobody's number. */
const inputOf = ({ id, slot }: Reminded): string =>
  JSON.stringify({ remind: { bookingId: id, startsAt: new Date(slot.startsAt).toISOString() } });

/** The day before at the same time of day: people are there when demos are. Without a time that day's clocks show, an hour later. */
export const remindAt = ({ date, time }: Slot, timeZone: string): EpochMs | undefined => {
  const dayBefore = daysAfter(date, -1);
  return [time, minutesAfter(time, 60)].flatMap((clock) => momentsOf({ date: dayBefore, time: clock }, timeZone))[0];
};

const codeIn = ({ body, status }: Answer): string => textAt(parseJson(body), "__type")?.split("#").at(-1) ?? `HTTP ${status}`;

export const reminders = ({ send, group, roleArn, target, timeZone }: Scheduled): Reminders => {
  const path = (bookingId: string): string => `/schedules/reminder-${encodeURIComponent(bookingId)}`;
  return {
    set: async ({ id, slot }, now) => {
      const at = remindAt(slot, timeZone);
      if (at === undefined || at <= now) return "too-late";
      const answer = await send({
        method: "POST",
        path: path(id),
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({
          GroupName: group,
          // UTC, to the second (EventBridge Scheduler user guide, "One-time schedules").
          ScheduleExpression: `at(${new Date(at).toISOString().slice(0, 19)})`,
          ScheduleExpressionTimezone: "UTC",
          FlexibleTimeWindow: { Mode: "OFF" },
          ActionAfterCompletion: "DELETE",
          Target: { Arn: target, RoleArn: roleArn, Input: inputOf({ id, slot }) },
        }),
      });
      // It is there already, as after a lost answer.
      if (answer.status === 200 || answer.status === 409) return "set";
      throw new ReminderError(codeIn(answer));
    },
    drop: async (bookingId) => {
      const answer = await send({
        method: "DELETE",
        path: `${path(bookingId)}?groupName=${encodeURIComponent(group)}`,
        headers: {},
        body: "",
      });
      if (answer.status !== 200 && answer.status !== 404) throw new ReminderError(codeIn(answer));
    },
  };
};
