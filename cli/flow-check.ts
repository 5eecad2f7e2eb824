// `twinline flow check`: would Connect publish these flows? Every problem at once, each with its remedy.
import { Command, Option } from "@commander-js/extra-typings";
import { API_FLOW_TYPES, type ApiFlowType } from "../contact-flows/action-rule.ts";
import { checkFlow, inferFlowType } from "../contact-flows/check.ts";
import { errorsIn, fileError, type Problem } from "../contact-flows/errors.ts";
import { readText } from "../contact-flows/files.ts";
import { parseFlow } from "../contact-flows/parse.ts";
import { problemLines, processOutput, type Output } from "./flow-report.ts";

interface Checked {
  readonly type: ApiFlowType | null;
  readonly problems: readonly Problem[];
}

const check = (file: string, given: ApiFlowType | undefined): Checked => {
  const read = readText(file);
  if ("why" in read) return { type: null, problems: [fileError("not-json", `The file cannot be read: ${read.why}.`, "Check its path.")] };
  const parsed = parseFlow(read.text);
  if (!parsed.ok) return { type: null, problems: parsed.problems };
  const type = given ?? inferFlowType(parsed.flow);
  return { type, problems: checkFlow(parsed.flow, type) };
};

/** The command; exit code 1 when any file has an error, 0 with warnings alone. */
export const flowCheckCommand = ({ print, fail }: Output = processOutput) =>
  new Command("check")
    .description("say what keeps Connect from publishing exported flows (JSON of the designer's Export flow), with remedies")
    .argument("<files...>", "exported flows")
    .addOption(new Option("--type <type>", "flow type; by default told from the export").choices(API_FLOW_TYPES))
    .option("--json", "one JSON object a file: {kind, file, type, errors, warnings, problems}")
    .addHelpText(
      "after",
      "\nErrors exit 1. Warnings (unbound references, unreachable actions) exit 0.\n\nExample: twinline flow check contact-flows/main.json",
    )
    .action((files, { type: given, json }) => {
      for (const file of files) {
        const { type, problems } = check(file, given);
        const errors = errorsIn(problems).length;
        if (errors > 0) fail();
        if (json === true)
          print(JSON.stringify({ kind: "flow-checked", file, type, errors, warnings: problems.length - errors, problems }));
        else for (const text of problemLines(file, type === null ? "" : `(${type}) `, problems)) print(text);
      }
    });
