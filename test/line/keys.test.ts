// What becomes of the line when a key is lost: calls are answered by the other region, and people are told (docs/decisions/0015).
import { expect } from "chai";
import type { Cloud } from "../../local/cloud.ts";
import type { Key } from "../../local/services/kms/keys.ts";
import type { Region } from "../../shared/region.ts";
import { call, ORDER, theLine } from "./the-line.ts";

const AGAIN = [ORDER[0] ?? "", ...ORDER];

const keyOf = ({ services }: Cloud, region: Region, alias: string): Key => {
  const id = services.keys.findAlias(region, alias);
  const key = id === undefined ? undefined : services.keys.find(region, id);
  if (key === undefined) throw new Error(`${region} has no key ${alias}.`);
  return key;
};

/** Does something while a key is disabled. */
const without = async <Result>(region: Region, alias: string, work: (cloud: Cloud) => Promise<Result>): Promise<Result> => {
  const cloud = await theLine();
  const { keys } = cloud.services;
  const key = keyOf(cloud, region, alias);
  keys.update(region, key.id, { ...key, isEnabled: false });
  try {
    return await work(cloud);
  } finally {
    keys.update(region, key.id, key);
  }
};

/** What the topic's subscribers are told when an alarm rings. */
const tellOfSilence = async ({ services }: Cloud): Promise<readonly string[]> => {
  const { alarms, events } = services;
  const told: string[] = [];
  const stop = events.subscribe((entry) => {
    if (entry.kind === "delivery-failed") told.push(entry.why);
  });
  const alarm = alarms.find("us-east-1", "twinline-dev-silence");
  if (alarm === undefined) throw new Error("There is no such alarm.");
  await alarms.change(alarm, { state: alarm.state === "ALARM" ? "OK" : "ALARM", reason: "Tested" });
  stop();
  return told;
};

describe("the line without a key", function () {
  this.slow(10_000);
  this.timeout(30_000);

  it("of home: the twin answers, and notes the order in its own region for people to call back", async () => {
    const { ended } = await without("us-east-1", "alias/twinline-dev", () => call({ words: AGAIN }));
    expect(ended).to.deep.include({ outcome: "callback", botRegion: "us-west-2", switches: 1 });
    expect(ended.slots).to.include({ FlowerType: "roses", PickupTime: "10:00" });
  });

  it("of the standby: home answers as ever", async () => {
    const { ended } = await without("us-west-2", "alias/twinline-dev", () => call());
    expect(ended).to.deep.include({ outcome: "completed", botRegion: "us-east-1", switches: 0 });
  });

  it("of home: its alarms still come through, by a key of their own", async () => {
    expect(await without("us-east-1", "alias/twinline-dev", tellOfSilence)).to.deep.equal([]);
  });

  it("of the topic: alarms ring and nobody is told, while calls go on", async () => {
    const [why] = await without("us-east-1", "alias/twinline-dev-events", tellOfSilence);
    expect(why).to.include("is disabled. (Service: AWSKMS");
    const { ended } = await without("us-east-1", "alias/twinline-dev-events", () => call());
    expect(ended).to.deep.include({ outcome: "completed", switches: 0 });
  });
});
