// The demo hook over a table in memory, and stand-ins for the memory, Lex and notify that note what they are asked.
import { callbacks, type Callback } from "../../../functions/lib/demo/bookings/callbacks.ts";
import type { Calendar } from "../../../functions/lib/demo/bookings/calendar.ts";
import { proof } from "../../../functions/lib/demo/bookings/proof.ts";
import { bookings } from "../../../functions/lib/demo/bookings/store.ts";
import { demoDialog } from "../../../functions/lib/demo/dialog.ts";
import { bookingDeeds, type Services as DeedServices } from "../../../functions/demo/booking-actions.ts";
import type { Conversation } from "../../../functions/lib/dialog/conversation.ts";
import { dialogHook, type HookServices } from "../../../functions/lib/dialog/hook.ts";
import { DynamoDbError } from "../../../functions/lib/aws/dynamodb-error.ts";
import type { WholeDynamoDb } from "../../../functions/lib/aws/dynamodb.ts";
import type { LexResponse } from "../../../functions/lib/dialog/lex-event.ts";
import type { Kept } from "../../../functions/lib/dialog/conversation-memory.ts";
import { aCalendar, WEDNESDAY_10AM } from "../lib/demo/bookings/calendars.ts";
import { inMemoryTable } from "../lib/demo/bookings/in-memory-table.ts";
import { countedCodes, TABLE } from "../lib/demo/bookings/showroom.ts";
import { aClock, aLog } from "../services.ts";
import { aDemoEvent, CALLER, type Turned } from "./demo-events.ts";

const down = async (): Promise<never> => {
  throw new DynamoDbError("timeout", "Timeout", "No answer in time.");
};

/** A home region that answers nothing. */
export const HOME_DOWN: WholeDynamoDb = {
  getItem: down,
  putItem: down,
  query: down,
  batchGet: down,
  updateItem: down,
  deleteItem: down,
  transactWrite: down,
};

type Services = HookServices & DeedServices;

/** Settings as the environment holds them. */
export const demoVariables = ({ week, timeZone, holidays, slotMinutes, capacity, leadMinutes, horizonDays }: Calendar) =>
  ({
    TIME_ZONE: timeZone,
    DEMO_HOURS: week,
    DEMO_HOLIDAYS: holidays,
    DEMO_SLOT_MINUTES: slotMinutes,
    DEMO_CAPACITY: capacity,
    DEMO_LEAD_MINUTES: leadMinutes,
    DEMO_HORIZON_DAYS: horizonDays,
    SMS_COUNTRIES: ["US"],
  }) as const;

/** The settings of most tests. */
export const DEMO = demoVariables(aCalendar());

interface Given {
  readonly calendar?: Partial<Calendar>;
  readonly now?: number;
  readonly home?: WholeDynamoDb;
  readonly services?: Partial<Services>;
  readonly newCode?: () => string;
}

export const aHook = ({
  calendar = {},
  now = WEDNESDAY_10AM,
  home = inMemoryTable(),
  services = {},
  newCode = countedCodes(),
}: Given = {}) => {
  const clock = aClock(now);
  const { log, lines } = aLog();
  const notified: unknown[] = [];
  const kept: (Kept<Conversation> & { readonly contactId: string })[] = [];
  const wanted: Callback[] = [];
  const settings = { calendar: aCalendar(calendar), countries: ["US"] as const };
  const given: Services = {
    clock,
    log,
    bookings: bookings({ clock, home, newCode }, TABLE, settings.calendar.capacity),
    proof: proof({ clock, home }, TABLE),
    callbacks: {
      record: async (callback) => {
        wanted.push(callback);
        await callbacks(inMemoryTable(), TABLE).record(callback);
      },
    },
    memory: {
      keep: async (contactId, what) => {
        kept.push({ contactId, ...what });
      },
    },
    notify: async (event) => {
      notified.push(event);
    },
    replay: down,
    ...services,
  };
  const handler = dialogHook(demoDialog(demoVariables(settings.calendar)), given, bookingDeeds(given));
  return { handler, clock, lines, notified, kept, wanted, home, settings };
};

/** What was said, and what is asked now. */
export const heard = ({ messages = [], sessionState: { dialogAction, sessionAttributes } }: LexResponse) => ({
  said: messages.map(({ content = "" }) => content).join(" "),
  asks: "slotToElicit" in dialogAction ? dialogAction.slotToElicit : dialogAction.type,
  outcome: sessionAttributes["outcome"],
  result: sessionAttributes["result"],
});

/** A conversation with a hook: each turn begins with the session attributes that the last one left. */
export const talking = (handler: (event: unknown) => Promise<LexResponse>, always: Turned = {}) => {
  let attributes = always.attributes;
  return async (turned: Turned) => {
    const event = aDemoEvent({ ...always, ...turned, ...(attributes === undefined ? {} : { attributes }) });
    const response = await handler(event);
    attributes = response.sessionState.sessionAttributes;
    return { response, ...heard(response) };
  };
};

export const TUESDAY_3PM = { Date: "2026-11-24", Time: "15:00" } as const;

/** Books, with a yes as Lex brings it: to the dialog hook, and when that lets it go on, to the fulfilment. */
export const bookIt = async ({ handler }: Pick<ReturnType<typeof aHook>, "handler">, always: Turned = {}) => {
  const { slots = TUESDAY_3PM, attributes = CALLER } = always;
  const say = talking(handler, { ...always, attributes, slots });
  await say({});
  await say({ confirmation: "Confirmed" });
  return say({ confirmation: "Confirmed", source: "FulfillmentCodeHook" });
};
