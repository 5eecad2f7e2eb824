import { expect } from "chai";
import { declare, lookIn, plainProgram, type Declared, type Program } from "../declared.ts";

const ARN = (name: string, region = "us-east-1"): string => `arn:aws:test:${region}:111122223333:thing/${name}`;
const BOOKINGS = ARN("bookings");
const NOTIFY = "arn:aws:lambda:us-east-1:111122223333:function:twinline-dev-notify";

describe("demo in a stack", function () {
  this.timeout(30_000);
  this.slow(10_000);
  let program: Program;
  before(async () => {
    program = await plainProgram();
  });
  const only = (type: string, name: string): Declared => lookIn(program).only(type, name);
  const allowed = (name: string) =>
    lookIn(program)
      .usesOf(`${name}-policy`)
      .map(({ Action, Resource }) => [Action, Resource]);
  const variables = (name: string) => only("aws:lambda/function:Function", name).inputs["environment"];

  it("is not there, number, alarms and all, where the stack does not run it", async () => {
    const { resources, outputs } = await declare("apps=flowers");
    expect(resources.filter(({ name }) => /demo|notify|bookings|sms/.test(name)).map(({ name }) => name)).to.deep.equal([]);
    expect(Object.keys(Object(outputs["apps"]))).to.deep.equal(["flowers"]);
  });

  it("keeps bookings by caller, encrypted, recoverable, replicated, and lets them go after their day", () => {
    expect(only("aws:dynamodb/table:Table", "bookings").inputs).to.deep.include({
      name: "twinline-dev-bookings",
      hashKey: "pk",
      rangeKey: "sk",
      attributes: [
        { name: "pk", type: "S" },
        { name: "sk", type: "S" },
      ],
      ttl: { attributeName: "expiresAt", enabled: true },
      pointInTimeRecovery: { enabled: true },
    });
  });

  for (const twin of ["home", "standby"])
    it(`lets the code hook at the ${twin} book at home alone, record a callback at the standby, and start the sender`, () => {
      expect(allowed(`demo-${twin}-hook`).slice(0, 4)).to.deep.equal([
        [["BatchGetItem", "DeleteItem", "GetItem", "PutItem", "Query", "UpdateItem"].map((action) => `dynamodb:${action}`), [BOOKINGS]],
        [["dynamodb:PutItem"], [ARN("bookings", "us-west-2")]],
        [["dynamodb:PutItem"], [ARN("conversations"), ARN("conversations", "us-west-2")]],
        [["lambda:InvokeFunction"], [ARN("notify")]],
      ]);
      expect(variables(`demo-${twin}-hook`))
        .to.have.property("variables")
        .that.includes({
          BOOKINGS_TABLE: "twinline-dev-bookings",
          DEMO_HOURS: "Mo-Fr 09:00-17:00",
          TIME_ZONE: "America/New_York",
          DEMO_HOLIDAYS: "",
          DEMO_SLOT_MINUTES: "30",
          DEMO_CAPACITY: "1",
          DEMO_LEAD_MINUTES: "60",
          DEMO_HORIZON_DAYS: "60",
          SMS_COUNTRIES: "US",
          NOTIFY_FUNCTION: "twinline-dev-notify",
        });
    });

  it("lets the recall judge what was said as the code hook does", () => {
    const known = (name: string) => Object(variables(name)).variables;
    const hook = known("demo-home-hook");
    const { CONVERSATIONS_TABLE, ...settings } = known("demo-recall");
    expect(CONVERSATIONS_TABLE).to.equal(hook.CONVERSATIONS_TABLE);
    expect(settings).to.include({ SMS_COUNTRIES: "US", TIME_ZONE: "America/New_York" });
    expect(hook).to.include(settings);
  });

  it("lets the sender text phones and publish to no topic, and hand Scheduler one role, for schedules of one group", () => {
    expect(lookIn(program).usesOf("notify-policy").slice(1)).to.deep.equal([
      { Effect: "Allow", Action: ["sns:CheckIfPhoneNumberIsOptedOut", "sns:Publish"], Resource: ["*"] },
      { Effect: "Deny", Action: ["sns:Publish"], Resource: ["arn:aws:sns:*:*:*"] },
      {
        Effect: "Allow",
        Action: ["scheduler:CreateSchedule", "scheduler:DeleteSchedule"],
        Resource: ["arn:aws:scheduler:us-east-1:111122223333:schedule/twinline-dev-reminders/reminder-*"],
      },
      {
        Effect: "Allow",
        Action: ["iam:PassRole"],
        Resource: [ARN("notify-reminder-role")],
        Condition: { StringEquals: { "iam:PassedToService": "scheduler.amazonaws.com" } },
      },
    ]);
    expect(variables("notify"))
      .to.have.property("variables")
      .that.includes({
        REMINDER_GROUP: "twinline-dev-reminders",
        REMINDER_ROLE_ARN: ARN("notify-reminder-role"),
        NOTIFY_ARN: NOTIFY,
        SMS_MAX_PRICE: "0.05",
      });
  });

  it("lets a reminder start the sender and nothing else, for the schedules of its own group", () => {
    expect(allowed("notify-reminder")).to.deep.equal([[["lambda:InvokeFunction"], [NOTIFY]]]);
    const trust: { Statement: readonly { Condition: unknown }[] } = JSON.parse(
      String(only("aws:iam/role:Role", "notify-reminder-role").inputs["assumeRolePolicy"]),
    );
    expect(trust.Statement[0]?.Condition).to.deep.equal({
      StringEquals: { "aws:SourceAccount": "111122223333" },
      ArnEquals: { "aws:SourceArn": ARN("notify-reminders") },
    });
  });

  it("sweeps waiting texts each five minutes", () => {
    expect(only("aws:scheduler/schedule:Schedule", "notify-schedule").inputs)
      .to.include({ scheduleExpression: "rate(5 minutes)" })
      .and.to.have.nested.property("target.input", "{}");
  });
});
