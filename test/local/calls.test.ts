import { expect } from "chai";
import { callOn } from "../../cli/common/call-running-cloud.ts";
import { CALLS_PATH, OUTPUTS_PATH, serveCall, serveOutputs } from "../../local/calls.ts";
import type { Cloud } from "../../local/cloud.ts";
import { UserError } from "../../local/errors.ts";
import { eventLog, type LogEntry } from "../../local/events.ts";
import { aCloud } from "./wire/a-cloud.ts";

const cloud = { project: "twinline", stack: "dev", outputs: { pointerTable: "lexDR" }, services: { accountId: "111122223333" } };

describe("serveOutputs()", () => {
  it("serveOutputs() tells the stack, its account and its outputs as JSON, and takes no other method", async () => {
    const { endpoint, close } = await aCloud({ doors: { [OUTPUTS_PATH]: (request, response) => serveOutputs(cloud, request, response) } });
    const answer = await fetch(endpoint + OUTPUTS_PATH);
    expect([answer.status, await answer.json()]).to.deep.equal([
      200,
      { project: "twinline", stack: "dev", accountId: "111122223333", outputs: { pointerTable: "lexDR" } },
    ]);
    expect((await fetch(endpoint + OUTPUTS_PATH, { method: "POST" })).status).to.equal(405);
    await close();
  });
});

describe("serveCall()", () => {
  const ENDED = {
    kind: "call-ended",
    outcome: "completed",
    botRegion: "us-east-1",
    switches: 0,
    turns: 1,
    intent: "ScheduleDemo",
    slots: {},
  } as const;
  const sms = (to: string): LogEntry => ({
    kind: "sms-sent",
    region: "us-east-1",
    to,
    text: "Your code is 123456.",
    type: "Transactional",
    parts: 1,
    at: 0,
  });

  /** A cloud whose line is called demo: each call is over before its SMS comes, and another phone gets one, too. */
  const aLine = async () => {
    const events = eventLog();
    const dialled: (string | undefined)[] = [];
    const fake: Parameters<typeof serveCall>[0] = {
      events,
      numberOf: (to) => {
        if (to !== undefined && to !== "demo") throw new UserError(`Cannot call "${to}". Use demo.`);
        return "+12025550102";
      },
      call: async ({ to, from }) => {
        dialled.push(to);
        events.emit({ kind: "call-started", channel: "VOICE", from: from ?? "withheld", to: "x", flow: "demo", contactId: "c-1", at: 0 });
        events.emit({ ...ENDED, contactId: "c-1", at: 0 });
        return ENDED;
      },
      smsSettled: async () => {
        events.emit(sms("+1***0199"));
        events.emit(sms("+1***0100"));
      },
    };
    const line: Pick<Cloud, "events" | "call" | "numberOf" | "smsSettled"> = fake;
    const { endpoint, close } = await aCloud({ doors: { [CALLS_PATH]: (request, response) => serveCall(line, request, response) } });
    const call = async (from: string, to?: string) => {
      const told: LogEntry[] = [];
      const outcome = await callOn(endpoint, ["hello"], { from, chat: false, ...(to === undefined ? {} : { to }) }, (entry) =>
        told.push(entry),
      );
      return { outcome, told: told.map((entry) => (entry.kind === "sms-sent" ? `${entry.kind} ${entry.to}` : entry.kind)) };
    };
    return { dialled, call, close };
  };

  it("serveCall() tells the SMS to the caller before the end of the call, and no other's", async () => {
    const { call, close } = await aLine();
    expect(await call("+14155550100")).to.deep.equal({ outcome: "completed", told: ["call-started", "sms-sent +1***0100", "call-ended"] });
    await close();
  });

  it("serveCall() tells every SMS of the moment where the caller's number is withheld", async () => {
    const { call, close } = await aLine();
    const { told } = await call("withheld");
    expect(told).to.deep.equal(["call-started", "sms-sent +1***0199", "sms-sent +1***0100", "call-ended"]);
    await close();
  });

  it("serveCall() dials the line that is named, and refuses one that there is not in its own words", async () => {
    const { call, dialled, close } = await aLine();
    await call("+14155550100", "demo");
    expect(dialled).to.deep.equal(["+12025550102"]);
    const refused = await call("+14155550100", "garden").then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(refused).to.be.instanceOf(UserError).with.property("message", 'Cannot call "garden". Use demo.');
    await close();
  });
});
