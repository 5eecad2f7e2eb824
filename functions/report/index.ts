// Lambda report, in the home region, invoked asynchronously: nobody waits for it. Wiring only.
import { credentialsFrom, lambdaEndpoint } from "../aws.ts";
import { realClock } from "../clock.ts";
import { readEnvironment, region, text } from "../environment.ts";
import { stdoutLog } from "../log.ts";
import { reportHandler } from "./handler.ts";
import { invokeAsync } from "./invoke-async.ts";

const environment = readEnvironment(process.env, { AWS_REGION: region, OBSERVER_FUNCTION: text });

export const handler = reportHandler({
  clock: realClock,
  log: stdoutLog,
  startObserver: invokeAsync(
    { clock: realClock },
    {
      region: environment.AWS_REGION,
      endpoint: lambdaEndpoint(process.env, environment.AWS_REGION),
      credentials: credentialsFrom(process.env),
      functionName: environment.OBSERVER_FUNCTION,
    },
  ),
});
