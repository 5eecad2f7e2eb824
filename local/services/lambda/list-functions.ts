// Lambda ListFunctions, in one page.
import type { ListFunctionsRequest, ListFunctionsResponse } from "@aws-sdk/client-lambda";
import type { Functions } from "../../lambda/functions.ts";
import type { Action } from "../action.ts";
import { describeFunction } from "./shared.ts";

export const listFunctions = ({ functions }: { readonly functions: Functions }): Action<ListFunctionsRequest, ListFunctionsResponse> => ({
  target: () => undefined,
  permission: () => ({ action: "lambda:ListFunctions", resource: "*" }),
  run: async (_, { region }) => ({ Functions: functions.list(region).map(describeFunction) }),
});
