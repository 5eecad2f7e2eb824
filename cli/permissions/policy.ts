// The policies of the person who deploys: what the providers need for the types that the program declares, on the program's own names, in
// documents that IAM takes.
import { UserError } from "../../local/errors.ts";
import type { Declaration } from "../../local/program/declared.ts";
import { nativeRow } from "./native.ts";
import { narrowed, placeOf, type Place } from "./narrow.ts";
import { ROWS, type Row } from "./rows.ts";

/** Characters of a managed policy, without white space (IAM user guide, "IAM and AWS STS quotas"). */
export const POLICY_CHARACTERS = 6_144;

export interface Statement {
  readonly Effect: "Allow";
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

export interface PolicyDocument {
  readonly Version: "2012-10-17";
  readonly Statement: readonly Statement[];
}

/**
 * What each declared type needs.
 * @throws UserError naming every type that nobody wrote down, and where to
 */
const rowsOf = (program: readonly Declaration[]): readonly Row[] => {
  const types = [...new Set(program.map(({ type }) => type))].sort();
  const rows = types.map((type) => ({ type, row: ROWS[type] ?? nativeRow(type) }));
  const missing = rows.filter(({ row }) => row === undefined);
  if (missing.length > 0)
    throw new UserError(
      missing.map(({ type }) => {
        const where = type.startsWith("aws-native:") ? "its schema to local/conformance/schemas.ts" : "a row to cli/permissions/rows.ts";
        return `Cannot say what deploying ${type} needs: nobody wrote it down. Add ${where}.`;
      }),
    );
  return rows.flatMap(({ row }) => row ?? []);
};

/** Roles are passed to the services that run with them, and to no other. */
const passing = (rows: readonly Row[], { account, names }: Place): readonly Statement[] => {
  const services = [...new Set(rows.flatMap(({ passesTo }) => passesTo ?? []))].sort();
  const Resource = (names("iam:role") ?? []).map((name) => `arn:aws:iam::${account}:role/${name}`);
  if (services.length === 0 || Resource.length === 0) return [];
  return [{ Effect: "Allow", Action: ["iam:PassRole"], Resource, Condition: { StringEquals: { "iam:PassedToService": services } } }];
};

/** Services' own roles: made for these services, and changed only under their path. */
const linking = (rows: readonly Row[], { account }: Place): readonly Statement[] => {
  const services = [...new Set(rows.flatMap(({ linked }) => linked ?? []))].sort();
  const Resource = services.map((service) => `arn:aws:iam::${account}:role/aws-service-role/${service}/*`);
  if (services.length === 0) return [];
  return [
    { Effect: "Allow", Action: ["iam:CreateServiceLinkedRole"], Resource, Condition: { StringEquals: { "iam:AWSServiceName": services } } },
    { Effect: "Allow", Action: ["iam:AttachRolePolicy", "iam:DeleteRolePolicy", "iam:GetRolePolicy", "iam:PutRolePolicy"], Resource },
  ];
};

/** Actions on the same resources in one statement. */
const statements = async (rows: readonly Row[], place: Place): Promise<readonly Statement[]> => {
  const actions = [...new Set(rows.flatMap((row) => row.actions))];
  const found = (await Promise.all(actions.map((action) => narrowed(action, place)))).flatMap((one) => one ?? []);
  return [...Map.groupBy(found, ({ resources }) => resources.join(" "))]
    .map(([, group]): Statement => {
      const Action = [...new Set(group.map(({ action }) => action))].sort();
      return { Effect: "Allow", Action, Resource: group[0]?.resources ?? [] };
    })
    .toSorted((one, other) => ((one.Action[0] ?? "") < (other.Action[0] ?? "") ? -1 : 1));
};

const document = (Statement: readonly Statement[]): PolicyDocument => ({ Version: "2012-10-17", Statement });

/** Characters as IAM counts them. */
export const sizeOf = (policy: PolicyDocument): number => JSON.stringify(policy).replaceAll(/\s/g, "").length;

/** A statement that is too long for a document of its own becomes several. */
const fitting = (statement: Statement): readonly Statement[] => {
  if (sizeOf(document([statement])) <= POLICY_CHARACTERS) return [statement];
  const half = Math.ceil(statement.Action.length / 2);
  return [statement.Action.slice(0, half), statement.Action.slice(half)].flatMap((Action) => fitting({ ...statement, Action }));
};

/** Each statement into the first document that has room for it. */
const packed = (all: readonly Statement[]): readonly PolicyDocument[] => {
  const documents: Statement[][] = [];
  for (const statement of all.flatMap(fitting)) {
    const roomy = documents.find((one) => sizeOf(document([...one, statement])) <= POLICY_CHARACTERS);
    if (roomy === undefined) documents.push([statement]);
    else roomy.push(statement);
  }
  return documents.map(document);
};

/**
 * The documents, each within IAM's limit.
 * @param account the twelve digits of the account that is deployed to
 * @param prefix before every name that the program gives: PROJECT-STACK
 * @throws UserError naming every type that nobody wrote down
 */
export const deployerPolicies = async (
  program: readonly Declaration[],
  at: { readonly account: string; readonly prefix: string },
): Promise<readonly PolicyDocument[]> => {
  const place = placeOf(program, at);
  const rows = rowsOf(program.filter(({ adopted }) => !adopted));
  return packed([...passing(rows, place), ...linking(rows, place), ...(await statements(rows, place))]);
};
