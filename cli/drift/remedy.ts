// What mends a drift. The engine does not see what is in a bot: Cloud Control does not return locales (`writeOnlyProperties` of AWS::Lex::Bot),
// so a refresh finds nothing, and an up changes nothing. It writes the whole model at any update of the bot, though, and sees its tags: a tag put
// there by hand is what a refresh finds, and what the next up takes away together with the drift. See docs/decisions/0014.
import type { RegionDrift } from "./compare-bots.ts";

/** The tag that makes the engine write the bot anew. */
export const MARK = { drift: "mend" } as const;

export interface Place {
  /** Of the local cloud; undefined on AWS. */
  readonly endpoint: string | undefined;
  readonly stack: string;
}

const commands = ({ endpoint, stack }: Place): { readonly up: string; readonly drift: string; readonly again: (urn: string) => string } =>
  endpoint === undefined
    ? {
        up: `pulumi up --refresh --stack ${stack}`,
        drift: `npx twinline drift --aws --stack ${stack}`,
        again: (urn) => `pulumi up --refresh --stack ${stack} --replace '${urn}'`,
      }
    : {
        up: `npx twinline refresh --on ${endpoint} && npx twinline up --on ${endpoint}`,
        drift: `npx twinline drift --on ${endpoint}`,
        again: () => "change the model in apps/ and deploy it: another model is another version",
      };

/** What to do about it, one line a step; empty where nothing differs. */
export const remedies = (regions: readonly RegionDrift[], place: Place): readonly string[] => {
  const { up, drift, again } = commands(place);
  const other = regions.filter(({ model, deployed, version }) => version !== null && version !== "DRAFT" && deployed !== model);
  if (other.length > 0)
    return [
      `The program here is not the one deployed there. Deploy it (${up}), or check out what was deployed and look again.`,
      "What is listed is then the difference between the two, and a drift may be among it.",
    ];
  const drafts = regions.some(({ inDraft }) => inDraft.length > 0);
  const versions = regions.filter(({ inVersion }) => inVersion.length > 0);
  const aliases = regions.some(({ alias }) => alias.length > 0);
  return [
    ...(drafts
      ? [
          "Callers do not meet the draft; the next version is cut from it. To put the model back:",
          `  ${drift} --mark     tags the bots, so that the engine sees them differ`,
          `  ${up}`,
        ]
      : aliases
        ? [`To put the alias back: ${up}`]
        : []),
    ...versions.map(
      ({ role, model }) =>
        `A version never changes; to cut another one from the draft, and move the alias: ${again(`**-${role}-${model}`)}`,
    ),
  ];
};
