import { expect } from "chai";
import type { Diagnosis } from "../../../cli/doctor/check.ts";
import { doctor, examine } from "../../../cli/doctor/doctor.ts";
import { doctorServices, type DoctorServices } from "../../../cli/doctor/services.ts";
import { textsOf, type SmsAccount } from "../../../cli/doctor/texts.ts";
import { passphrase, secretsOf, type StackRead } from "../../../cli/doctor/settings.ts";
import { realClock } from "../../../shared/clock.ts";
import { parseFaultRules } from "../../../local/faults.ts";
import { aCloud } from "../../local/wire/a-cloud.ts";

const SECRETS = `
encryptionsalt: v1:salt
config:
  twinline:instanceAlias: our-flowers
  twinline:agentPassword: { secure: v1:a }
  twinline:adminPassword: { secure: v1:b }
`;

const PROGRAMS: Readonly<Record<string, string>> = { node: "v24.21.0", pulumi: "v3.260.1", "pulumi-language-nodejs": "usage" };

const QUOTAS: ReadonlyMap<string, number> = new Map([
  ["Amazon Connect instances per account", 2],
  ["Phone numbers per instance", 10],
  ["Concurrent active calls per instance", 10],
  ["Concurrent executions", 1_000],
]);

const TEXTING: SmsAccount = {
  isInSandbox: async () => false,
  spendLimit: async () => 50,
  numbersIn: async () => ["US"],
  optedOut: async () => ({ count: 0, more: false }),
};

/** A machine and an account on which all is well. */
const services = (overrides: Partial<DoctorServices> = {}): DoctorServices => ({
  clock: realClock,
  environment: { PULUMI_CONFIG_PASSPHRASE: "secret" },
  run: async (program) => PROGRAMS[program] ?? "",
  file: async () => SECRETS,
  whoAmI: async () => ({ account: "111122223333", arn: "arn:aws:iam::111122223333:user/anna" }),
  quotas: async () => QUOTAS,
  sms: () => TEXTING,
  ...overrides,
});

const OPTIONS = { stack: "dev", offline: false, json: false };

const seen = async (overrides: Partial<DoctorServices>, options = OPTIONS): Promise<readonly Diagnosis[]> =>
  examine(services(overrides), process.cwd(), options);

/** Lines that are not ok, as state and what. */
const troubles = (found: readonly Diagnosis[]): readonly string[] =>
  found.filter(({ state }) => state !== "ok").map(({ state, what }) => `${state} ${what}`);

const refuses = (message: string) => async (): Promise<never> => {
  throw new Error(message);
};

describe("twinline doctor", () => {
  it("finds nothing wrong where all is well, but an alias that everybody has", async () => {
    expect(troubles(await seen({}))).to.deep.equal(["warn alias of the instance"]);
  });

  it("tells of programs that are missing or old, with what to install", async () => {
    const old: Readonly<Record<string, string>> = { ...PROGRAMS, node: "v20.20.2", pulumi: "v3.100.0" };
    expect(troubles(await seen({ run: async (program) => old[program] ?? "" })).slice(0, 2)).to.deep.equal([
      "fail Node on the PATH",
      "warn Pulumi CLI",
    ]);
    const none = await seen({ run: refuses("spawn pulumi ENOENT") });
    expect(troubles(none).slice(0, 3)).to.deep.equal(["fail Node on the PATH", "fail Pulumi CLI", "fail Pulumi's host for Node"]);
    for (const { state, remedy } of none) if (state !== "ok") expect(remedy).to.match(/\.$|install\/$/);
  });

  it("takes a host that complains for one that is there", async () => {
    const run = async (program: string): Promise<string> => {
      if (program === "pulumi-language-nodejs") throw new Error("exit code 2");
      return PROGRAMS[program] ?? "";
    };
    expect(troubles(await seen({ run }))).to.deep.equal(["warn alias of the instance"]);
  });

  it("says once for each region that there are no credentials, and asks no more of the account", async () => {
    const whoAmI = refuses("Could not load credentials from any providers");
    const found = await seen({ whoAmI, quotas: refuses("never asked") });
    expect(troubles(found)).to.deep.equal(["warn alias of the instance", "fail credentials in us-east-1", "fail credentials in us-west-2"]);
  });

  it("tells a region that is switched off from a login that ended", async () => {
    const whoAmI: DoctorServices["whoAmI"] = async (region) => {
      if (region === "us-west-2") throw new Error("InvalidClientTokenId: The security token included in the request is invalid");
      return { account: "1", arn: "arn:me" };
    };
    const off = (await seen({ whoAmI })).find(({ what }) => what === "credentials in us-west-2");
    expect(off).to.include({ state: "fail" }).and.to.have.property("remedy").that.includes("Switch the region on");
  });

  it("warns of quotas that are low, not listed, or not to be read, in each region that needs them", async () => {
    const low = await seen({ quotas: async (service) => (service === "lambda" ? new Map([["Concurrent executions", 10]]) : new Map()) });
    expect(troubles(low).slice(1)).to.deep.equal([
      "warn Connect instances in us-east-1",
      "warn phone numbers in us-east-1",
      "warn concurrent calls in us-east-1",
      "warn concurrent executions in us-east-1",
      "warn concurrent executions in us-west-2",
    ]);
    const closed = await seen({ quotas: refuses("AccessDenied") });
    expect(troubles(closed).slice(1)).to.deep.equal([
      "warn quotas of connect in us-east-1",
      "warn quotas of lambda in us-east-1",
      "warn quotas of lambda in us-west-2",
    ]);
  });

  it("asks nothing of the account offline", async () => {
    const found = await seen({ whoAmI: refuses("asked") }, { ...OPTIONS, offline: true });
    expect(found.map(({ what }) => what).join()).to.not.include("credentials");
  });

  it("gives up a question that hangs, and goes on with the others", async () => {
    // A clock on which the limit is over at once.
    const clock = { ...realClock, deadline: () => ({ signal: AbortSignal.abort(), [Symbol.dispose]: () => undefined }) };
    const found = await seen({ clock, whoAmI: refuses("aborted") });
    expect(found.find(({ what }) => what === "credentials in us-east-1"))
      .to.have.property("seen")
      .that.includes("no answer within");
  });

  it("says that a stack has no file, and still looks at the machine", async () => {
    const found = await seen({}, { ...OPTIONS, stack: "nowhere" });
    expect(troubles(found)).to.deep.equal(["fail settings of nowhere"]);
    expect(found[0]).to.include({ what: "Node on the PATH", state: "ok" });
  });

  it("says what it cannot see of an account's SMS, and asks nothing of it where no line texts", async () => {
    const refused = refuses("AuthorizationError");
    const sms = () => ({ isInSandbox: refused, spendLimit: async () => undefined, numbersIn: refused, optedOut: refused });
    expect(troubles(await seen({ sms })).slice(1)).to.deep.equal([
      "warn SMS sandbox in us-east-1",
      "warn SMS spend limit in us-east-1",
      "warn number for SMS to US in us-east-1",
      "warn numbers that want no SMS in us-east-1",
    ]);
    const asked = (settings: Readonly<Record<string, string>>) => textsOf(services({ sms }), "us-east-1", settings);
    expect(await asked({ apps: "flowers", smsCountries: "US" })).to.deep.equal([]);
    expect((await asked({ apps: "demo", smsCountries: "GB, FR" })).map(({ what }) => what).join()).to.not.include("number for SMS");
  });

  it("asks over the wire who one is, what the quotas are, and whether SMS reach callers", async () => {
    const cloud = await aCloud();
    const { whoAmI, quotas, sms } = doctorServices(process.cwd(), cloud.endpoint);
    const ask = async () => seen({ whoAmI, quotas, sms });
    const found = await ask();
    cloud.faults.set(parseFaultRules(["us-east-1/sns=sandbox"]));
    const sandboxed = await ask().finally(() => cloud.close());
    expect(found.find(({ what }) => what === "credentials in us-west-2")).to.include({
      state: "ok",
      seen: "arn:aws:iam::111122223333:root",
    });
    // The local cloud has no quotas, and says so.
    expect(found.find(({ what }) => what === "quotas of lambda in us-east-1")).to.include({ state: "warn" });
    // As a new account: a dollar a month, and no number.
    expect(
      found.filter(({ what }) => what.includes("SMS")).map(({ state, what, seen: told }) => `${state} ${what}: ${told}`),
    ).to.deep.equal([
      "ok SMS sandbox in us-east-1: the account is out of it",
      "warn SMS spend limit in us-east-1: 1 USD a month, 20 texts of smsMaxPrice (0.05 USD): fewer than smsPerDay (200) lets go in one day, and after them none goes until the month is over",
      "warn number for SMS to US in us-east-1: the account has none, and carriers there take texts from registered numbers only",
      "ok numbers that want no SMS in us-east-1: 0",
    ]);
    expect(sandboxed.find(({ what }) => what === "SMS sandbox in us-east-1"))
      .to.include({ state: "warn" })
      .and.to.have.property("seen")
      .that.includes("only verified numbers get texts");
  });

  const run = async (overrides: Partial<DoctorServices>, json: boolean) => {
    const lines: string[] = [];
    let failed = false;
    const output = { print: (line: string) => void lines.push(line), fail: () => void (failed = true) };
    await doctor({ ...OPTIONS, json }, output, services(overrides));
    return { lines, failed };
  };

  it("prints a line for each, with the remedy below, and fails when something would stop a deployment", async () => {
    const well = await run({}, false);
    expect(well.failed).to.equal(false);
    expect(well.lines[0]).to.equal("ok   Node on the PATH: v24.21.0");
    expect(well.lines.at(-1)).to.equal("Nothing stands in the way that can be seen from here.");
    const ill = await run({ whoAmI: refuses("no credentials") }, false);
    expect(ill.failed).to.equal(true);
    expect(ill.lines.at(-1)).to.match(/^2 of \d+ would stop a deployment\.$/);
  });

  it("prints one JSON object a line", async () => {
    const { lines } = await run({}, true);
    expect(JSON.parse(lines[0] ?? "")).to.deep.equal({
      kind: "check",
      what: "Node on the PATH",
      state: "ok",
      seen: "v24.21.0",
      remedy: "",
    });
  });
});

describe("secretsOf()", () => {
  const stack = (config: object, texts: Readonly<Record<string, string>> = {}): StackRead => ({
    stack: "dev",
    project: "twinline",
    texts,
    secretNames: ["agentPassword"],
    file: { config: { ...config } },
  });
  const states = (read: StackRead) => secretsOf(read).map(({ state }) => state);

  it("wants them set and encrypted, and never in plain text", () => {
    expect(states(stack({ "twinline:agentPassword": { secure: "v1:x" } }))).to.deep.equal(["ok"]);
    expect(states(stack({}))).to.deep.equal(["fail"]);
    const [plain] = secretsOf(stack({ "twinline:agentPassword": "Secret123" }));
    expect(plain?.state).to.equal("fail");
    expect(JSON.stringify(plain)).to.not.include("Secret123");
  });

  it("wants none of a user who is adopted", () => {
    expect(states(stack({}, { agentUserId: "0123" }))).to.deep.equal([]);
  });
});

describe("passphrase()", () => {
  const read = (file: Partial<StackRead["file"]>): StackRead => ({
    stack: "dev",
    project: "twinline",
    texts: {},
    secretNames: [],
    file: {
      config: {},
      ...file,
    },
  });

  it("warns where secrets are encrypted by one that nobody gives", () => {
    expect(passphrase(read({ encryptionsalt: "v1:x" }), { environment: {} }).state).to.equal("warn");
    expect(passphrase(read({ encryptionsalt: "v1:x" }), { environment: { PULUMI_CONFIG_PASSPHRASE: "" } }).state).to.equal("ok");
    expect(passphrase(read({ secretsprovider: "awskms://alias/x?region=us-east-1" }), { environment: {} }).seen).to.equal(
      "not needed: awskms://alias/x keeps them",
    );
    expect(passphrase(read({}), { environment: {} }).state).to.equal("ok");
  });
});
