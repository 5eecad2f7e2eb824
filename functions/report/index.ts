// Lambda report, in the home region, invoked asynchronously: nobody waits for it. Wiring only.
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { realClock } from "../clock.ts";
import { readEnvironment, region, text } from "../environment.ts";
import { stdoutLog } from "../log.ts";
import { reportHandler } from "./handler.ts";

const environment = readEnvironment(process.env, { AWS_REGION: region, PROBER_FUNCTION: text });
const lambda = new LambdaClient({ region: environment.AWS_REGION });

export const handler = reportHandler({
  clock: realClock,
  log: stdoutLog,
  startProber: async () => {
    await lambda.send(new InvokeCommand({ FunctionName: environment.PROBER_FUNCTION, InvocationType: "Event" }));
  },
});
