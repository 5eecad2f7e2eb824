// npm run support: writes docs/support.md from the code's own tables; with --check it only says whether the page is up to date.
import { readFileSync, writeFileSync } from "node:fs";
import { supportedActions } from "../local/connect/actions/index.ts";
import { fileOfType } from "../local/program/file-of-type.ts";
import { invokes, resources } from "../local/resources/registry.ts";
import { fileOfAction } from "../local/services/file-of-action.ts";
import { operations, REGISTRY, serviceNames } from "../local/services/registry.ts";

const PAGE = new URL("../docs/support.md", import.meta.url);

const kebab = (name: string): string => name.replaceAll(/(?<=[a-z\d])(?=[A-Z])/g, "-").toLowerCase();

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");

const code = (text: string): string => `\`${text}\``;

/** The page as the code would have it. */
export const supportPage = (): string => {
  const services = serviceNames.flatMap((service) =>
    operations[service].map((action) => [code(`${REGISTRY[service].signingName}:${action}`), code(fileOfAction(service, action))]),
  );
  const types = [...Object.keys(resources), ...Object.keys(invokes)].map((token) => [code(token), code(fileOfType(token))]);
  const flowActions = supportedActions().map(({ type, by }) => [
    code(type),
    by === "action" ? code(`local/connect/actions/${kebab(type)}.ts`) : "takes its documented error branch",
  ]);
  return `# What the local cloud supports

Made by \`npm run support\` from the code's own tables; a test holds it to them. What is not listed is missing, and says so by name when it is used:
an action answers the service's own unknown-operation error, a resource type stops the deployment, a flow action ends the call.

## AWS actions

Any SDK or CLI reaches these with \`AWS_ENDPOINT_URL\` set to the local endpoint.

${table(["action", "file"], services)}

## Resource types and functions of the Pulumi program

${table(["type token", "file"], types)}

## Flow actions

${table(["action", "how"], flowActions)}
`;
};

if (import.meta.main) {
  const page = supportPage();
  if (!process.argv.includes("--check")) writeFileSync(PAGE, page);
  else if (readFileSync(PAGE, "utf8") !== page) {
    console.error("docs/support.md is not what the code says. Run npm run support, and commit it.");
    process.exitCode = 1;
  }
}
