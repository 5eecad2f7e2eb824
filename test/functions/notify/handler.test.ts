import { expect } from "chai";
import { bookingKey, parseBooking } from "../../../functions/lib/demo/bookings/booking.ts";
import { HOME_MS } from "../../../functions/lib/demo/bookings/patience.ts";
import { seatHolder } from "../../../functions/lib/demo/bookings/seat-holder.ts";
import { bookings } from "../../../functions/lib/demo/bookings/store.ts";
import { smsCaps } from "../../../functions/lib/demo/bookings/sms-caps.ts";
import { textItem, texts } from "../../../functions/lib/demo/bookings/texts.ts";
import { notifyHandler } from "../../../functions/notify/handler.ts";
import { reminders } from "../../../functions/notify/reminders.ts";
import { sendText } from "../../../functions/notify/send.ts";
import { wire } from "../../../functions/notify/wire.ts";
import { realPlatform } from "../../../functions/lib/runtime/platform.ts";
import type { Answer } from "../../../functions/lib/aws/signed-request.ts";
import { aTable } from "../a-table.ts";
import { aWish, countedCodes, TABLE } from "../lib/demo/bookings/showroom.ts";
import { WEDNESDAY_10AM } from "../lib/demo/bookings/calendars.ts";
import { inMemoryTable } from "../lib/demo/bookings/in-memory-table.ts";
import { aClock, aLog } from "../services.ts";

const ZONE = "America/New_York";
const OK: Answer = { status: 200, body: "<PublishResult/>" };
const errorOf = (code: string, status = 400): Answer => ({
  status,
  body: `<ErrorResponse><Error><Code>${code}</Code></Error></ErrorResponse>`,
});

interface Given {
  readonly sns?: (action: string) => Answer | Promise<Answer>;
  readonly scheduler?: Answer;
  readonly perNumberDay?: number;
  readonly senderId?: string;
  readonly home?: ReturnType<typeof inMemoryTable> | Awaited<ReturnType<typeof aTable>>;
}

/** Notify over a table, a Scheduler and an SNS that note what they are asked. */
const aNotify = ({
  sns = () => OK,
  scheduler = { status: 200, body: "{}" },
  perNumberDay = 5,
  senderId = "",
  home = inMemoryTable(),
}: Given = {}) => {
  const clock = aClock(WEDNESDAY_10AM);
  const { log, lines } = aLog();
  const asked: Readonly<Record<string, string>>[] = [];
  const scheduled: { readonly method: string | undefined; readonly path: string; readonly body: unknown }[] = [];
  const handler = notifyHandler(
    {
      clock,
      log,
      texts: texts(home, TABLE),
      send: sendText({
        caps: smsCaps(home, TABLE, { perNumberDay, perDay: 100 }),
        query: async (action, parameters) => {
          const answer = await sns(action);
          asked.push({ action, ...parameters });
          return answer;
        },
        countries: ["US"],
        maxPrice: "0.05",
        senderId,
      }),
      reminders: reminders({
        send: async ({ method, path, body }) => {
          scheduled.push({ method, path, body: body === "" ? undefined : JSON.parse(body) });
          return scheduler;
        },
        group: "twinline-dev-reminders",
        roleArn: "arn:aws:iam::111122223333:role/reminder",
        target: "arn:aws:lambda:us-east-1:111122223333:function:notify",
        timeZone: ZONE,
      }),
      bookingOf: seatHolder(home, TABLE),
    },
    { timeZone: ZONE, line: "twinline-dev" },
  );
  const store = bookings({ clock, home, newCode: countedCodes() }, TABLE, 1);
  const book = async (wish: Parameters<typeof aWish>[0] = {}) => {
    const booked = await store.book(aWish(wish), clock.now() + HOME_MS);
    if (booked.kind !== "booked") throw new Error("The slot is full.");
    return booked.booking;
  };
  const published = () => asked.filter(({ action }) => action === "Publish");
  const smsOf = async (booking: { readonly caller: string; readonly id: string }) =>
    parseBooking(await home.getItem({ TableName: TABLE, Key: bookingKey(booking) }))?.sms;
  return { handler, clock, lines, asked, scheduled, store, book, published, smsOf, waiting: () => texts(home, TABLE).waiting(100) };
};

describe("notifyHandler()", () => {
  it("sends the code with the time and its zone, marks the booking, and takes the text out", async () => {
    const { handler, book, published, smsOf, waiting } = aNotify({ home: await aTable(TABLE, "pk", "sk") });
    const booking = await book();
    expect(await handler({ bookingId: booking.id })).to.deep.equal({ sent: 1, waiting: 0, failed: 0 });
    expect(published()).to.deep.equal([
      {
        action: "Publish",
        PhoneNumber: "+14155550100",
        Message:
          "Your demo is booked for Tuesday November 24, 2026, at 3 PM (EST; noon PST). Your code is 100001: you need it to check or cancel by phone.",
        "MessageAttributes.entry.1.Name": "AWS.SNS.SMS.SMSType",
        "MessageAttributes.entry.1.Value.DataType": "String",
        "MessageAttributes.entry.1.Value.StringValue": "Transactional",
        "MessageAttributes.entry.2.Name": "AWS.SNS.SMS.MaxPrice",
        "MessageAttributes.entry.2.Value.DataType": "Number",
        "MessageAttributes.entry.2.Value.StringValue": "0.05",
      },
    ]);
    expect(await smsOf(booking)).to.equal("sent");
    expect(await waiting()).to.deep.equal([]);
  });

  it("writes to a Spanish caller in Spanish, under the sender's id where there is one", async () => {
    const { handler, book, published } = aNotify({ senderId: "DEMO" });
    await book({ locale: "es_US" });
    await handler({});
    expect(published()[0]).to.include({
      Message:
        "Su demostración está reservada: el martes 24 de noviembre de 2026, a las 3 de la tarde (EST; al mediodía PST). Su código es 100001: lo necesita para consultarla o cancelarla por teléfono.",
      "MessageAttributes.entry.3.Value.StringValue": "DEMO",
    });
  });

  it("sends a text once when two sweeps meet", async () => {
    const { handler, book, published } = aNotify();
    await book();
    await Promise.all([handler({}), handler({})]);
    expect(published()).to.have.length(1);
  });

  it("makes a reminder for the day before at the same time, and deletes it on cancel", async () => {
    const { handler, book, scheduled, store, clock } = aNotify();
    const booking = await book();
    await handler({});
    expect(scheduled).to.deep.equal([
      {
        method: "POST",
        path: `/schedules/reminder-${booking.id}`,
        body: {
          GroupName: "twinline-dev-reminders",
          ScheduleExpression: "at(2026-11-23T20:00:00)",
          ScheduleExpressionTimezone: "UTC",
          FlexibleTimeWindow: { Mode: "OFF" },
          ActionAfterCompletion: "DELETE",
          Target: {
            Arn: "arn:aws:lambda:us-east-1:111122223333:function:notify",
            RoleArn: "arn:aws:iam::111122223333:role/reminder",
            Input: JSON.stringify({ remind: { bookingId: booking.id, startsAt: "2026-11-24T20:00:00.000Z" } }),
          },
        },
      },
    ]);
    expect(JSON.stringify(scheduled)).not.to.include("4155550100");
    await store.cancel(booking, clock.now() + HOME_MS);
    await handler({});
    expect(scheduled[1]).to.deep.equal({
      method: "DELETE",
      path: `/schedules/reminder-${booking.id}?groupName=twinline-dev-reminders`,
      body: undefined,
    });
  });

  it("makes none when the day before is over already, and sends the text all the same", async () => {
    const { handler, book, scheduled, published, clock } = aNotify();
    await book();
    clock.pass(5.5 * 86_400_000);
    await handler({});
    expect(scheduled).to.deep.equal([]);
    expect(published()).to.have.length(1);
  });

  it("sends the text although the reminder cannot be made", async () => {
    const { handler, book, published, lines } = aNotify({ scheduler: { status: 500, body: '{"__type":"InternalServerException"}' } });
    await book();
    await handler({});
    expect(published()).to.have.length(1);
    expect(lines[0]).to.include({ kind: "reminder-not-changed", code: "InternalServerException" });
  });

  it("keeps a text while SNS is down, sends it when it is back, and makes one reminder", async () => {
    let isDown = true;
    const { handler, book, clock, published, smsOf, scheduled } = aNotify({ sns: () => (isDown ? errorOf("InternalFailure", 500) : OK) });
    const booking = await book();
    expect(await handler({})).to.deep.equal({ sent: 0, waiting: 1, failed: 0 });
    expect(await smsOf(booking)).to.equal("waiting");
    isDown = false;
    clock.pass(300_000);
    expect(await handler({})).to.deep.equal({ sent: 1, waiting: 0, failed: 0 });
    expect(await smsOf(booking)).to.equal("sent");
    expect(published().length).to.be.greaterThan(1);
    expect(scheduled).to.have.length(1);
  });

  it("gives a text up after a day, and counts that", async () => {
    const { handler, book, clock, waiting, lines, smsOf } = aNotify({ sns: () => errorOf("InternalFailure", 500) });
    const booking = await book();
    await handler({});
    clock.pass(86_400_000);
    expect(await handler({})).to.deep.equal({ sent: 0, waiting: 0, failed: 1 });
    expect(await waiting()).to.deep.equal([]);
    expect(await smsOf(booking)).to.equal("failed");
    expect(lines.some((line) => line["SmsFailed"] === 1)).to.equal(true);
  });

  it("gives a text to who has opted out up at once: SNS would take it and drop it", async () => {
    const { handler, book, published, lines, smsOf } = aNotify({
      sns: () => ({
        status: 200,
        body: "<CheckIfPhoneNumberIsOptedOutResult><isOptedOut>true</isOptedOut></CheckIfPhoneNumberIsOptedOutResult>",
      }),
    });
    const booking = await book();
    expect(await handler({})).to.deep.equal({ sent: 0, waiting: 0, failed: 1 });
    expect(await smsOf(booking)).to.equal("failed");
    expect(published()).to.deep.equal([]);
    expect(lines[0]).to.include({ kind: "text-not-sent", why: "opted-out", outcome: "given-up" });
  });

  it("sends no text to a country that is not allowed", async () => {
    const { handler, book, asked, lines } = aNotify();
    await book({ caller: "+4915112345678" });
    expect(await handler({})).to.deep.equal({ sent: 0, waiting: 0, failed: 1 });
    expect(asked).to.deep.equal([]);
    expect(lines[0]).to.include({ why: "country-not-allowed" });
  });

  it("sends what comes after more texts than it reads at once, though none of those may go today", async () => {
    const home = inMemoryTable();
    const { handler, published } = aNotify({ perNumberDay: 0, home });
    const booking = { ...aWish(), code: "123456", seat: 0, status: "booked", createdAt: 1, sms: "pending" } as const;
    for (let at = 0; at < 201; at += 1)
      await home.putItem({
        TableName: TABLE,
        Item: textItem({ ...booking, id: String(at).padStart(16, "0") }, "confirmation", WEDNESDAY_10AM),
      });
    expect(await handler({})).to.deep.equal({ sent: 0, waiting: 201, failed: 0 });
    expect(published()).to.deep.equal([]);
  });

  it("keeps what is over the number's cap for another day", async () => {
    const { handler, book, clock, published } = aNotify({ perNumberDay: 1 });
    await book();
    await book({ contactId: "c-2", slot: { date: "2026-11-24", time: "15:30", startsAt: aWish().slot.startsAt + 1_800_000 } });
    expect(await handler({})).to.deep.equal({ sent: 1, waiting: 1, failed: 0 });
    clock.pass(15 * 3_600_000);
    expect(await handler({})).to.deep.equal({ sent: 1, waiting: 0, failed: 0 });
    expect(published()).to.have.length(2);
  });

  it("reminds of a booking that still stands, and of no other", async () => {
    const { handler, book, store, clock, published } = aNotify();
    const booking = await book();
    const remind = { remind: { bookingId: booking.id, startsAt: new Date(booking.slot.startsAt).toISOString() } };
    expect(await handler(remind)).to.deep.equal({ sent: 1, waiting: 0, failed: 0 });
    expect(published()[0]?.["Message"]).to.equal(
      "A reminder of your demo: Tuesday November 24, 2026, at 3 PM (EST; noon PST). To cancel it, call us with your code 100001.",
    );
    await store.cancel(booking, clock.now() + HOME_MS);
    expect(await handler(remind)).to.deep.equal({ sent: 0, waiting: 0, failed: 0 });
    // Another has its seat now, and is not told of what was cancelled.
    await book({ contactId: "c-2", caller: "+14155550101" });
    expect(await handler(remind)).to.deep.equal({ sent: 0, waiting: 0, failed: 0 });
  });

  it("logs no number and no code", async () => {
    const { handler, book, lines } = aNotify({ sns: () => errorOf("InternalFailure", 500), scheduler: { status: 500, body: "" } });
    await book();
    await handler({});
    expect(JSON.stringify(lines)).not.to.match(/4155550100|100001/);
  });
});

describe("wire() of notify", () => {
  it("names everything that it lacks", () => {
    expect(() => wire({ SMS_MAX_PRICE: "cheap", SMS_COUNTRIES: "US,Narnia" }, realPlatform)).to.throw(
      /BOOKINGS_TABLE is not set[^]*SMS_COUNTRIES names "Narnia"[^]*SMS_MAX_PRICE is "cheap"[^]*REMINDER_GROUP is not set/,
    );
  });
});
