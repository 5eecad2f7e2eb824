// The door to the phones, and the command that reads it.
import { expect } from "chai";
import { readSms, sms, smsText } from "../../cli/sms/sms.ts";
import { virtualClock } from "../../shared/clock.ts";
import { UserError } from "../../local/errors.ts";
import { serveSms, SMS_PATH } from "../../local/sms-door.ts";
import type { Outbox } from "../../local/services/sns/outbox.ts";
import { late } from "../../local/late.ts";
import { aCloud } from "./wire/a-cloud.ts";

const NOON = Date.parse("2026-11-20T12:00:00Z");
const PHONE = "+14155550100";

const aPhone = async () => {
  const outbox = late<Outbox>("the outbox");
  const cloud = await aCloud({
    clock: virtualClock(NOON),
    doors: { [SMS_PATH]: (request, response) => serveSms({ services: { outbox: outbox.get() } }, request, response) },
  });
  outbox.set(cloud.outbox);
  return cloud;
};

const refused = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => "not refused",
    (thrown: unknown) => (thrown instanceof UserError ? thrown.message : thrown),
  );

describe("twinline sms", () => {
  const options = (on: string) => ({ on, stop: false, json: true });

  it("readSms() reads what was sent, oldest first, as smsText() shows it", async () => {
    const { endpoint, outbox, close } = await aPhone();
    outbox.send("us-east-1", { to: PHONE, text: "Your code is 123456.", type: "Transactional" });
    outbox.send("us-west-2", { to: "+4915112345678", text: "Zwei\nZeilen", sender: "DEMO" });
    expect((await readSms(endpoint)).map(smsText)).to.deep.equal([
      "2026-11-20T12:00:00.000Z  to +14155550100, transactional, by us-east-1\n  Your code is 123456.",
      "2026-11-20T12:00:00.000Z  to +4915112345678 from DEMO, promotional, by us-west-2\n  Zwei\n  Zeilen",
    ]);
    await close();
  });

  it("sms() --stop answers STOP from a phone that was written to, and from no other", async () => {
    const { endpoint, outbox, close } = await aPhone();
    outbox.send("us-east-1", { to: PHONE, text: "x" });
    const stop = { ...options(endpoint), stop: true };
    await sms({ ...stop, to: PHONE });
    expect([outbox.isOptedOut("us-east-1", PHONE), outbox.isOptedOut("us-west-2", PHONE)]).to.deep.equal([true, false]);
    expect(await refused(sms({ ...stop, to: "+14155550199" }))).to.equal(
      'Cannot answer from "+14155550199": no SMS was sent to it. Use a number that twinline sms lists, in E.164.',
    );
    expect(await refused(sms(stop))).to.include("Add --to NUMBER");
    await close();
  });

  it("sms() refuses a number that is none, and an address where no cloud is", async () => {
    expect(await refused(sms({ ...options("http://127.0.0.1:1"), to: "4155550100" }))).to.include("no number in E.164");
    expect(await refused(sms(options("http://127.0.0.1:1")))).to.include("no cloud answers there");
  });

  it("serveSms() says what it takes to who sends something else", async () => {
    const { endpoint, close } = await aPhone();
    const answer = await fetch(endpoint + SMS_PATH, { method: "POST", body: '{"send":"x"}' });
    expect([answer.status, await answer.text()]).to.deep.equal([
      400,
      `Cannot take this: POST {"stop": NUMBER} as JSON to ${SMS_PATH}, or GET it.\n`,
    ]);
    await close();
  });
});
