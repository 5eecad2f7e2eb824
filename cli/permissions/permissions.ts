// `twinline permissions`: what the person who deploys a stack must be allowed, as policies that IAM takes. No cloud: the program is evaluated,
// and its types say what is needed.
import { UserError } from "../../local/errors.ts";
import { declared, STAND_IN_ACCOUNT } from "../../local/program/declared.ts";
import { readProject } from "../../local/program/project.ts";
import { processOutput, type Output } from "../common/output.ts";
import { projectFolder } from "../common/project-folder.ts";
import { deployerPolicies, POLICY_CHARACTERS, sizeOf } from "./policy.ts";

export interface PermissionsOptions {
  readonly stack: string;
  readonly config: readonly string[];
  readonly account?: string;
  readonly json: boolean;
}

/**
 * Prints the policies, one after another; with --json one a line.
 * @throws UserError for an account that is none, for settings that the program refuses, and for types that nobody wrote down
 */
export const permissions = async (
  { stack, config, account, json }: PermissionsOptions,
  { print }: Output = processOutput,
): Promise<void> => {
  if (account !== undefined && !/^\d{12}$/.test(account))
    throw new UserError(`Cannot use --account "${account}": it is no AWS account. Write its twelve digits.`);
  const program = await readProject({ folder: projectFolder, stack, overrides: config });
  const prefix = `${program.project}-${stack}`;
  const policies = await deployerPolicies(await declared(program), { account: account ?? STAND_IN_ACCOUNT, prefix });
  for (const [index, document] of policies.entries()) {
    const name = `${prefix}-deployer-${index + 1}`;
    if (json) print(JSON.stringify({ kind: "policy", name, document }));
    else {
      print(`${name} (${sizeOf(document)} of ${POLICY_CHARACTERS} characters)`);
      print(`${JSON.stringify(document, null, 2)}\n`);
    }
  }
  if (json) return;
  const made = account === undefined ? ` The account in them is a stand-in: give yours with --account.` : "";
  print(`${policies.length} policies. Make each with aws iam create-policy, and attach them to the role that deploys.${made}`);
};
