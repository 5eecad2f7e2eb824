// Asks the lookup function itself what a call to an app would be told now.
import { InvokeCommand, type LambdaClient } from "@aws-sdk/client-lambda";
import type { Clock } from "../../shared/clock.ts";
import { parseJson, textAt } from "../../shared/json.ts";
import { limited } from "../common/time-limit.ts";

export interface Looked {
  readonly activeRegion: string;
  readonly mode: string;
}

/** @throws (from the call) what the client throws; Error when the function fails or answers something else */
export const lookupOf =
  ({ clock, lambda }: { readonly clock: Clock; readonly lambda: LambdaClient }, FunctionName: string, app: string) =>
  async (): Promise<Looked> => {
    const command = new InvokeCommand({ FunctionName, Payload: Buffer.from(JSON.stringify({ app })) });
    const { Payload, FunctionError } = await limited(clock, (abortSignal) => lambda.send(command, { abortSignal }));
    const answer = parseJson(Payload === undefined ? "" : Buffer.from(Payload).toString("utf8"));
    const [activeRegion, mode] = [textAt(answer, "activeRegion"), textAt(answer, "mode")];
    if (FunctionError !== undefined || activeRegion === undefined || mode === undefined)
      throw new Error(`the lookup failed: ${textAt(answer, "errorMessage") ?? FunctionError ?? "its answer names no region"}`);
    return { activeRegion, mode };
  };
