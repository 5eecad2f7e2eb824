import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { runtime } from "@pulumi/pulumi";
import { UserError } from "../../../local/errors.ts";
import { journal, readJournal, type Operation } from "../../../local/engine/journal.ts";
import { replay } from "../../../local/engine/replay.ts";
import { aProgram } from "../resources/a-program.ts";

const QUEUE = "aws:sqs/queue:Queue";
const URL = "https://sqs.us-east-1.amazonaws.com/111122223333/jobs";
const of = { type: QUEUE, name: "jobs", region: "us-east-1", id: URL, inputs: { name: "jobs" } } as const;
const made: Operation = { kind: "create", ...of, outputs: { url: URL } };

describe("journal", () => {
  let folder = "";
  let file = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "twinline-journal-"));
    file = join(folder, "cloud.jsonl");
  });
  afterEach(() => rm(folder, { recursive: true }));

  const refusal = async (): Promise<UserError> => {
    const error: unknown = await readJournal(file).catch((caught: unknown) => caught);
    if (error instanceof UserError) return error;
    throw new Error("The journal was read.");
  };
  const replayed = async () => {
    const { services, close } = aProgram();
    const { operations, lost } = await replay(file, services);
    await close();
    return { operations, lost, queue: services.queues.find("us-east-1", "jobs") };
  };

  it("is read as it was written, and is its owner's alone", async () => {
    const { write } = journal(file);
    await write(made);
    await write({ kind: "delete", ...of });
    expect(await readJournal(file)).to.deep.equal([made, { kind: "delete", ...of }]);
    expect((await stat(file)).mode & 0o777).to.equal(0o600);
  });

  it("holds no secret, before or after an update", async () => {
    const hush = { name: "jobs", word: { [runtime.specialSigKey]: runtime.specialSecretSig, value: "hush" } };
    await journal(file).write({ kind: "update", ...of, inputs: hush, before: hush });
    expect(await readFile(file, "utf8")).to.not.include("hush");
  });

  it("is empty where there is none", async () => {
    expect(await readJournal(file)).to.deep.equal([]);
  });

  it("is taken without a last line that was cut off, and goes on behind it", async () => {
    const { write } = journal(file);
    await write(made);
    const whole = await readFile(file, "utf8");
    for (const torn of [whole.slice(0, 20), whole.trimEnd()]) {
      await appendFile(file, torn);
      expect(await readJournal(file)).to.deep.equal([made]);
    }
    await write({ kind: "delete", ...of });
    expect(await readJournal(file)).to.have.length(2);
  });

  it("names every line that makes no sense, and the remedy", async () => {
    await writeFile(file, `{"kind":"create"\n${JSON.stringify(made)}\n${JSON.stringify({ ...made, region: "moon" })}\n`);
    const { problems } = await refusal();
    expect(problems[0]).to.include(`${file}: line 1 makes no sense`);
    expect(problems[1]).to.include("line 3").and.include("it is no region");
    expect(problems[2]).to.include("delete the line, start, and run refresh and up");
  });

  it("is done again in order, with the ids of before", async () => {
    const { write } = journal(file);
    await write(made);
    await write({ kind: "update", ...of, inputs: { name: "jobs", tags: { a: "1" } }, before: { name: "jobs" } });
    const { operations, lost, queue } = await replayed();
    expect([operations, lost]).to.deep.equal([2, []]);
    expect(queue?.tags).to.deep.equal({ a: "1" });
  });

  it("is done again though an older program gave inputs that are unknown or refused today", async () => {
    const inputs = { name: "jobs", colour: "blue", visibilityTimeoutSeconds: 99_999 };
    await journal(file).write({ ...made, inputs });
    await journal(file).write({ kind: "update", ...of, inputs: { ...inputs, tags: { a: "1" } }, before: inputs });
    const { lost, queue } = await replayed();
    expect(lost).to.deep.equal([]);
    expect(queue?.tags).to.deep.equal({ a: "1" });
  });

  it("is done again without what nobody can make any more, which is named once", async () => {
    const { write } = journal(file);
    await write({ ...made, type: "aws:sqs/bell:Bell", name: "bell" });
    await write({ kind: "update", ...of, type: "aws:sqs/bell:Bell", name: "bell", before: {} });
    await write({ ...made, id: "other", inputs: { name: 5 } });
    await write(made);
    const { lost, queue } = await replayed();
    expect(lost).to.have.length(2);
    expect(lost[0]).to.equal(
      'Cannot bring back aws:sqs/bell:Bell "bell" in us-east-1: this version of the local cloud has no such type. It is left out.',
    );
    expect(lost[1]).to.match(/^Cannot bring back aws:sqs\/queue:Queue "jobs" in us-east-1: .*input "name" is refused/s);
    expect(queue?.name).to.equal("jobs");
    expect((await replayed()).lost).to.deep.equal([]);
  });
});
