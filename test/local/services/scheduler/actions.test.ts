// Schedules made, changed and deleted by the real SDK over the real wire.
import {
  CreateScheduleCommand,
  DeleteScheduleCommand,
  GetScheduleCommand,
  SchedulerClient,
  UpdateScheduleCommand,
  type CreateScheduleCommandInput,
} from "@aws-sdk/client-scheduler";
import { expect } from "chai";
import { aCloud, ACCOUNT, type Cloud } from "../../wire/a-cloud.ts";

const TARGET_ROLE = `arn:aws:iam::${ACCOUNT}:role/remind`;
const MAKER_ROLE = `arn:aws:iam::${ACCOUNT}:role/hook`;
const FUNCTION = `arn:aws:lambda:us-east-1:${ACCOUNT}:function:notify`;
const ARN = `arn:aws:scheduler:us-east-1:${ACCOUNT}:schedule/default/reminder`;

const reminder: CreateScheduleCommandInput = {
  Name: "reminder",
  ScheduleExpression: "at(2026-11-24T15:00:00)",
  ScheduleExpressionTimezone: "America/New_York",
  FlexibleTimeWindow: { Mode: "OFF" },
  ActionAfterCompletion: "DELETE",
  Target: { Arn: FUNCTION, RoleArn: TARGET_ROLE, Input: '{"booking":"1"}', RetryPolicy: { MaximumRetryAttempts: 3 } },
};

const refusal = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => "not refused",
    (thrown: unknown) => (thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : thrown),
  );

describe("the actions of the Scheduler, over the wire", () => {
  let cloud: Cloud;
  let client: SchedulerClient;
  beforeEach(async () => {
    cloud = await aCloud();
    client = new SchedulerClient(cloud.client());
    cloud.iam.createRole({
      arn: TARGET_ROLE,
      name: "remind",
      trust: {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { Service: "scheduler.amazonaws.com" }, Action: "sts:AssumeRole" }],
      },
    });
  });
  afterEach(() => cloud.close());

  const create = (changes: Partial<CreateScheduleCommandInput> = {}) => client.send(new CreateScheduleCommand({ ...reminder, ...changes }));
  const find = () => client.send(new GetScheduleCommand({ Name: "reminder" }));

  it("CreateSchedule makes what GetSchedule shows, and takes a name once", async () => {
    expect((await create()).ScheduleArn).to.equal(ARN);
    const { CreationDate: _, $metadata: __, ...shown } = await find();
    expect(shown).to.deep.equal({ ...reminder, Arn: ARN, GroupName: "default", State: "ENABLED" });
    expect(await refusal(create())).to.equal("ConflictException: Schedule reminder already exists.");
  });

  it("CreateSchedule answers a client's token again as it did, whatever became of the first answer", async () => {
    await create({ ClientToken: "once" });
    expect((await create({ ClientToken: "once" })).ScheduleArn).to.equal(ARN);
    expect(cloud.schedules.list()).to.have.length(1);
  });

  it("UpdateSchedule puts the whole schedule in place of the one there is", async () => {
    await create();
    const { ActionAfterCompletion: _, ScheduleExpressionTimezone: __, ...changed } = reminder;
    await client.send(new UpdateScheduleCommand({ ...changed, State: "DISABLED" }));
    expect(await find()).to.include({ ScheduleExpressionTimezone: "UTC", State: "DISABLED", ActionAfterCompletion: "NONE" });
    expect(await refusal(client.send(new UpdateScheduleCommand({ ...reminder, Name: "none" })))).to.equal(
      "ResourceNotFoundException: Schedule none does not exist.",
    );
  });

  it("DeleteSchedule ends one, and a second time only by the same token", async () => {
    await create();
    const remove = (ClientToken: string) => client.send(new DeleteScheduleCommand({ Name: "reminder", ClientToken }));
    await remove("mine");
    await remove("mine");
    expect(cloud.schedules.list()).to.deep.equal([]);
    expect(await refusal(remove("other"))).to.equal("ResourceNotFoundException: Schedule reminder does not exist.");
  });

  it("CreateSchedule refuses what the Scheduler would, all that is wrong with the form at once", async () => {
    const refused = await refusal(
      create({ Name: "a b", Target: { Arn: "notify", RoleArn: TARGET_ROLE, RetryPolicy: { MaximumRetryAttempts: 186 } } }),
    );
    expect(refused)
      .to.match(/^ValidationException/)
      .and.to.include('Name "a b"')
      .and.to.include('Target.Arn "notify"')
      .and.to.include("MaximumRetryAttempts 186");
    for (const expression of ["at(2026-11-24T15:00:00Z)", "at(2026-11-24)", "at(2026-02-30T15:00:00)", "in an hour"])
      expect(await refusal(create({ ScheduleExpression: expression })), expression).to.include(
        `ValidationException: Invalid Schedule Expression ${expression}.`,
      );
    expect(await refusal(create({ ScheduleExpressionTimezone: "Mars/Olympus" }))).to.include("ValidationException");
    expect(await refusal(create({ FlexibleTimeWindow: { Mode: "FLEXIBLE", MaximumWindowInMinutes: 5 } }))).to.include(
      "does not support a flexible time window",
    );
    expect(cloud.schedules.list()).to.deep.equal([]);
  });

  it("CreateSchedule refuses a role that does not trust the Scheduler", async () => {
    cloud.iam.createRole({
      arn: MAKER_ROLE,
      name: "hook",
      trust: {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
      },
    });
    expect(await refusal(create({ Target: { Arn: FUNCTION, RoleArn: MAKER_ROLE } }))).to.include(
      "ValidationException: The execution role you provide must allow AWS EventBridge Scheduler to assume the role.",
    );
  });

  it("CreateSchedule needs its group, and the group takes its schedules along", async () => {
    const inGroup = { GroupName: "reminders" };
    expect(await refusal(create(inGroup))).to.equal("ResourceNotFoundException: Schedule group reminders does not exist.");
    cloud.schedules.createGroup("us-east-1", "reminders", {});
    expect((await create(inGroup)).ScheduleArn).to.equal(ARN.replace("default", "reminders"));
    await create();
    cloud.schedules.deleteGroup("us-east-1", "reminders");
    expect(cloud.schedules.list().map(({ groupName }) => groupName)).to.deep.equal(["default"]);
  });

  describe("by a role", () => {
    const as = (statements: Parameters<Cloud["iam"]["putRolePolicy"]>[2]["Statement"]) => {
      cloud.iam.createRole({
        arn: MAKER_ROLE,
        name: "hook",
        trust: {
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
        },
      });
      cloud.iam.putRolePolicy("hook", "p", { Version: "2012-10-17", Statement: statements });
      return new SchedulerClient({ ...cloud.client(), credentials: cloud.iam.assumeRole(MAKER_ROLE, "s", "lambda.amazonaws.com") });
    };
    const mayCreate = { Effect: "Allow", Action: "scheduler:CreateSchedule", Resource: ARN.replace("reminder", "*") } as const;

    it("CreateSchedule asks whether the role may be passed on", async () => {
      expect(await refusal(as([mayCreate]).send(new CreateScheduleCommand(reminder)))).to.include(
        `is not authorized to perform: iam:PassRole on resource: ${TARGET_ROLE}`,
      );
    });

    it("CreateSchedule is let by a right to pass that role to the Scheduler alone", async () => {
      const passing = (service: string) =>
        ({
          Effect: "Allow",
          Action: "iam:PassRole",
          Resource: TARGET_ROLE,
          Condition: { StringEquals: { "iam:PassedToService": service } },
        }) as const;
      const role = as([mayCreate, passing("lambda.amazonaws.com")]);
      expect(await refusal(role.send(new CreateScheduleCommand(reminder)))).to.include("iam:PassRole");
      cloud.iam.putRolePolicy("hook", "p", { Version: "2012-10-17", Statement: [mayCreate, passing("scheduler.amazonaws.com")] });
      expect((await role.send(new CreateScheduleCommand(reminder))).ScheduleArn).to.equal(ARN);
    });
  });
});
