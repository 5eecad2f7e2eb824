// npm run policies: writes docs/policies.md from the rules themselves; with --check it only says whether the page is up to date.
import { readFileSync, writeFileSync } from "node:fs";
import { rulesOn } from "../policies/rules.ts";
import { NARROWED_BY_DENIAL, UNNARROWABLE } from "../policies/rules/least-privilege.ts";

const PAGE = new URL("../docs/policies.md", import.meta.url);

const row = (...cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;

/** The page as the rules would have it. */
export const policiesPage = (): string => `# The rules that every stack obeys

Made by \`npm run policies\` from [\`policies/\`](../policies); a test holds it to them. Each rule is a file in \`policies/rules/\` and looks at the resources that
the program declares; \`test/policies/\` holds what it must refuse. \`npm test\` runs all of them over each stack. With an installed Pulumi CLI they run
in the engine, too: \`pulumi preview --policy-pack policies\` ([why there are two ways](decisions/0017-rules-are-functions-over-plain-resources.md)).

${row("rule", "without it", "remedy")}
${row("---", "---", "---")}
${rulesOn("")
  .map(({ id, reason, remedy }) => row(`\`${id}\``, reason, remedy))
  .join("\n")}

## What is excepted

${row("what", "why")}
${row("---", "---")}
${Object.entries(UNNARROWABLE)
  .map(([action, reason]) => row(`\`${action}\` on \`*\``, reason))
  .join("\n")}
${Object.entries(NARROWED_BY_DENIAL)
  .map(([action, { arns, why }]) => row(`\`${action}\` on \`*\`, denied on \`${arns}\``, why))
  .join("\n")}
`;

if (import.meta.main) {
  const page = policiesPage();
  if (!process.argv.includes("--check")) writeFileSync(PAGE, page);
  else if (readFileSync(PAGE, "utf8") !== page) {
    console.error("docs/policies.md is not what the rules say. Run npm run policies, and commit it.");
    process.exitCode = 1;
  }
}
