// A pointer row that makes no sense is written anew: at home, as for a line that has none. Only a hold survives, with the region and the menu
// that a person chose under it: whoever holds the line must not be undone by somebody else's slip.
import { readNumber, readText, type RawItem } from "../aws/attribute-value.ts";
import type { EpochMs } from "../../../shared/clock.ts";
import { oneOf, type Regions } from "../../../shared/region.ts";
import { firstPointer, readHold, readState, type Pointer } from "./pointer.ts";

/** The pointer to go on from, as a version before the one that will be written. */
export const repairedPointer = (row: RawItem, regions: Regions, now: EpochMs): Pointer => {
  const epoch = readNumber(row, "epoch") ?? 0;
  const first = {
    ...firstPointer(regions, now),
    epoch: Number.isSafeInteger(epoch) && epoch >= 0 ? epoch : 0,
    reason: "repaired",
  };
  const hold = readHold(row);
  if (hold === undefined || hold.until <= now) return first;
  const lexRegion = oneOf(regions, readText(row, "lexRegion")) ?? regions.home;
  const isMenu = readState(row) === "menu";
  return { ...first, lexRegion, state: isMenu ? "menu" : lexRegion === regions.home ? "normal" : "failed-over", hold };
};
