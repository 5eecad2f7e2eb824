// One action against its row of the catalogue: parameters, flow type, ways out. Nothing here knows the rest of the flow.
import type { ApiFlowType, Exits } from "./action-rule.ts";
import { ruleOf, wireNameFor } from "./actions.ts";
import { seen, type Problem } from "./errors.ts";
import type { ConditionBranch, FlowAction } from "../flow.ts";
import { refusal as bad, type Finding } from "./forms.ts";
import { judgeFields } from "./check-parameters.ts";
import { hasKnownRoot, isPath } from "./json-path.ts";
import { OPERATORS } from "./action-exits.ts";

const checkTerminal = ({ Type, Transitions = {} }: FlowAction): readonly Finding[] => {
  const { NextAction, Errors = [], Conditions = [] } = Transitions;
  return NextAction === undefined && Errors.length === 0 && Conditions.length === 0
    ? []
    : [bad("terminal", `${Type} ends the flow, so it takes no transitions.`, 'Write "Transitions": {}.')];
};

const checkErrors = ({ Type, Transitions = {} }: FlowAction, { required, allowed }: Exits): readonly Finding[] => {
  const present = (Transitions.Errors ?? []).map(({ ErrorType }) => ErrorType);
  const known = allowed.length === 0 ? "This action has no error branches." : `Allowed here: ${allowed.join(", ")}.`;
  return [
    ...required
      .filter((error) => !present.includes(error))
      .map((error) => bad("missing-error", `The error branch ${error} is missing, which ${Type} needs.`, `Connect ${error} to an action.`)),
    ...present
      .filter((error) => !allowed.includes(error))
      .map((error) => bad("forbidden-error", `${Type} takes no error branch ${error} here.`, `Remove it. ${known}`)),
  ];
};

const checkCondition = ({ Condition }: ConditionBranch, conditions: NonNullable<Exits["conditions"]>): readonly Finding[] => {
  const { Operator, Operands } = Condition;
  const findings: Finding[] = [];
  if (!conditions.operators.includes(Operator)) {
    const why = OPERATORS.includes(Operator) ? "does not fit this action" : "is unknown";
    findings.push(bad("condition", `The operator ${seen(Operator)} ${why}.`, `Use ${conditions.operators.join(", ")}.`));
  }
  const [operand, ...others] = Operands;
  if (operand === undefined || others.length > 0)
    findings.push(bad("condition", `${Operator} has ${Operands.length} operands: ${seen(Operands)}.`, "Give exactly one."));
  else if (operand === "") findings.push(bad("condition", `${Operator} has an empty operand, which Connect refuses.`, "Give a value."));
  else if (conditions.literal === true && isPath(operand))
    findings.push(bad("condition", `The operand ${seen(operand)} is a reference.`, "Write a literal here."));
  else if (conditions.operands !== undefined && !conditions.operands.test(operand))
    findings.push(
      bad("condition", `The operand ${seen(operand)} can never be the result of this action.`, "Correct it or remove the branch."),
    );
  return findings;
};

const checkConditions = ({ Type, Transitions = {} }: FlowAction, { conditions }: Exits): readonly Finding[] => {
  const branches = Transitions.Conditions ?? [];
  if (conditions === undefined)
    return branches.length === 0 ? [] : [bad("condition", `${Type} takes no conditions here.`, "Remove them; test its result by Compare.")];
  const missing = (conditions.all ?? []).filter((operand) => !branches.some(({ Condition }) => Condition.Operands[0] === operand));
  return [
    ...branches.flatMap((branch) => checkCondition(branch, conditions)),
    ...missing.map((operand) => bad("condition", `${Type} needs a condition on "${operand}".`, `Connect "${operand}" to an action.`)),
  ];
};

const checkExits = (action: FlowAction, exits: Exits): readonly Finding[] => {
  if (exits.next === "never") return checkTerminal(action);
  const next = action.Transitions?.NextAction;
  return [
    ...(next === undefined && exits.next === "required"
      ? [bad("missing-edge", `${action.Type} has no NextAction.`, "Connect it: every action that does not end the flow needs one.")]
      : []),
    ...checkErrors(action, exits),
    ...checkConditions(action, exits),
  ];
};

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

const checkReferences = ({ Parameters = {} }: FlowAction): readonly Finding[] =>
  [...new Set(textsIn(Parameters))]
    .filter((text) => isPath(text) && !hasKnownRoot(text))
    .map((text) => ({
      severity: "warning",
      rule: "unknown-reference",
      message: `The reference ${seen(text)} starts with no name that the flow language documents; it is likely empty.`,
      remedy: "Check its spelling: contact attributes are at $.Attributes, a Lambda's answer at $.External.",
    }));

/** All that Connect would refuse in one action by itself, and what is unbound or doubtful in it. */
export const checkAction = (action: FlowAction, flowType: ApiFlowType): readonly Problem[] => {
  const { Identifier, Type, Parameters = {} } = action;
  const rule = ruleOf(Type);
  const finish = (findings: readonly Finding[]): readonly Problem[] => findings.map((finding) => ({ ...finding, action: Identifier }));
  if (rule === undefined) {
    const wire = wireNameFor(Type);
    return finish([
      bad(
        "unknown-type",
        `Connect has no action type ${seen(Type)} that this checker knows.`,
        wire === undefined
          ? "If the designer exports it, add a row to the catalogue (contact-flows/check/actions.ts)."
          : `On the wire it is called ${wire}.`,
      ),
    ]);
  }
  const exits = typeof rule.exits === "function" ? rule.exits(Parameters) : rule.exits;
  const here = rule.flowTypes.includes(flowType);
  const where = rule.flowTypes.length === 0 ? "flow modules" : rule.flowTypes.join(", ");
  return finish([
    ...(here ? [] : [bad("flow-type", `${Type} cannot stand in a flow of type ${flowType}.`, `It can in ${where}.`)]),
    ...judgeFields(rule, Parameters, "Parameters"),
    ...(rule.more?.(Parameters) ?? []),
    ...checkExits(action, exits),
    ...checkReferences(action),
  ]);
};
