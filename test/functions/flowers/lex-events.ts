// A code hook's event as Lex V2 sends it (lex-v2.md 1).
type Said = string | null | { readonly ambiguous: readonly string[] };

interface Turned {
  readonly source?: "DialogCodeHook" | "FulfillmentCodeHook";
  readonly intent?: string;
  readonly slots?: Readonly<Record<string, Said>>;
  readonly confirmation?: "None" | "Confirmed" | "Denied";
  readonly attributes?: Readonly<Record<string, string>>;
  readonly sessionId?: string;
  readonly transcript?: string;
}

/** Roses for Tuesday at ten: nothing about it needs a word. */
export const FILLED = { FlowerType: "roses", PickupDate: "2026-11-24", PickupTime: "10:00" } as const;

const slot = (said: Said): unknown => {
  if (said === null) return null;
  const value =
    typeof said === "string"
      ? { originalValue: said, interpretedValue: said, resolvedValues: [said] }
      : { originalValue: "as said", interpretedValue: null, resolvedValues: said.ambiguous };
  return { shape: "Scalar", value };
};

export const aLexEvent = ({
  source = "DialogCodeHook",
  intent = "OrderFlowers",
  slots = intent === "OrderFlowers" ? { FlowerType: null, PickupDate: null, PickupTime: null } : {},
  confirmation = "None",
  attributes = { contactId: "contact-1", callerMasked: "+1***0101" },
  sessionId = "session-1",
  transcript = "what the caller said",
}: Turned = {}) => {
  const turned = {
    name: intent,
    state: source === "DialogCodeHook" ? "InProgress" : "ReadyForFulfillment",
    confirmationState: confirmation,
    slots: Object.fromEntries(Object.entries(slots).map(([name, said]) => [name, slot(said)])),
  };
  return {
    messageVersion: "1.0",
    invocationSource: source,
    inputMode: "Speech",
    responseContentType: "text/plain; charset=utf-8",
    sessionId,
    inputTranscript: transcript,
    invocationLabel: null,
    bot: { id: "ABCDEFGHIJ", name: "OrderFlowers", aliasId: "KLMNOPQRST", aliasName: "live", localeId: "en_US", version: "1" },
    interpretations: [{ intent: turned, nluConfidence: 0.87, interpretationSource: "Lex" }],
    requestAttributes: null,
    sessionState: {
      sessionAttributes: attributes,
      activeContexts: [],
      intent: turned,
      originatingRequestId: "00000000-0000-4000-8000-000000000009",
    },
    transcriptions: [{ transcription: transcript, transcriptionConfidence: 1, resolvedContext: { intent }, resolvedSlots: {} }],
  };
};
