// What a phone costs: its number while nobody calls, and Connect's minutes above all when somebody does.
import { FUNCTION_MEMORY_MB, gbSeconds, item, REGIONS } from "../../apps/kit/cost-item.ts";
import { RATES } from "../../apps/kit/rates.ts";
import { NOTHING, type Watch } from "../../apps/kit/watch.ts";
import { phoneApps, type Stack } from "../settings/stack.ts";

// An ordinary call: the opening, three answers, yes.
const CALL_MINUTES = 2;
const TURNS = 5;
const FUNCTION_SECONDS = 0.1;
/** Writes of one call: what it came for, and what the conversation keeps of each turn. */
const WRITES = 1 + TURNS;
const LOG_BYTES = 1_000;
const CALLS = 1_000;

/** Nothing where no app has a phone. */
export const voiceWatch = (stack: Stack): Watch => {
  if (phoneApps(stack).length === 0) return NOTHING;
  const numbers = phoneApps(stack).length + stack.closedApps.length;
  const isTollFree = stack.settings.phoneNumberType === "TOLL_FREE";
  const invocations = CALLS * (1 + TURNS);
  return {
    ...NOTHING,
    idle: [
      item("phone numbers, one an app", 30 * numbers, isTollFree ? RATES.tollFreeDay : RATES.didDay, isTollFree ? "phoneNumberType" : ""),
      ...(stack.settings.recording ? [item("key of the recordings", 1, RATES.kmsKey, "recording")] : []),
    ],
    calls: [
      item("Connect", CALLS * CALL_MINUTES, RATES.connectMinute),
      item("telephony, inbound", CALLS * CALL_MINUTES, isTollFree ? RATES.tollFreeMinute : RATES.didMinute),
      item("Lex, spoken turns", CALLS * TURNS, RATES.lexSpeech),
      item("invocations of lookup and code hook", invocations, RATES.lambdaRequest),
      item("lookup and code hook", gbSeconds(FUNCTION_MEMORY_MB, invocations * FUNCTION_SECONDS), RATES.lambdaGbSecond),
      item("reads of the pointer", CALLS, RATES.dynamoRead),
      // What expires in the conversations is deleted in the replica as a write.
      item("writes of what calls ask for, and of conversations", CALLS * (REGIONS * WRITES + 1), RATES.dynamoWrite),
      item("traces of lookup and code hook", invocations, RATES.xrayTrace),
      item("logs written", (invocations * LOG_BYTES) / 1e9, RATES.logIngested),
    ],
    assumptions: [
      `A call lasts ${CALL_MINUTES} minutes, has ${TURNS} spoken turns, ends in what it came for, meets no failure and no person.`,
      `Each function it invokes takes ${FUNCTION_SECONDS} s at ${FUNCTION_MEMORY_MB} MB and logs ${LOG_BYTES} bytes.`,
    ],
  };
};
