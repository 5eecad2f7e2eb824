import { expect } from "chai";
import { reportHandler } from "../../../functions/report/handler.ts";
import { aFlowEvent } from "../connect-events.ts";
import { aClock, aLog } from "../services.ts";

const aReport = (startObserver?: () => Promise<void>) => {
  const clock = aClock();
  let starts = 0;
  const counting = async (): Promise<void> => {
    starts += 1;
  };
  const { log, lines } = aLog();
  return { clock, lines, starts: () => starts, report: reportHandler({ clock, log, startObserver: startObserver ?? counting }) };
};

const FAILED = { failedRegion: "us-east-1", contactId: "contact-1" };

describe("reportHandler()", () => {
  it("counts the report by region and starts the observer", async () => {
    const { report, lines, starts } = aReport();
    expect(await report(FAILED)).to.deep.equal({ probing: true });
    expect(starts()).to.equal(1);
    expect(lines).to.have.length(1);
    expect(lines[0]).to.deep.include({ TwinAsked: 1, Region: "us-east-1", contactId: "contact-1" });
  });

  it("takes a flow's report, and logs nothing of its caller but the contact", async () => {
    const { report, lines } = aReport();
    await report(aFlowEvent({ parameters: { failedRegion: "us-west-2" } }));
    expect(lines[0]).to.deep.include({ Region: "us-west-2", contactId: "00000000-0000-4000-8000-000000000001" });
    expect(JSON.stringify(lines)).not.to.include("555010");
  });

  it("starts the observer six times a minute at most, and counts every report", async () => {
    const { report, clock, starts, lines } = aReport();
    for (let reports = 0; reports < 8; reports += 1) await report(FAILED);
    expect(starts()).to.equal(6);
    expect(lines).to.have.length(8);
    clock.pass(60_000);
    expect(await report(FAILED)).to.deep.equal({ probing: true });
  });

  for (const event of [undefined, {}, { failedRegion: "the primary" }])
    it(`counts ${JSON.stringify(event)} as a region unknown, and probes all the same`, async () => {
      const { report, lines, starts } = aReport();
      await report(event);
      expect(lines[0]).to.deep.include({ Region: "unknown", contactId: "unknown" });
      expect(starts()).to.equal(1);
    });

  it("fails when the observer cannot be started, so that Lambda tries again", async () => {
    const { report } = aReport(async () => {
      throw new Error("no such function");
    });
    const failed = await report(FAILED).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(failed).to.be.instanceOf(Error).with.property("message", "no such function");
  });
});
