// A turn of the demo bot as Lex V2 sends it (lex-v2.md 1).
type Said = string | null | { readonly ambiguous: readonly string[] };

export interface Turned {
  readonly source?: "DialogCodeHook" | "FulfillmentCodeHook";
  readonly intent?: string;
  readonly slots?: Readonly<Record<string, Said>>;
  readonly confirmation?: "None" | "Confirmed" | "Denied";
  readonly attributes?: Readonly<Record<string, string>>;
  readonly sessionId?: string;
  readonly locale?: string;
  /** Keys that were pressed. */
  readonly keys?: string;
}

/** A caller on the phone whose number takes texts. */
export const CALLER = { contactId: "contact-1", customerNumber: "+14155550100", channel: "VOICE" } as const;
export const WITHHELD = { ...CALLER, customerNumber: "" } as const;

const SLOTS: Readonly<Record<string, readonly string[]>> = {
  ScheduleDemo: ["Date", "Time", "Mobile"],
  CheckDemo: ["Code", "Date", "Mobile"],
  CancelDemo: ["Code", "Date", "Mobile"],
};

const slot = (said: Said): unknown => {
  if (said === null) return null;
  const value =
    typeof said === "string"
      ? { originalValue: said, interpretedValue: said, resolvedValues: [said] }
      : { originalValue: "as said", interpretedValue: null, resolvedValues: said.ambiguous };
  return { shape: "Scalar", value };
};

export const aDemoEvent = ({
  source = "DialogCodeHook",
  intent = "ScheduleDemo",
  slots = {},
  confirmation = "None",
  attributes = CALLER,
  sessionId = "session-1",
  locale = "en_US",
  keys,
}: Turned = {}) => {
  const all = Object.fromEntries((SLOTS[intent] ?? []).map((name) => [name, slots[name] ?? null]));
  return {
    messageVersion: "1.0",
    invocationSource: source,
    inputMode: keys === undefined ? "Speech" : "DTMF",
    sessionId,
    inputTranscript: keys ?? "what the caller said",
    bot: { id: "ABCDEFGHIJ", name: "DemoBooking", aliasId: "KLMNOPQRST", aliasName: "live", localeId: locale, version: "1" },
    requestAttributes: keys === undefined ? null : { "x-amz-lex:dtmf-transcript": keys },
    sessionState: {
      sessionAttributes: attributes,
      intent: {
        name: intent,
        state: source === "DialogCodeHook" ? "InProgress" : "ReadyForFulfillment",
        confirmationState: confirmation,
        slots: Object.fromEntries(Object.entries(all).map(([name, said]) => [name, slot(said)])),
      },
    },
  };
};
