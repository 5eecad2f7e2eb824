// Whether the two bots were made from one model. While a deploy is under way they differ for some minutes, which means nothing; twins that go
// on differing are told of, once for each pair of models. Pure.
import type { EpochMs } from "../../../shared/clock.ts";
import type { Region, Regions } from "../../../shared/region.ts";

/** The hash of the model that each bot was made from; absent for one without the tag. */
export type ModelHashes = Readonly<Partial<Record<Region, string>>>;

export interface TwinsKnown {
  /** Since when they have differed. */
  readonly since?: EpochMs;
  /** The pair that people were told of. */
  readonly told?: string;
}

/** How long a deploy may take, in ms: two bots built one after the other, and as much again. */
const DEPLOY_MS = 600_000;

export interface AfterTwins {
  readonly known: TwinsKnown;
  readonly differ: boolean;
  /** Whether people are to be told now. */
  readonly isNews: boolean;
}

export const afterTwins = (known: TwinsKnown, hashes: ModelHashes, regions: Regions, now: EpochMs): AfterTwins => {
  const [home, standby] = [hashes[regions.home] ?? "none", hashes[regions.standby] ?? "none"];
  if (home === standby) return { known: {}, differ: false, isNews: false };
  const since = known.since ?? now;
  if (now - since < DEPLOY_MS) return { known: { ...known, since }, differ: false, isNews: false };
  const pair = `${home} ${standby}`;
  return { known: { since, told: pair }, differ: true, isNews: known.told !== pair };
};
