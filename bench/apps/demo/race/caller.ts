// A caller who books a demo by words alone: answers what the bot of one region asks, goes on with its twin when a turn is lost, takes a free time
// that is offered, and gives up after some. What was heard is all that is told of it.
import { spokenTime, writtenDate } from "../../../../functions/lib/speech/en.ts";
import type { Slot } from "../../../../functions/lib/demo/bookings/calendar.ts";

export type Side = "home" | "standby";

/** What a bot answered. */
export interface Heard {
  readonly said: string;
  /** Of a conversation that it closed. */
  readonly outcome: string | undefined;
}

export interface Caller {
  readonly contactId: string;
  readonly number: string;
  readonly begins: Side;
  readonly wish: Slot;
  /** Says the day and the time at once. */
  readonly isTerse: boolean;
  /** Offers that are taken up before the caller gives up. */
  readonly patience: number;
  /** Which turn is lost, if any, and whether the bot still meets it: its answer is not waited for then. */
  readonly loses?: { readonly turn: number; readonly isMet: boolean };
}

/** How a call ended, by what was heard. */
export interface Ended {
  readonly caller: Caller;
  /** `lost`: neither bot answered; the flow gives such a caller a menu and a person. */
  readonly as: "booked" | "callback" | "full" | "lost" | "nowhere";
  /** The last words of the bot. */
  readonly said: string;
  readonly turns: number;
  /** Turns that failed although nobody meant them to. */
  readonly lost: number;
}

/** A line with two bots. Each call of `say` is a turn. */
export interface Line {
  /** @param resume what the flow hands to the twin */
  readonly say: (side: Side, caller: Caller, words: string, resume?: string) => Promise<Heard>;
  /** As the flow does before it asks the twin. */
  readonly recall: (contactId: string) => Promise<{ readonly question: string; readonly resume: string }>;
}

/** No conversation is as long; one that is goes round in circles. */
const MOST_TURNS = 24;

const PLACES = ["the first one", "the second one", "the third one"];

/** Words for each time that is offered: as many as there are keys for. */
const offered = (said: string): readonly string[] =>
  PLACES.slice(0, (/Or press (?<keys>.*)\./.exec(said)?.groups?.["keys"]?.match(/\d/g) ?? []).length);

const opening = ({ wish, isTerse }: Caller): string =>
  isTerse ? `book a demo on ${writtenDate(wish.date)} at ${spokenTime(wish.time)}` : "book a demo";

/** The caller's answer to words of the line, or how the call ends by them. */
const answerTo = (said: string, caller: Caller, isPatient: boolean): { readonly words: string } | "full" | "nowhere" => {
  const { wish, contactId } = caller;
  if (/shall I book it/i.test(said)) return { words: "yes" };
  const free = offered(said);
  // Not all take the first.
  const chosen = free[contactId.charCodeAt(contactId.length - 1) % free.length];
  if (chosen !== undefined) return isPatient ? { words: chosen } : "full";
  if (/what other day would suit you/i.test(said)) return "full";
  if (/what day/i.test(said)) return { words: writtenDate(wish.date) };
  if (/at what time/i.test(said)) return { words: spokenTime(wish.time) };
  return said === "" || /how can I help/i.test(said) ? { words: opening(caller) } : "nowhere";
};

const other = (side: Side): Side => (side === "home" ? "standby" : "home");

export const call = async ({ say, recall }: Line, caller: Caller): Promise<Ended> => {
  let side = caller.begins;
  let words = opening(caller);
  let resume: string | undefined;
  let [turns, lost, offers, switched] = [0, 0, 0, false];
  const end = (as: Ended["as"], said: string): Ended => ({ caller, as, said, turns, lost });

  /** Undefined when the turn is lost. */
  const turn = async (): Promise<Heard | undefined> => {
    const { loses } = caller;
    const asked = loses?.turn === turns ? undefined : say(side, caller, words, resume);
    if (asked === undefined && loses?.isMet === true) void say(side, caller, words, resume).catch(() => undefined);
    try {
      return await asked;
    } catch {
      lost += 1;
      return undefined;
    }
  };

  for (turns = 1; turns <= MOST_TURNS; turns += 1) {
    const heard = await turn();
    resume = undefined;
    if (heard?.outcome === "booked" || heard?.outcome === "callback") return end(heard.outcome, heard.said);
    if (heard?.outcome !== undefined) return end("nowhere", heard.said);
    let said = heard?.said;
    if (said === undefined) {
      if (switched) return end("lost", "");
      switched = true;
      side = other(side);
      const recalled = await recall(caller.contactId);
      ({ resume } = recalled);
      said = recalled.question;
    }
    const answer = answerTo(said, caller, offers < caller.patience);
    if (typeof answer === "string") return end(answer, said);
    if (offered(said).length > 0) offers += 1;
    ({ words } = answer);
  }
  return end("nowhere", "");
};
