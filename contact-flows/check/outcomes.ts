// Whether a flow handles the outcomes that our code hooks give: each word of the table, and no other.
import { ENDING, isOutcome, OUTCOMES } from "../../shared/outcomes.ts";
import { actionError, seen, type Problem } from "./errors.ts";
import type { Flow, FlowAction } from "../flow.ts";
import { pathKeys } from "./json-path.ts";

const comparesOutcome = ({ Type, Parameters = {} }: FlowAction): boolean => {
  const value = Parameters["ComparisonValue"];
  return Type === "Compare" && typeof value === "string" && pathKeys(value).join(".") === `Lex.SessionAttributes.${ENDING.outcome}`;
};

const TABLE = "contact-flows/outcomes.ts";

/** An error for each outcome that a branch on it leaves out, and for each word there that no hook gives. Flows that do not branch on it pass. */
export const checkOutcomes = (flow: Flow): readonly Problem[] =>
  flow.Actions.filter(comparesOutcome).flatMap(({ Identifier, Transitions = {} }) => {
    const handled = (Transitions.Conditions ?? [])
      .filter(({ Condition }) => Condition.Operator === "Equals")
      .flatMap(({ Condition }) => Condition.Operands);
    return [
      ...Object.keys(OUTCOMES)
        .filter((word) => !handled.includes(word))
        .map((word) =>
          actionError(
            "outcome",
            Identifier,
            `No branch handles the outcome "${word}", which a bot can give.`,
            `Connect "${word}" to an action.`,
          ),
        ),
      ...handled
        .filter((word) => !isOutcome(word))
        .map((word) =>
          actionError(
            "outcome",
            Identifier,
            `The branch ${seen(word)} is no outcome that a bot can give.`,
            `Remove it, or add the word to ${TABLE}.`,
          ),
        ),
    ];
  });
