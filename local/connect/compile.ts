// Compiles a flow once: actions by identifier, parameters and references read, so that a call only walks.
import type { ConditionBranch, Flow, FlowAction } from "../../contact-flows/flow.ts";
import { UnsupportedError, UserError } from "../errors.ts";
import { compileAction } from "./actions/index.ts";
import { findOperator } from "./conditions.ts";
import type { CompiledAction, CompiledCondition, CompiledFlow } from "./contact.ts";
import { end } from "./moves.ts";
import { parseValue } from "./reference.ts";

const MOST_ACTIONS = 250; // connect-flow-language.md 1

const compileCondition = ({ Condition, NextAction }: ConditionBranch): CompiledCondition | string => {
  const holds = findOperator(Condition.Operator);
  if (holds === undefined) return Condition.Operator;
  const [operand = ""] = Condition.Operands;
  return { holds, operand: parseValue(operand), next: NextAction, branch: `${Condition.Operator} ${operand}` };
};

const compile = (action: FlowAction, flowName: string): CompiledAction => {
  const { NextAction, Errors = [], Conditions = [] } = action.Transitions ?? {};
  const conditions = Conditions.map(compileCondition);
  const unknown = conditions.find((condition) => typeof condition === "string");
  const gap = (operator: string): UnsupportedError =>
    new UnsupportedError({ resource: `action "${action.Identifier}" of flow "${flowName}"`, operation: `the operator ${operator}` });
  return {
    id: action.Identifier,
    type: action.Type,
    run:
      unknown === undefined
        ? compileAction(action, flowName)
        : (contact) => end(contact, { by: "platform", because: gap(unknown).message }),
    next: NextAction === "" ? undefined : NextAction,
    errors: new Map(Errors.map((branch) => [branch.ErrorType, branch.NextAction])),
    conditions: conditions.filter((condition) => typeof condition !== "string"),
  };
};

/**
 * A flow made ready to run.
 * @throws UserError when it has more actions than Connect runs
 */
export const compileFlow = (content: Flow, { id, arn, name, type }: Pick<CompiledFlow, "id" | "arn" | "name" | "type">): CompiledFlow => {
  if (content.Actions.length > MOST_ACTIONS)
    throw new UserError(
      `Cannot run flow "${name}": it has ${content.Actions.length} actions, and Connect runs at most ${MOST_ACTIONS}. Move some into another flow.`,
    );
  const actions = content.Actions.map((action) => compile(action, name));
  return { id, arn, name, type, start: content.StartAction, actions: new Map(actions.map((action) => [action.id, action])) };
};
