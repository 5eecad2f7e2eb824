import { expect } from "chai";
import { summary, transcript } from "../../../cli/common/transcript.ts";
import type { CallEvent } from "../../../local/events.ts";

const lines = (
  events: readonly CallEvent[],
  options: { readonly verbose?: boolean; readonly colors?: boolean; readonly width?: number } = {},
): readonly string[] => {
  const render = transcript({ colors: false, ...options });
  return events.flatMap((event) => render({ ...event, contactId: "c-1", at: 0 }));
};
const answered = {
  kind: "bot-answered",
  region: "us-west-2",
  intent: "OrderFlowers",
  state: "InProgress",
  slots: { FlowerType: "roses" },
  ms: 12,
} as const;
const hung = { kind: "bot-failed", region: "us-east-1", error: "us-east-1 did not answer within 8.0 s", ms: 8000 } as const;
const ended = {
  kind: "call-ended",
  outcome: "completed",
  botRegion: "us-west-2",
  switches: 1,
  turns: 5,
  intent: "OrderFlowers",
  slots: { FlowerType: "roses", PickupTime: "10:00" },
} as const;

describe("transcript()", () => {
  it("shows who says what, the bot by its region", () => {
    expect(
      lines([
        { kind: "call-started", channel: "VOICE", from: "+1***0101", to: "+12025550199", flow: "main" },
        { kind: "said", by: "flow", text: "Hello." },
        { kind: "heard", text: "roses please" },
        answered,
        { kind: "said", by: "bot", text: "For what day?" },
        { kind: "pressed", digits: "1" },
        { kind: "silent", seconds: 3 },
      ]),
    ).to.deep.equal([
      "— call from +1***0101 to +12025550199 —",
      "Line: Hello.",
      "Caller: roses please",
      "Bot (us-west-2): For what day?",
      "Caller: [presses 1]",
      "Caller: [no answer for 3 s]",
    ]);
  });

  it("names the place in the source where a code hook threw", () => {
    const thrown = {
      errorType: "TypeError",
      errorMessage: "boom",
      trace: ["TypeError: boom", "    at f (/tmp/x/functions/flowers/handler.ts:4:7)"],
    };
    const error = `DependencyFailedException: The code hook failed (Unhandled): ${JSON.stringify(thrown)}`;
    expect(lines([{ kind: "bot-failed", region: "us-east-1", error, ms: 5 }, ended], { width: 120 })[0]).to.equal(
      "— us-east-1 could not answer (functions/flowers/handler.ts:4:7: TypeError: boom) —",
    );
  });

  it("tells that the program changed, with the first files and what to do", () => {
    const render = transcript({ colors: false, width: 200 });
    expect(render({ kind: "program-changed", files: ["a", "b", "c", "d"], remedy: "Start it again.", at: 0 })).to.deep.equal([
      "— Changed since this cloud started: a, b, c, 1 more. It goes on with what it read then. Start it again. —",
    ]);
  });

  it("tells a switch in one line, with its reason", () => {
    expect(lines([hung, { kind: "bot-switched", from: "us-east-1", to: "us-west-2" }])).to.deep.equal([
      "— one moment: us-east-1 did not answer within 8.0 s; asking us-west-2 —",
    ]);
  });

  it("names a service's error by its code alone, and tells a failure that no switch follows", () => {
    const failed = { ...hung, error: "ThrottlingException: rate exceeded for arn:aws:lex" };
    expect(lines([failed, { kind: "said", by: "flow", text: "Press 1." }])).to.deep.equal([
      "— us-east-1 could not answer (ThrottlingException) —",
      "Line: Press 1.",
    ]);
  });

  it("shows internals only where asked for", () => {
    const inner: readonly CallEvent[] = [
      { kind: "action-run", flow: "main", action: "ask", type: "ConnectParticipantWithLexBot" },
      { kind: "branch-taken", action: "ask", branch: "NoMatchingError", next: "twin", because: "no answer" },
      { kind: "lambda-invoked", function: "lookup", mode: "sync", ms: 3, attempts: 2, ok: false, error: "Unhandled" },
      answered,
    ];
    expect(lines(inner)).to.deep.equal([]);
    expect(lines(inner, { verbose: true })).to.deep.equal([
      "    main / ask (ConnectParticipantWithLexBot)",
      "    NoMatchingError -> twin: no answer",
      "    Lambda lookup (sync) failed: Unhandled, 3 ms, 2 attempts",
      "    us-west-2: OrderFlowers InProgress (FlowerType roses), 12 ms",
    ]);
  });

  it("lists the buttons of a card with what each of them says", () => {
    const buttons = [
      { text: "3 pm", value: "15:00" },
      { text: "none", value: "none" },
    ];
    expect(lines([{ kind: "card-shown", title: "Free times", subtitle: "On Tuesday", buttons }])).to.deep.equal([
      "Card: Free times — On Tuesday",
      "    [3 pm] says 15:00",
      "    [none]",
    ]);
  });

  it("shows an SMS whole, its number masked", () => {
    const render = transcript({ colors: false });
    const sms = { region: "us-east-1", to: "+1***0100", type: "Transactional", parts: 1, at: 0 } as const;
    expect(render({ kind: "sms-sent", text: "Your code is 123456.", ...sms })).to.deep.equal([
      "— SMS to +1***0100: Your code is 123456. —",
    ]);
  });

  it("says that no SMS went, why, and whether it is tried again", () => {
    const render = transcript({ colors: false, width: 110 });
    const refused = { kind: "sms-not-sent", region: "us-east-1", to: "+1***0123", at: 0 } as const;
    expect(render({ ...refused, why: "Cannot reach sns.", mayBeTriedAgain: true })).to.deep.equal([
      "— No SMS went to +1***0123: Cannot reach sns. It is tried again. —",
    ]);
    expect(render({ ...refused, why: "Phone number is opted out", mayBeTriedAgain: false })).to.deep.equal([
      "— No SMS went to +1***0123: Phone number is opted out. —",
    ]);
  });

  it("stays within its width", () => {
    const text = "We have roses, lilies, tulips and daisies; which of them would you like to order today?";
    const shown = lines([{ kind: "said", by: "flow", text }], { width: 40 });
    expect(Math.max(...shown.map((line) => line.length))).to.be.at.most(40);
    expect(shown.join(" ").replaceAll(/\s+/g, " ")).to.equal(`Line: ${text}`);
  });

  it("uses colours only where asked for", () => {
    const hello: readonly CallEvent[] = [{ kind: "said", by: "flow", text: "Hello." }];
    expect(lines(hello).join("")).to.not.include("\u001b[");
    expect(lines(hello, { colors: true }).join("")).to.include("\u001b[");
  });

  it("says nothing of what is no part of a call", () => {
    const render = transcript({ colors: false });
    expect(render({ kind: "resource-created", type: "aws:dynamodb/table:Table", name: "lexDR", region: "us-east-1", at: 0 })).to.deep.equal(
      [],
    );
  });
});

describe("summary()", () => {
  it("says how the call ended, where, and with what", () => {
    expect(summary(ended)).to.equal(
      "The call is complete. Bot in us-west-2, 5 turns. OrderFlowers: FlowerType roses, PickupTime 10:00. The twin was asked once.",
    );
  });
  it("says why a caller was lost", () => {
    expect(
      summary({
        kind: "call-ended",
        outcome: "failed",
        botRegion: null,
        switches: 0,
        turns: 0,
        intent: null,
        slots: {},
        because: "No way on.",
      }),
    ).to.equal("The caller was lost. No way on.");
  });
});
