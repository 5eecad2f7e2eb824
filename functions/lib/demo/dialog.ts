// The demo line's dialog: booking, checking and cancelling, in English and in Spanish.
import type { demoBooking } from "../../../apps/demo/bot.ts";
import type { IntentOf } from "../../../apps/kit/bot-model.ts";
import { filled, type Conversation } from "../dialog/conversation.ts";
import { situationIn, type Dialog, type Wish } from "../dialog/dialog.ts";
import type { LexEvent } from "../dialog/lex-event.ts";
import { slotAt } from "./bookings/calendar.ts";
import { calendarFrom, type DemoVariables } from "./bookings/settings.ts";
import { asSearch, toldApart } from "./digits.ts";
import { find } from "./find.ts";
import { offerAgain } from "./offers.ts";
import { schedule } from "./schedule.ts";
import { keptOf, type Deed, type DemoSituation } from "./situation.ts";
import { demoEnglish } from "./words/en.ts";
import { demoSpanish } from "./words/es.ts";

type Intent = IntentOf<typeof demoBooking>;

const finds = { slots: ["Code", "Date", "Mobile"], unkept: ["Code"], plan: find } as const;

const intents: Readonly<Record<Intent, Dialog<DemoSituation, Deed>["intents"][string]>> = {
  ScheduleDemo: {
    slots: ["Date", "Time", "Mobile"],
    dates: ["Date"],
    times: ["Time"],
    plan: schedule,
    declined: ({ words }) => words.notBooked,
    offers: {
      take: (startsAt, { calendar }) => {
        const { date, time } = slotAt(calendar, startsAt);
        return { Date: date, Time: time };
      },
      again: offerAgain,
    },
  },
  CheckDemo: { ...finds, declined: ({ words }) => words.stopped },
  CancelDemo: { ...finds, declined: ({ words }, by) => (by === "no" ? words.notCancelled : words.stopped) },
  Help: "help",
  Stop: "stop",
  SpeakToPerson: "person",
  FallbackIntent: "fallback",
} satisfies Readonly<Record<Intent, "help" | "stop" | "person" | "fallback" | Wish<DemoSituation, Deed>>>;

const isSearch = (intent: string): boolean => intent === "CheckDemo" || intent === "CancelDemo";

/** Each digit in its own slot, and a number that was found right before. */
const read = (event: LexEvent, before: Conversation | undefined, asked: string | undefined, { countries }: DemoSituation): LexEvent => {
  const isAsked = asked === "Code" || asked === "Mobile";
  const isMistaken = (intent: string): boolean => isSearch(intent) || intent === "ScheduleDemo" || intent === "FallbackIntent";
  const turned = before !== undefined && isSearch(before.intent) && isAsked ? asSearch(event, finds, before, isMistaken) : event;
  const { intent } = turned;
  const isSame = before?.intent === intent.name;
  const given = before?.own["mobile"];
  const known = isSame ? (before.slots["Mobile"] ?? given) : given;
  const slots = isSearch(intent.name) ? toldApart(turned, asked, known, countries) : intent.slots;
  const isCarried = !isSame && given !== undefined && "Mobile" in slots && typeof slots["Mobile"]?.interpretedValue !== "string";
  return { ...turned, intent: { ...intent, slots: isCarried ? { ...slots, Mobile: filled(given) } : slots } };
};

export const demoDialog = (settings: DemoVariables): Dialog<DemoSituation, Deed, Intent> => {
  const [calendar, countries] = [calendarFrom(settings), settings.SMS_COUNTRIES];
  const inWords = situationIn({ en: demoEnglish, es: demoSpanish }, calendar.timeZone);
  return { situation: (moment) => ({ ...inWords(moment), calendar, countries }), intents, own: keptOf, read };
};
