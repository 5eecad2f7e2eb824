// Lambda GetFunction. The code's location is left out: there is no archive to download.
import type { GetFunctionRequest, GetFunctionResponse } from "@aws-sdk/client-lambda";
import type { Functions } from "../../lambda/functions.ts";
import type { Action } from "../action.ts";
import { describeFunction, onFunction, requireFunction } from "./shared.ts";

export const getFunction = ({ functions }: { readonly functions: Functions }): Action<GetFunctionRequest, GetFunctionResponse> => ({
  ...onFunction("GetFunction"),
  run: async (input, { region }) => ({ Configuration: describeFunction(requireFunction(functions, region, input)) }),
});
