// Drift as people read it: region by region what differs, then what mends it.
import type { Colours } from "../common/terminal.ts";
import type { Difference } from "./differences.ts";
import { hasDrift, type RegionDrift } from "./compare-bots.ts";
import type { Leaf } from "./picture.ts";
import { remedies, type Place } from "./remedy.ts";

/** Of a long list so much is shown; the whole of it is in --json. */
const SHOWN = 5;

const spoken = (leaf: Leaf | null): string => {
  if (leaf === null) return "nothing";
  if (typeof leaf === "string") return `"${leaf}"`;
  if (typeof leaf !== "object") return String(leaf);
  const more = leaf.length - SHOWN;
  return `${
    leaf.length === 0
      ? "nothing else"
      : leaf
          .slice(0, SHOWN)
          .map((one) => `"${one}"`)
          .join(", ")
  }${more > 0 ? `, and ${more} more` : ""}`;
};

const differenceLines = ({ part, setting, model, bot }: Difference, paint: Colours): readonly string[] => {
  if (setting === "") return [`    ${part}: ${bot === null ? "is not there" : "is not in the model"}`];
  return [`    ${part}, ${setting}`, `      model says  ${paint.green(spoken(model))}`, `      it has      ${paint.red(spoken(bot))}`];
};

const section = (title: string, found: readonly Difference[], paint: Colours): readonly string[] =>
  found.length === 0 ? [] : [`  ${title}`, ...found.flatMap((one) => differenceLines(one, paint))];

const regionLines = (one: RegionDrift, paint: Colours): readonly string[] => {
  const { bot, region, role, version, deployed, alias, inVersion, inDraft } = one;
  const where = `${paint.bold(`${bot} in ${region}`)} (${role}): ${version === null ? "no alias" : `alias at version ${version}, model ${deployed ?? "unknown"}`}`;
  if (!hasDrift(one)) return [`${where}, no drift`];
  return [
    where,
    ...section("the alias", alias, paint),
    ...section(`version ${version ?? ""}, which callers meet`, inVersion, paint),
    ...section("the draft", inDraft, paint),
  ];
};

export const driftLines = (regions: readonly RegionDrift[], place: Place, paint: Colours): readonly string[] => {
  const models = [...new Set(regions.map(({ bot, model }) => `${bot} is model ${model}`))];
  if (!regions.some(hasDrift)) return [`No drift: ${models.join(" and ")}, in both regions, from alias to draft.`];
  return [...regions.flatMap((one) => regionLines(one, paint)), "", ...remedies(regions, place)];
};
