// What `twinline flow` takes.
import { Command, Option } from "@commander-js/extra-typings";
import { API_FLOW_TYPES } from "../../contact-flows/check/action-rule.ts";
import { processOutput, type Output } from "../common/output.ts";
import { guarded } from "../common/terminal.ts";

const CHECK_HELP = `
Errors exit 1. Warnings (unbound references, unreachable actions) exit 0.

Example: npx twinline flow check contact-flows/*.json`;

const IMPORT_HELP = `
Nothing is written when the flow has errors.

Example: npx twinline flow import test/fixtures/flows/step-by-step-Retail.json --name retail`;

const typeOption = () => new Option("--type <type>", "flow type; by default told from the export").choices(API_FLOW_TYPES);

export const flowCheckCommand = (output: Output = processOutput) =>
  new Command("check")
    .description("say what keeps Connect from publishing exported flows (JSON of the designer's Export flow), with remedies")
    .argument("<files...>", "exported flows")
    .addOption(typeOption())
    .option("--json", "one JSON object a file: {kind, file, type, errors, warnings, problems}", false)
    .addHelpText("after", CHECK_HELP)
    .action(guarded(async (files, options) => (await import("./flow-check.ts")).flowCheck(files, options, output)));

export const flowImportCommand = (output: Output = processOutput) =>
  new Command("import")
    .description("take over a flow exported from any instance, with a bind file for what is foreign in it")
    .argument("<file>", "an exported flow")
    .option("--name <name>", "name of the flow here; by default the file's")
    .option("--to <folder>", "where to write NAME.json and NAME.bind.json; by default contact-flows")
    .option("--force", "overwrite a flow of that name; mappings made by hand are kept", false)
    .addOption(typeOption())
    .option("--json", "one JSON object: {kind, name, type, written, mapped, unmapped, warnings}, or the problems", false)
    .addHelpText("after", IMPORT_HELP)
    .action(guarded(async (file, options) => (await import("./flow-import.ts")).flowImport(file, options, output)));

export const flowCommand = (program: Command): void => {
  program
    .command("flow")
    .description("check contact flows, and import one from an instance")
    .addCommand(flowCheckCommand())
    .addCommand(flowImportCommand());
};
