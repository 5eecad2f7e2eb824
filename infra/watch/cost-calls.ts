// What a thousand calls cost on top of the idle line: most of it is Connect's minutes.
import { gbSeconds, item, REGIONS, type CostItem, type CostSettings } from "./cost-item.ts";
import { FUNCTION_MEMORY_MB } from "../platform/observing.ts";
import { RATES } from "./rates.ts";

// An ordinary order: the opening, flower, day, time, yes.
const CALL_MINUTES = 2;
const TURNS = 5;
const FUNCTION_SECONDS = 0.1;
/** Writes of one order: the order, and what the conversation keeps of each turn. */
const WRITES = 1 + TURNS;
const LOG_BYTES = 1_000;

/** What the figures of calls rest on. */
export const CALL_ASSUMPTIONS: readonly string[] = [
  `A call lasts ${CALL_MINUTES} minutes, has ${TURNS} spoken turns, ends in an order, meets no failure and no person.`,
  `Each function it invokes takes ${FUNCTION_SECONDS} s at ${FUNCTION_MEMORY_MB} MB and logs ${LOG_BYTES} bytes.`,
];

/** @returns the items of `calls` calls, dearest first */
const SMS_PARTS = 2;

/** What the figures of demo calls rest on. */
export const DEMO_CALL_ASSUMPTIONS: readonly string[] = [
  `A call to the demo line costs the same, and ${SMS_PARTS} texts (confirmation and reminder) on top, in English, of one part each, to a phone in the US.`,
];

/** @returns what `calls` calls that each book a demo cost more than others */
export const demoCallItems = (calls: number): readonly CostItem[] => [
  item("texts: confirmation, reminder", calls * SMS_PARTS, RATES.smsUs),
  item("reminders that fire", calls, RATES.schedulerRun),
];

export const callItems = ({ phoneNumberType }: Pick<CostSettings, "phoneNumberType">, calls: number): readonly CostItem[] => {
  const invocations = calls * (1 + TURNS);
  return [
    item("Connect", calls * CALL_MINUTES, RATES.connectMinute),
    item("telephony, inbound", calls * CALL_MINUTES, phoneNumberType === "DID" ? RATES.didMinute : RATES.tollFreeMinute),
    item("Lex, spoken turns", calls * TURNS, RATES.lexSpeech),
    item("invocations of lookup and code hook", invocations, RATES.lambdaRequest),
    item("lookup and code hook", gbSeconds(FUNCTION_MEMORY_MB, invocations * FUNCTION_SECONDS), RATES.lambdaGbSecond),
    item("reads of the pointer", calls, RATES.dynamoRead),
    // What expires in the conversations is deleted in the replica as a write.
    item("writes of order and conversation", calls * (REGIONS * WRITES + 1), RATES.dynamoWrite),
    item("traces of lookup and code hook", invocations, RATES.xrayTrace),
    item("logs written", (invocations * LOG_BYTES) / 1e9, RATES.logIngested),
  ].toSorted((one, other) => other.usd - one.usd);
};
