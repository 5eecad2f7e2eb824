// A bot that misunderstands with confidence (fault rule `wrong`): it answers with the intent it ranked last, as if that were what was meant.
import type { RecognizeTextResponse } from "@aws-sdk/client-lex-runtime-v2";

// Every bot has it (lex-v2.md 7): the wrong answer of one that ranked a single intent.
const LAST_RESORT = "FallbackIntent";

/** The answer with another intent in place of the right one, its slots forgotten. */
export const wrongAnswer = (answer: RecognizeTextResponse): RecognizeTextResponse => {
  const right = answer.sessionState?.intent?.name;
  const ranked = (answer.interpretations ?? []).flatMap(({ intent }) => intent?.name ?? []);
  const name = ranked.findLast((one) => one !== right) ?? LAST_RESORT;
  const intent = { name, slots: {}, state: "ReadyForFulfillment", confirmationState: "None" } as const;
  return {
    ...answer,
    interpretations: [
      { intent, nluConfidence: { score: 0.97 } },
      ...(answer.interpretations ?? []).filter((one) => one.intent?.name !== name),
    ],
    sessionState: { ...answer.sessionState, intent, dialogAction: { type: "Close" } },
  };
};
