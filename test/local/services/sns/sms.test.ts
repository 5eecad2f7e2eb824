// SMS by the real SDK over the real wire, into the local outbox.
import {
  CheckIfPhoneNumberIsOptedOutCommand,
  CreateSMSSandboxPhoneNumberCommand,
  DeleteSMSSandboxPhoneNumberCommand,
  GetSMSAttributesCommand,
  GetSMSSandboxAccountStatusCommand,
  ListPhoneNumbersOptedOutCommand,
  ListSMSSandboxPhoneNumbersCommand,
  OptInPhoneNumberCommand,
  PublishCommand,
  SetSMSAttributesCommand,
  SNSClient,
  VerifySMSSandboxPhoneNumberCommand,
  type PublishCommandInput,
} from "@aws-sdk/client-sns";
import { expect } from "chai";
import { parseFaultRules } from "../../../../local/faults.ts";
import { smsParts } from "../../../../local/services/sns/sms-parts.ts";
import { aCloud, ACCOUNT, type Cloud } from "../../wire/a-cloud.ts";

const ROLE = `arn:aws:iam::${ACCOUNT}:role/notify`;
const PHONE = "+14155550100";
const GERMAN = "+4915112345678";

const refusal = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => "not refused",
    (thrown: unknown) => (thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : thrown),
  );

const text = (DataType: string, StringValue: string) => ({ DataType, StringValue });

describe("smsParts()", () => {
  it("counts messages of 160 letters, of 70 once one letter is none of GSM's", () => {
    expect([smsParts("a".repeat(160)), smsParts("a".repeat(161)), smsParts("é".repeat(160)), smsParts("ñ ".repeat(80))]).to.deep.equal([
      1, 2, 1, 1,
    ]);
    expect([smsParts(`${"a".repeat(69)}á`), smsParts(`${"a".repeat(70)}á`), smsParts("😀".repeat(36))]).to.deep.equal([1, 2, 2]);
  });

  it("gives two places to the letters of GSM's extension", () => {
    expect([smsParts("€".repeat(80)), smsParts("€".repeat(81))]).to.deep.equal([1, 2]);
  });

  it("cuts between words, and anywhere within a word that is longer than a message", () => {
    expect(smsParts(`${"a".repeat(150)} ${"b".repeat(150)} ${"c".repeat(150)}`)).to.equal(3);
    expect([smsParts("a".repeat(320)), smsParts(`${"a".repeat(320)} b`)]).to.deep.equal([2, 3]);
  });
});

describe("SMS, over the wire", () => {
  let cloud: Cloud;
  let client: SNSClient;
  beforeEach(async () => {
    cloud = await aCloud();
    client = new SNSClient(cloud.client());
  });
  afterEach(() => cloud.close());

  const send = (input: Partial<PublishCommandInput> = {}) =>
    client.send(new PublishCommand({ PhoneNumber: PHONE, Message: "Hello", ...input }));
  const sent = () => cloud.outbox.list();
  const told = (kind: string) => cloud.seen.filter((entry) => entry.kind === kind);

  it("Publish puts a message into the outbox, and tells of it by a masked number", async () => {
    const { MessageId } = await send({
      Message: "Your code is 123456.",
      MessageAttributes: {
        "AWS.SNS.SMS.SMSType": text("String", "Transactional"),
        "AWS.SNS.SMS.MaxPrice": text("Number", "0.05"),
        "AWS.SNS.SMS.SenderID": text("String", "DEMO"),
      },
    });
    const at = sent()[0]?.at;
    expect(sent()).to.deep.equal([
      { at, region: "us-east-1", messageId: MessageId, to: PHONE, text: "Your code is 123456.", type: "Transactional", parts: 1 },
    ]);
    expect(told("sms-sent").at(-1)).to.include({ to: "+1***0100", text: "Your code is 123456.", region: "us-east-1" });
  });

  it("Publish shows a sender id where the country has them, and an origination number anywhere", async () => {
    const from = (sender: string) => ({ "AWS.SNS.SMS.SenderID": text("String", sender) });
    await send({ PhoneNumber: GERMAN, MessageAttributes: from("DEMO") });
    await send({ PhoneNumber: PHONE, MessageAttributes: { "AWS.MM.SMS.OriginationNumber": text("String", "+18885550100") } });
    expect(sent().map(({ sender }) => sender)).to.deep.equal(["DEMO", "+18885550100"]);
  });

  it("Publish refuses a number that is none, in SNS's words", async () => {
    for (const number of ["4155550100", "+1415", "+0123456789", "+1 415 555 0100", "+141555501001234567"])
      expect(await refusal(send({ PhoneNumber: number })), number).to.equal(
        `InvalidParameterException: Invalid parameter: PhoneNumber Reason: ${number} is not valid to publish to`,
      );
    expect(sent()).to.deep.equal([]);
  });

  it("Publish refuses an empty text and one over 1,600 characters, and a number beside a topic", async () => {
    expect(await refusal(send({ Message: "" }))).to.include("InvalidParameter");
    expect(await refusal(send({ Message: "x".repeat(1601) }))).to.include("at most 1600 characters");
    const { arn } = cloud.topics.create("us-east-1", { name: "both" });
    expect(await refusal(send({ TopicArn: arn }))).to.include("not to several");
    await send({ Message: "x".repeat(1600) });
    expect(sent().map(({ parts }) => parts)).to.deep.equal([10]);
  });

  it("Publish refuses attributes that SNS would", async () => {
    const withAttribute = (name: string, type: string, value: string) =>
      refusal(send({ MessageAttributes: { [`AWS.SNS.SMS.${name}`]: text(type, value) } }));
    expect(await withAttribute("SMSType", "String", "Urgent")).to.include('"Urgent" is neither Promotional nor Transactional');
    expect(await withAttribute("SenderID", "String", "123")).to.include("at least one letter");
    expect(await withAttribute("SenderID", "String", "TWELVELETTRS")).to.include("1 to 11 letters");
    expect(await withAttribute("MaxPrice", "String", "0.05")).to.include("its type is not Number");
    expect(await withAttribute("MaxPrice", "Number", "cheap")).to.include("no amount of USD");
  });

  it("a phone that answers STOP gets no more, silently, until it is opted in again: once in 30 days", async () => {
    const isOptedOut = async () => (await client.send(new CheckIfPhoneNumberIsOptedOutCommand({ phoneNumber: PHONE }))).isOptedOut;
    await send();
    cloud.outbox.stop(PHONE);
    expect((await send()).MessageId).to.be.a("string");
    expect([sent().length, await isOptedOut()]).to.deep.equal([1, true]);
    expect(told("sms-not-sent")).to.have.length(2);
    expect(told("sms-not-sent").at(-1)).to.include({ to: "+1***0100", why: "Phone number is opted out", mayBeTriedAgain: false });
    expect((await client.send(new ListPhoneNumbersOptedOutCommand())).phoneNumbers).to.deep.equal([PHONE]);
    await client.send(new OptInPhoneNumberCommand({ phoneNumber: PHONE }));
    await send();
    expect([sent().length, await isOptedOut()]).to.deep.equal([2, false]);
    cloud.outbox.stop(PHONE);
    expect(await refusal(client.send(new OptInPhoneNumberCommand({ phoneNumber: PHONE })))).to.include("within the last 30 days");
  });

  it("ListPhoneNumbersOptedOut answers a hundred at a time", async () => {
    const numbers = Array.from({ length: 101 }, (_, at) => `+14155550${String(at).padStart(3, "0")}`);
    for (const to of numbers) {
      cloud.outbox.send("us-east-1", { to, text: "x" });
      cloud.outbox.stop(to);
    }
    const first = await client.send(new ListPhoneNumbersOptedOutCommand());
    const second = await client.send(new ListPhoneNumbersOptedOutCommand({ nextToken: first.nextToken }));
    expect([first.phoneNumbers?.length, second.phoneNumbers, second.nextToken]).to.deep.equal([100, [numbers[100]], undefined]);
  });

  it("SetSMSAttributes gives the messages that follow their type and sender, and refuses what is none", async () => {
    const set = (attributes: Readonly<Record<string, string>>) => client.send(new SetSMSAttributesCommand({ attributes }));
    await set({ DefaultSMSType: "Transactional", DefaultSenderID: "Flowers" });
    await send({ PhoneNumber: GERMAN });
    expect(sent().at(-1)).to.include({ type: "Transactional", sender: "Flowers" });
    expect((await client.send(new GetSMSAttributesCommand())).attributes).to.deep.equal({
      MonthlySpendLimit: "1",
      DefaultSMSType: "Transactional",
      DefaultSenderID: "Flowers",
    });
    expect((await client.send(new GetSMSAttributesCommand({ attributes: ["DefaultSMSType"] }))).attributes).to.deep.equal({
      DefaultSMSType: "Transactional",
    });
    expect(await refusal(set({ DefaultSMSType: "Urgent" }))).to.include("InvalidParameter");
    expect(await refusal(set({ DeliveryStatusSuccessSamplingRate: "101" }))).to.include("0 to 100");
    expect(await refusal(set({ Colour: "red" }))).to.include("there is no attribute Colour");
    expect((await new SNSClient(cloud.client("us-west-2")).send(new GetSMSAttributesCommand())).attributes).to.deep.equal({
      MonthlySpendLimit: "1",
    });
  });

  describe("under a fault", () => {
    it("tells of each message that Publish did not take, by a masked number", async () => {
      cloud.faults.set(parseFaultRules(["us-east-1/sns.Publish=throttle"]));
      expect(await refusal(send())).to.match(/Throttl/);
      cloud.faults.set([]);
      const entry = told("sms-not-sent").at(-1);
      expect(entry).to.include({ to: "+1***0100", mayBeTriedAgain: true });
      expect(JSON.stringify(entry)).to.include("us-east-1/sns.Publish=throttle").and.not.include(PHONE);
    });

    it("sandbox takes each message and delivers none, and the account says that it is in it", async () => {
      const isInSandbox = async () => (await client.send(new GetSMSSandboxAccountStatusCommand())).IsInSandbox;
      expect(await isInSandbox()).to.equal(false);
      cloud.faults.set(parseFaultRules(["us-east-1/sns=sandbox"]));
      expect([await isInSandbox(), typeof (await send()).MessageId, sent().length]).to.deep.equal([true, "string", 0]);
      expect(told("sms-not-sent").at(-1)).to.have.property(
        "why",
        "The account is in the SMS sandbox, and this destination phone number is not verified.",
      );
      const { arn } = cloud.topics.create("us-east-1", { name: "events" });
      expect((await client.send(new PublishCommand({ TopicArn: arn, Message: "m" }))).MessageId).to.be.a("string");
    });

    it("sandbox delivers to a number that was verified by the password it got", async () => {
      cloud.faults.set(parseFaultRules(["us-east-1/sns=sandbox"]));
      const number = { PhoneNumber: PHONE };
      const verify = (OneTimePassword: string) => client.send(new VerifySMSSandboxPhoneNumberCommand({ ...number, OneTimePassword }));
      const list = async () => (await client.send(new ListSMSSandboxPhoneNumbersCommand())).PhoneNumbers;
      expect(await refusal(verify("123456"))).to.include("ResourceNotFound");
      await client.send(new CreateSMSSandboxPhoneNumberCommand(number));
      expect(await list()).to.deep.equal([{ ...number, Status: "Pending" }]);
      expect(await refusal(verify("000000x"))).to.include("VerificationException");
      await verify(/\d{6}/.exec(sent()[0]?.text ?? "")?.[0] ?? "");
      expect(await list()).to.deep.equal([{ ...number, Status: "Verified" }]);
      await send({ Message: "verified" });
      await send({ Message: "not verified", PhoneNumber: GERMAN });
      expect(sent().at(-1)).to.include({ to: PHONE, text: "verified" });
      expect(await refusal(client.send(new DeleteSMSSandboxPhoneNumberCommand(number)))).to.include("24 hours");
    });

    it("sandbox takes ten numbers", async () => {
      const add = (at: number) => client.send(new CreateSMSSandboxPhoneNumberCommand({ PhoneNumber: `+1415555010${at}` }));
      for (let at = 0; at < 10; at += 1) await add(at);
      expect(await refusal(client.send(new CreateSMSSandboxPhoneNumberCommand({ PhoneNumber: GERMAN })))).to.include("UserError");
      await add(0);
    });

    it("down and throttle are met as of any service", async () => {
      cloud.faults.set(parseFaultRules(["us-east-1/sns=down"]));
      expect(await refusal(send())).to.match(/ECONNRESET|socket hang up/);
      cloud.faults.set(parseFaultRules(["us-east-1/sns.Publish=throttle"]));
      expect(await refusal(send())).to.include("ThrottledException");
    });
  });

  describe("by a role", () => {
    const as = (statements: Parameters<Cloud["iam"]["putRolePolicy"]>[2]["Statement"]) => {
      cloud.iam.createRole({
        arn: ROLE,
        name: "notify",
        trust: {
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
        },
      });
      cloud.iam.putRolePolicy("notify", "p", { Version: "2012-10-17", Statement: statements });
      return new SNSClient({ ...cloud.client(), credentials: cloud.iam.assumeRole(ROLE, "s", "lambda.amazonaws.com") });
    };

    it("Publish asks for a right to the phone itself, which no topic's ARN gives", async () => {
      const role = as([{ Effect: "Allow", Action: "sns:Publish", Resource: "arn:aws:sns:*:*:*" }]);
      expect(await refusal(role.send(new PublishCommand({ PhoneNumber: PHONE, Message: "m" })))).to.equal(
        `AuthorizationErrorException: User: arn:aws:sts::${ACCOUNT}:assumed-role/notify/s is not authorized to perform: sns:Publish on resource: ${PHONE} because no identity-based policy allows the sns:Publish action`,
      );
    });

    it("a right to everything with a deny of topics writes to phones alone", async () => {
      const role = as([
        { Effect: "Allow", Action: "sns:Publish", Resource: "*" },
        { Effect: "Deny", Action: "sns:Publish", Resource: "arn:aws:sns:*:*:*" },
      ]);
      const { arn } = cloud.topics.create("us-east-1", { name: "events" });
      await role.send(new PublishCommand({ PhoneNumber: PHONE, Message: "m" }));
      expect(sent()).to.have.length(1);
      expect(await refusal(role.send(new PublishCommand({ TopicArn: arn, Message: "m" })))).to.include("with an explicit deny");
    });
  });
});
