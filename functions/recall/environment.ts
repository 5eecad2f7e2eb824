// What recall is told for every app. The settings of the one that it is deployed for come from functions/lib/<app>/recall.ts.
export { dialogEnvironment as environment } from "../lib/dialog/environment.ts";
