// What AWS documents that it refuses, a row a rule: refused before anything is made, with the words that stand here.
import { expect } from "chai";
import { resources } from "../../../local/resources/registry.ts";
import { ACCOUNT, aProgram, inputsOf } from "./a-program.ts";
import { ALARM, alarm, DASHBOARD, LOGS, QUEUE, schedule, SCHEDULE, TOPIC } from "./of-events.ts";

const ROLE = "aws:iam/role:Role";
const ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";
const FUNCTION = "aws:lambda/function:Function";
const PERMISSION = "aws:lambda/permission:Permission";
const EVENTS = "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig";
const TABLE = "aws:dynamodb/table:Table";
const BUCKET = "aws:s3/bucket:Bucket";
const INSTANCE = "aws:connect/instance:Instance";
const HOURS = "aws:connect/hoursOfOperation:HoursOfOperation";
const CONNECT_QUEUE = "aws:connect/queue:Queue";
const ROUTING = "aws:connect/routingProfile:RoutingProfile";
const USER = "aws:connect/user:User";
const NUMBER = "aws:connect/phoneNumber:PhoneNumber";

type Inputs = Readonly<Record<string, unknown>>;
type Rule = readonly [what: string, type: string, inputs: Inputs, says: string];

const policy = (...statements: readonly object[]): string => JSON.stringify({ Version: "2012-10-17", Statement: statements });
const allow = { Effect: "Allow", Action: "sqs:SendMessage", Resource: "*" };
const inline = (...statements: readonly object[]) => ({ role: "r", policy: policy(...statements) });
const assume = { Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" };
const trusting = (...statements: readonly object[]) => ({ name: "r", assumeRolePolicy: policy(...statements) });
const MALFORMED = "MalformedPolicyDocument: ";

const iam: readonly Rule[] = [
  ["a role's name of 65 characters", ROLE, { ...inputsOf.role, name: "x".repeat(65) }, "1 to 64 letters"],
  ["a policy's name of 129 characters", ROLE_POLICY, { ...inline(allow), name: "x".repeat(129) }, "1 to 128 letters"],
  ["a policy that is no JSON", ROLE_POLICY, { role: "r", policy: "{" }, `${MALFORMED}This policy contains invalid Json`],
  [
    "a policy of another version",
    ROLE_POLICY,
    { role: "r", policy: JSON.stringify({ Version: "2026-01-01", Statement: [allow] }) },
    `${MALFORMED}Syntax errors in policy.`,
  ],
  ["a policy without a statement", ROLE_POLICY, inline(), `${MALFORMED}Syntax errors in policy.`],
  ["an effect that is none", ROLE_POLICY, inline({ ...allow, Effect: "Maybe" }), `${MALFORMED}Syntax errors in policy.`],
  ["an element that is none", ROLE_POLICY, inline({ ...allow, Actions: "sqs:*" }), `${MALFORMED}Syntax errors in policy.`],
  ["a Sid with a hyphen", ROLE_POLICY, inline({ ...allow, Sid: "a-b" }), `${MALFORMED}Statement IDs (SID) must be alpha-numeric.`],
  [
    "a Sid that is there twice",
    ROLE_POLICY,
    inline({ ...allow, Sid: "a" }, { ...allow, Sid: "a" }),
    `${MALFORMED}Statement IDs (SID) in a single policy must be unique.`,
  ],
  [
    "a principal in a role's own policy",
    ROLE_POLICY,
    inline({ ...allow, Principal: "*" }),
    `${MALFORMED}Policy document should not specify a principal.`,
  ],
  [
    "a statement without a resource",
    ROLE_POLICY,
    inline({ Effect: "Allow", Action: "sqs:SendMessage" }),
    `${MALFORMED}Policy statement must contain resources.`,
  ],
  [
    "a statement without an action",
    ROLE_POLICY,
    inline({ Effect: "Allow", Resource: "*" }),
    `${MALFORMED}Policy statement must contain actions.`,
  ],
  [
    "a resource that is no ARN",
    ROLE_POLICY,
    inline({ ...allow, Resource: "dead" }),
    `${MALFORMED}Resource dead must be in ARN format or "*".`,
  ],
  [
    "an action without its service",
    ROLE_POLICY,
    inline({ ...allow, Action: "SendMessage" }),
    `${MALFORMED}Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.`,
  ],
  [
    "a policy of more than 10,240 characters",
    ROLE_POLICY,
    inline({ ...allow, Resource: Array.from({ length: 200 }, (_, at) => `arn:aws:sqs:us-east-1:${ACCOUNT}:queue-number-${at}`) }),
    "LimitExceeded: Maximum policy size of 10240 bytes exceeded",
  ],
  [
    "a trust policy of more than 2,048 characters",
    ROLE,
    trusting({ ...assume, Condition: { StringEquals: { "aws:SourceAccount": Array.from({ length: 150 }, () => ACCOUNT) } } }),
    "LimitExceeded: Cannot exceed quota for ACLSizePerRole: 2048",
  ],
  ["a trust policy with a resource", ROLE, trusting({ ...assume, Resource: "*" }), `${MALFORMED}Has prohibited field Resource`],
  [
    "a trust policy that trusts nobody",
    ROLE,
    trusting({ Effect: "Allow", Action: "sts:AssumeRole" }),
    `${MALFORMED}Missing required field Principal`,
  ],
  [
    "a trust policy for something else",
    ROLE,
    trusting({ ...assume, Action: "lambda:InvokeFunction" }),
    `${MALFORMED}AssumeRole policy may only specify STS AssumeRole actions.`,
  ],
  [
    "a service that is none",
    ROLE,
    trusting({ ...assume, Principal: { Service: "lambda" } }),
    `${MALFORMED}Invalid principal in policy: "SERVICE":"lambda"`,
  ],
];

const fn = inputsOf.function;
const variables = (all: Readonly<Record<string, string>>) => ({ ...fn, environment: { variables: all } });
const permission = { function: "fn", action: "lambda:InvokeFunction", principal: "sns.amazonaws.com" };

const lambda: readonly Rule[] = [
  ["a function's name of 65 characters", FUNCTION, { ...fn, name: "x".repeat(65) }, "1 to 64 letters"],
  ["less memory than 128 MB", FUNCTION, { ...fn, memorySize: 127 }, 'input "memorySize" is refused'],
  ["more memory than 10,240 MB", FUNCTION, { ...fn, memorySize: 10_241 }, 'input "memorySize" is refused'],
  ["a timeout of more than 15 minutes", FUNCTION, { ...fn, timeout: 901 }, 'input "timeout" is refused'],
  ["a role that is no ARN", FUNCTION, { ...fn, role: "r" }, "Value 'r' at 'role' failed to satisfy constraint"],
  ["a handler that is none", FUNCTION, { ...fn, handler: "index" }, "write file.export"],
  ["a description of 257 characters", FUNCTION, { ...fn, description: "x".repeat(257) }, 'input "description" is refused'],
  ["an environment of more than 4 KB", FUNCTION, variables({ TEXT: "x".repeat(4_096) }), "exceeded the 4KB limit"],
  ["a variable that Lambda sets itself", FUNCTION, variables({ AWS_REGION: "x" }), "Reserved keys used in this request: AWS_REGION"],
  ["a variable's name that is none", FUNCTION, variables({ "A-B": "x" }), "Value '{A-B}' at 'environment.variables' failed to satisfy"],
  [
    "code of more than 250 MB",
    FUNCTION,
    { ...fn, code: { "index.js": "x".repeat(262_144_001) } },
    "Unzipped size must be smaller than 262144000",
  ],
  [
    "a statement id with a dot",
    PERMISSION,
    { ...permission, statementId: "a.b" },
    "Value 'a.b' at 'statementId' failed to satisfy constraint",
  ],
  [
    "an account that is none",
    PERMISSION,
    { ...permission, sourceAccount: "me" },
    "Value 'me' at 'sourceAccount' failed to satisfy constraint",
  ],
  [
    "a source that is no ARN",
    PERMISSION,
    { ...permission, sourceArn: "topic" },
    "Value 'topic' at 'sourceArn' failed to satisfy constraint",
  ],
  ["more than two retries of an event", EVENTS, { functionName: "fn", maximumRetryAttempts: 3 }, 'input "maximumRetryAttempts"'],
  [
    "an event kept for less than a minute",
    EVENTS,
    { functionName: "fn", maximumEventAgeInSeconds: 59 },
    'input "maximumEventAgeInSeconds"',
  ],
];

const table = { name: "lexDR", billingMode: "PAY_PER_REQUEST", hashKey: "key", attributes: [{ name: "key", type: "S" }] };
const twice = {
  streamEnabled: true,
  streamViewType: "NEW_AND_OLD_IMAGES",
  replicas: [{ regionName: "us-west-2" }, { regionName: "us-west-2" }],
};
const widgets = (count: number, metrics: number) => ({
  dashboardName: "line",
  dashboardBody: JSON.stringify({
    widgets: Array.from({ length: count }, () => ({
      type: "metric",
      properties: { metrics: Array.from({ length: metrics }, () => ["a", "b"]) },
    })),
  }),
});

const data: readonly Rule[] = [
  ["a table's name of two characters", TABLE, { ...table, name: "ab" }, "3 to 255 letters"],
  [
    "a definition of what is no key",
    TABLE,
    { ...table, attributes: [...table.attributes, { name: "at", type: "S" }] },
    "exactly the key attributes",
  ],
  ["a key without a name", TABLE, { ...table, hashKey: "", attributes: [{ name: "", type: "S" }] }, 'input "hashKey" is refused'],
  ["a region that is there twice", TABLE, { ...table, ...twice }, "it names a region twice"],
  ["replicas without a stream", TABLE, { ...table, replicas: [{ regionName: "us-west-2" }] }, "a global table needs streamEnabled"],
  ["an expiry without a name", TABLE, { ...table, ttl: { attributeName: "", enabled: true } }, 'input "ttl.attributeName" is refused'],
  ["a bucket's name of two characters", BUCKET, { bucket: "ab" }, "3 to 63 small letters"],
  ["a bucket that looks like an address", BUCKET, { bucket: "192.168.5.4" }, "no IP address"],
  ["a bucket's name with two dots together", BUCKET, { bucket: "a..b" }, "no two dots together"],
  ["a bucket's name that AWS keeps", BUCKET, { bucket: "line-s3alias" }, "AWS's own"],
  ["a queue's name of 81 characters", QUEUE, { name: "x".repeat(81) }, "1 to 80 letters"],
  ["messages kept for more than 14 days", QUEUE, { name: "q", messageRetentionSeconds: 1_209_601 }, 'input "messageRetentionSeconds"'],
  ["a message hidden for more than 12 hours", QUEUE, { name: "q", visibilityTimeoutSeconds: 43_201 }, 'input "visibilityTimeoutSeconds"'],
  ["a topic's name with a dot", TOPIC, { name: "a.b" }, "1 to 256 letters"],
  ["a display name of 101 characters", TOPIC, { name: "t", displayName: "x".repeat(101) }, 'input "displayName" is refused'],
  ["a log group's name of 513 characters", LOGS, { name: "x".repeat(513) }, "1 to 512 letters"],
  ["a schedule's name of 65 characters", SCHEDULE, { ...schedule, name: "x".repeat(65) }, "1 to 64 letters"],
  [
    "more than 185 retries",
    SCHEDULE,
    { ...schedule, target: { ...schedule.target, retryPolicy: { maximumRetryAttempts: 186 } } },
    'input "target.retryPolicy.maximumRetryAttempts" is refused',
  ],
  ["an alarm's name of 256 characters", ALARM, { ...alarm, name: "x".repeat(256) }, "1 to 255 ASCII characters"],
  ["periods of 90 s", ALARM, { ...alarm, period: 90 }, "use a multiple of 60"],
  ["periods over more than a day", ALARM, { ...alarm, evaluationPeriods: 1_441 }, "more than a day"],
  ["more data points than periods", ALARM, { ...alarm, datapointsToAlarm: 3 }, "it cannot be more than evaluationPeriods"],
  ["a unit that is none", ALARM, { ...alarm, unit: "Flowers" }, 'input "unit" is refused'],
  [
    "more than 30 dimensions",
    ALARM,
    { ...alarm, dimensions: Object.fromEntries(Array.from({ length: 31 }, (_, at) => [`d${at}`, "v"])) },
    "at most 30 dimensions",
  ],
  ["a widget of more than 500 metrics", DASHBOARD, widgets(1, 501), "a widget has at most 500 metrics"],
  ["a dashboard of more than 2,500 metrics", DASHBOARD, widgets(6, 500), "a dashboard has at most 2500 metrics"],
];

const hours = { instanceId: "i", name: "h", timeZone: "America/New_York", configs: [] };
const routing = {
  instanceId: "i",
  name: "r",
  description: "d",
  defaultOutboundQueueId: "q",
  mediaConcurrencies: [{ channel: "VOICE", concurrency: 1 }],
};
const user = {
  instanceId: "i",
  name: "agent",
  password: "Secret123",
  identityInfo: { firstName: "Ann", lastName: "Agent" },
  phoneConfig: { phoneType: "SOFT_PHONE" },
  routingProfileId: "r",
  securityProfileIds: ["s"],
};

const connect: readonly Rule[] = [
  ["an alias that ends with a hyphen", INSTANCE, { ...inputsOf.instance, instanceAlias: "line-" }, "1 to 45 letters"],
  ["hours without a name", HOURS, { ...hours, name: "" }, 'input "name" is refused'],
  ["a time zone that is none", HOURS, { ...hours, timeZone: "Mars/Base" }, "a time zone of the IANA database"],
  [
    "an hour that is none",
    HOURS,
    { ...hours, configs: [{ day: "MONDAY", startTime: { hours: 24, minutes: 0 }, endTime: { hours: 1, minutes: 0 } }] },
    'input "configs.0.startTime.hours" is refused',
  ],
  ["a queue's name of 128 characters", CONNECT_QUEUE, { instanceId: "i", name: "x".repeat(128), hoursOfOperationId: "h" }, 'input "name"'],
  [
    "a queue's description of 251 characters",
    CONNECT_QUEUE,
    { instanceId: "i", name: "q", hoursOfOperationId: "h", description: "x".repeat(251) },
    'input "description"',
  ],
  [
    "two calls at once for a person",
    ROUTING,
    { ...routing, mediaConcurrencies: [{ channel: "VOICE", concurrency: 2 }] },
    "one VOICE contact at a time",
  ],
  [
    "eleven chats at once for a person",
    ROUTING,
    { ...routing, mediaConcurrencies: [{ channel: "CHAT", concurrency: 11 }] },
    "mediaConcurrencies.0.concurrency",
  ],
  ["a user's name with a space", USER, { ...user, name: "an agent" }, "1 to 64 letters"],
  ["a password without a digit", USER, { ...user, password: "SecretSecret" }, "a capital, a small letter and a digit"],
  [
    "a last name of 301 characters",
    USER,
    { ...user, identityInfo: { firstName: "A", lastName: "x".repeat(301) } },
    "identityInfo.lastName",
  ],
  ["an address that is none", USER, { ...user, identityInfo: { ...user.identityInfo, email: "ann" } }, "identityInfo.email"],
  ["more than ten security profiles", USER, { ...user, securityProfileIds: Array.from({ length: 11 }, () => "s") }, "securityProfileIds"],
  ["a country that is none", NUMBER, { targetArn: "a", type: "DID", countryCode: "usa" }, "two capital letters"],
  [
    "a tag that is too long",
    NUMBER,
    { targetArn: "a", type: "DID", countryCode: "US", tags: { a: "x".repeat(257) } },
    "at most 256 characters",
  ],
];

describe("the limits of aws resources", () => {
  const check = (type: string, inputs: Inputs): string => (resources[type]?.check(inputs) ?? []).map(({ reason }) => reason).join("\n");

  for (const [what, type, inputs, says] of [...iam, ...lambda, ...data, ...connect])
    it(`refuse ${what}`, () => {
      expect(check(type, inputs)).to.include(says);
    });

  it("take what the rules here were made from", () => {
    const fine: readonly (readonly [type: string, inputs: Inputs])[] = [
      [ROLE, inputsOf.role],
      [ROLE_POLICY, inline(allow, { ...allow, Sid: "second" })],
      [FUNCTION, variables({ TEXT: "x" })],
      [PERMISSION, { ...permission, statementId: "a-b_1", sourceAccount: ACCOUNT, sourceArn: `arn:aws:sns:us-east-1:${ACCOUNT}:events` }],
      [TABLE, table],
      [BUCKET, { bucket: "line.recordings-1" }],
      [ALARM, { ...alarm, unit: "Count/Second", dimensions: { Region: "us-east-1" } }],
      [DASHBOARD, widgets(5, 500)],
      [HOURS, hours],
      [ROUTING, routing],
      [USER, { ...user, identityInfo: { ...user.identityInfo, email: "ann@example.com" } }],
    ];
    for (const [type, inputs] of fine) expect(check(type, inputs), type).to.equal("");
  });

  it("hold of an update as of a creation", async () => {
    const { declare, update } = aProgram();
    const { id } = await declare(ROLE, inputsOf.role);
    const failure: unknown = await update(ROLE, id, inputsOf.role, trusting({ ...assume, Resource: "*" })).catch((error: unknown) => error);
    expect(failure).to.have.property("message").that.includes(`Cannot update ${ROLE} "it"`).and.includes("Has prohibited field Resource");
  });

  it("count all policies of a role together", async () => {
    const { declare, refusal } = aProgram();
    await declare(ROLE, inputsOf.role);
    const half = { ...allow, Resource: Array.from({ length: 110 }, (_, at) => `arn:aws:sqs:us-east-1:${ACCOUNT}:queue-number-${at}`) };
    await declare(ROLE_POLICY, { ...inline(half), name: "one" });
    await declare(ROLE_POLICY, { ...inline(half), name: "one" });
    expect(await refusal(ROLE_POLICY, { ...inline(half), name: "two" })).to.deep.equal([
      `Cannot create ${ROLE_POLICY} "it": LimitExceeded: Maximum policy size of 10240 bytes exceeded for role r`,
    ]);
  });

  it("do not count whitespace in a policy", () => {
    const spacious = { role: "r", policy: JSON.stringify(JSON.parse(policy(allow)), undefined, 10_000) };
    expect(check(ROLE_POLICY, spacious)).to.equal("");
  });
});
