// The demo line in a local cloud: a demo is booked by phone, heard and cancelled by its code, in both languages, whatever fails meanwhile.
import { expect } from "chai";
import { bookings } from "../../cli/bookings/bookings.ts";
import { DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { call, letReplicasCatchUp, outputsOf, theLine, type CallOverrides, type Told } from "./the-line.ts";

const DOWN = ["us-east-1/lex=down"];
const QUESTIONS = ["what day", "at what time", "shall i book"];

/** A booking's words; each test has an hour of its own, since the line is one for all. */
const booking = (time: string): readonly [string, string, string, string] => ["book a demo", "next tuesday", time, "yes"];

/** What brings a caller of the English line there. */
const toSpanish = ["blub", "blub", "blub", "dtmf:3"] as const;

const LOCAL = { region: "us-east-1", credentials: { accessKeyId: "local", secretAccessKey: "local" } };

let callers = 0;
const somebody = (): string => {
  callers += 1;
  return `+1415555${String(callers + 100).padStart(4, "0")}`;
};

const callDemo = (overrides: CallOverrides): Promise<Told> => call({ to: "demo", ...overrides });

const textsTo = async (number: string): Promise<readonly string[]> =>
  (await theLine()).services.outbox.list().flatMap(({ to, text }) => (to === number ? [text] : []));

const codeIn = (texts: readonly string[]): string => /(?:code is|código es) (\d{6})/.exec(texts.join(" "))?.[1] ?? "no code";

/** What `twinline bookings list` has of a caller: status, time, and what became of the text. */
const listed = async (caller: string): Promise<readonly unknown[]> => {
  const { endpoint } = await theLine();
  const lines: string[] = [];
  const options = { on: endpoint, aws: false, stack: "local", from: "2000-01-01", full: true, csv: false, json: true };
  await bookings(options, { print: (line) => lines.push(line) });
  return lines
    .map((line): Record<string, unknown> => JSON.parse(line))
    .filter((entry) => entry["caller"] === caller)
    .map(({ status, time, sms }) => [status, time, sms]);
};

const reminders = async (): Promise<number> =>
  (await theLine()).services.schedules.list().filter(({ name }) => name.startsWith("reminder-")).length;

/** As if the minutes had passed for which a try keeps a text to itself: functions have the machine's own clock. */
const endClaims = async (): Promise<void> => {
  const cloud = await theLine();
  const { services } = cloud;
  const TableName = outputsOf(cloud).apps["demo"]?.tables["bookings"];
  const client = new DynamoDBClient({ ...LOCAL, endpoint: (await theLine()).endpoint });
  const { Items = [] } = await client.send(
    new QueryCommand({ TableName, KeyConditionExpression: "pk = :pk", ExpressionAttributeValues: { ":pk": { S: "OUTBOX" } } }),
  );
  client.destroy();
  for (const { claimedUntil: _, ...Item } of Items) await services.tables.execute("us-east-1", "PutItem", { TableName, Item });
};

/** As the schedule does each five minutes. */
const sweep = async (): Promise<void> => {
  const cloud = await theLine();
  const client = new LambdaClient({ ...LOCAL, endpoint: cloud.endpoint });
  const FunctionName = outputsOf(cloud).apps["demo"]?.functions["notify"];
  const { FunctionError } = await client.send(new InvokeCommand({ FunctionName, Payload: "{}" }));
  client.destroy();
  expect(FunctionError).to.equal(undefined);
};

/** What was said after the bot was lost. */
const saidSince = ({ story }: Told): readonly string[] => {
  const lost = story.findIndex(({ kind }) => kind === "bot-failed");
  return story.slice(lost).flatMap((entry) => (entry.kind === "said" ? [entry.text.toLowerCase()] : []));
};

describe("the demo line", function () {
  this.slow(10_000);
  this.timeout(30_000);

  it("books a demo, texts its code once, tells it to a second call with that code, and cancels it in a third", async () => {
    const from = somebody();
    const before = await reminders();
    const booked = await callDemo({ from, words: booking("3 pm") });
    expect(booked.ended).to.deep.include({ outcome: "completed", botRegion: "us-east-1", switches: 0 });
    const texts = await textsTo(from);
    expect(texts).to.have.length(1);
    const code = codeIn(texts);
    expect(booked.said).to.include("3 PM").and.not.include(code);
    expect(await listed(from)).to.deep.equal([["booked", "15:00", "sent"]]);
    expect(await reminders()).to.equal(before + 1);

    const heard = await callDemo({ from, words: ["check my booking", code] });
    expect(heard.ended.outcome).to.equal("completed");
    expect(heard.said).to.include("3 PM");
    expect(heard.ended.slots).to.deep.equal({ Code: "{Code}" });

    const cancelled = await callDemo({ from, words: ["cancel my demo", `dtmf:${code}`, "yes"] });
    expect(cancelled.ended.outcome).to.equal("completed");
    expect((await listed(from))[0]).to.include("cancelled");
    expect(await textsTo(from)).to.have.length(2);
    expect(await reminders()).to.equal(before);
  });

  it("gives a slot once: who comes later is offered others", async () => {
    await callDemo({ from: somebody(), words: booking("9 am") });
    const from = somebody();
    const { said } = await callDemo({ from, words: ["book a demo", "next tuesday", "9 am", "9:30", "yes"] });
    expect(said).to.include("already taken");
    expect(await listed(from)).to.deep.equal([["booked", "09:30", "sent"]]);
  });

  it("tells a withheld caller, and one with another number, nothing of a booking even with its code, and brings who guesses to a person", async () => {
    const from = somebody();
    await callDemo({ from, words: booking("10 am") });
    const code = codeIn(await textsTo(from));
    const withheld = await callDemo({ from: undefined, words: ["check my booking", code, "never mind"] });
    const other = await callDemo({ from: somebody(), words: ["check my booking", code, code, code] });
    for (const { said } of [withheld, other]) expect(said).to.not.include("10 AM");
    expect(other.ended.outcome).to.equal("transferred");
  });

  it("books for a withheld caller who types a number and confirms it", async () => {
    const number = somebody();
    const keys = `dtmf:${number.slice(2)}#`;
    const told = await callDemo({ from: undefined, words: ["book a demo", "next tuesday", "10:30", keys, "yes", "yes"] });
    expect(told.ended.outcome).to.equal("completed");
    expect(told.ended.slots).to.include({ Mobile: "{Mobile}" });
    expect(codeIn(await textsTo(number))).to.match(/^\d{6}$/);
  });

  it("speaks Spanish to who is not understood and presses 3, and texts in Spanish", async () => {
    const from = somebody();
    const words = [...toSpanish, "reservar una demostración", "el próximo martes", "a las once", "sí"];
    const told = await callDemo({ from, words });
    expect(told.ended).to.deep.include({ outcome: "completed", botRegion: "us-east-1" });
    expect(told.said).to.include("Para español, oprima 3.").and.include("Su demostración está reservada");
    expect((await textsTo(from))[0]).to.include("Su código es");
  });

  for (const [lost, at, hears] of [
    ["before anything was kept", 4, "un momento, por favor. puede reservar"],
    ["in the middle of a booking", 6, "perdón, una vez más: ¿a qué hora?"],
  ] as const)
    it(`goes on in Spanish with who loses the bot ${lost}`, async () => {
      const menu = ["blub", "blub", "blub", "dtmf:3"];
      const rest = ["reservar una demostración", "el próximo miércoles", "a las once de la mañana", "nada"];
      const words = [...menu, ...rest].flatMap((said, index) => (index === at ? [said, said] : [said]));
      const told = await callDemo({ from: somebody(), failAt: { [at]: DOWN }, words });
      expect(told.ended).to.deep.include({ botRegion: "us-west-2", switches: 1 });
      expect(saidSince(told)[0]).to.match(new RegExp(`^${hears.replace("?", "\\?")}`));
    });

  for (const [at, time, asked] of [
    [1, "11:30", [1, 1, 1]],
    [2, "12:00", [0, 1, 1]],
    [3, "12:30", [0, 0, 1]],
  ] as const)
    it(`loses the bot at answer ${at}: asks for nothing again that was given, and books once`, async () => {
      const from = somebody();
      const words = booking(`${time} pm`.replace("11:30 pm", "11:30 am"));
      const told = await callDemo({ from, failAt: { [at]: DOWN }, words: [...words.slice(0, at + 1), ...words.slice(at)] });
      expect(told.ended).to.deep.include({ outcome: "completed", botRegion: "us-west-2", switches: 1 });
      const said = saidSince(told);
      expect(QUESTIONS.map((question) => said.filter((text) => text.includes(question)).length)).to.deep.equal(asked);
      expect(await listed(from)).to.deep.equal([["booked", time, "sent"]]);
      expect(await textsTo(from)).to.have.length(1);
    });

  for (const [answer, words, time, heard] of [
    ["yes", booking("4:30 pm"), "16:30", "Thank you. Your demo is booked for Tuesday"],
    ["no", [...toSpanish, "reservar una demostración", "el próximo miércoles", "a las once", "sí"], "11:00", "En esta llamada ya reservó"],
  ] as const)
    it(`loses the bot when it has booked and before the caller hears so: tells it, whoever says ${answer} now, and books once`, async () => {
      const from = somebody();
      const told = await callDemo({ from, failAt: { [words.length - 1]: ["us-east-1/lex=unanswered"] }, words: [...words, answer] });
      expect(told.ended).to.deep.include({ outcome: "completed", botRegion: "us-west-2", switches: 1 });
      expect(told.said).to.include(heard);
      expect(await listed(from)).to.deep.equal([["booked", time, "sent"]]);
      expect(await textsTo(from)).to.have.length(1);
    });

  it("books although the sender fails, and texts the code with the next sweep", async () => {
    const from = somebody();
    const told = await callDemo({ from, fail: ["us-east-1/lambda:notify=error"], words: booking("1 pm") });
    expect(told.ended.outcome).to.equal("completed");
    expect(await listed(from)).to.deep.equal([["booked", "13:00", "pending"]]);
    await sweep();
    expect(await listed(from)).to.deep.equal([["booked", "13:00", "sent"]]);
  });

  it("records a callback at the standby, and says so, when home's bookings cannot be written", async () => {
    const from = somebody();
    const told = await callDemo({ from, fail: ["us-east-1/dynamodb:bookings=down"], words: booking("1:30 pm") });
    expect(told.ended.outcome).to.equal("callback");
    await letReplicasCatchUp();
    expect((await listed(from))[0]).to.include("callback");
    expect(await textsTo(from)).to.deep.equal([]);
  });

  it("books although SNS is down, and sends the code when it is back", async () => {
    const from = somebody();
    const told = await callDemo({ from, fail: ["us-east-1/sns=down"], words: booking("2 pm") });
    expect(told.ended.outcome).to.equal("completed");
    expect(await textsTo(from)).to.deep.equal([]);
    await endClaims();
    await sweep();
    expect(await textsTo(from)).to.have.length(1);
    expect(await listed(from)).to.deep.equal([["booked", "14:00", "sent"]]);
  });

  for (const fault of ["us-east-1/lambda:lookup=error", "*/dynamodb:lexDR=down"])
    it(`books at home under ${fault}`, async () => {
      const from = somebody();
      const time = fault.includes("lookup") ? "2:30 pm" : "3:30 pm";
      const { ended } = await callDemo({ from, fail: [fault], words: booking(time) });
      expect(ended).to.deep.include({ outcome: "completed", botRegion: "us-east-1" });
    });

  it("offers keys, and calls back who presses 1, when both bots are down", async () => {
    const { ended, said } = await callDemo({ from: somebody(), fail: ["*/lex=down"], words: ["book a demo", "book a demo", "dtmf:1"] });
    expect(ended.outcome).to.equal("callback");
    expect(said).to.include("To book, check or cancel a demo, press 1");
  });

  it("runs beside the first line, which is called when nobody says which", async () => {
    const { lines } = await theLine();
    expect(lines.named["flowers"]).to.equal(lines.first);
    expect(lines.named["demo"]).to.not.equal(lines.first);
    expect((await call()).ended.intent).to.equal("OrderFlowers");
  });

  it("has neither number nor code in any log", async () => {
    const from = somebody();
    await callDemo({ from, words: booking("4 pm") });
    const code = codeIn(await textsTo(from));
    const logged = (await theLine()).services.logs.list("us-east-1").flatMap(({ events }) => events.map(({ message }) => message));
    expect(logged.filter((line) => line.includes(from) || line.includes(code))).to.deep.equal([]);
  });
});
