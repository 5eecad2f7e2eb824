// What contradicts in a stack's settings, though each value alone makes sense, and what AWS would refuse in the middle of a deployment.
import { longestRoundSeconds, RUN_SECONDS, RUN_TIMEOUT_SECONDS } from "../platform/observing.ts";
import { costProblem } from "../watch/cost.ts";
import { phoneApps, type Stack } from "./stack.ts";
import type { StackSettings } from "./stack-form.ts";

/** What contradicts in the settings that steer failover. */
const failoverContradictions = (stack: Stack): readonly (readonly [keyof StackSettings, string])[] => {
  const { settings } = stack;
  const { probeSeconds, confirmations, failureWindow, dwellSeconds } = settings;
  const found: [keyof StackSettings, string][] = [];
  if (settings.recognizeSeconds < probeSeconds)
    found.push(["recognizeSeconds", `it is below probeSeconds (${probeSeconds}), and each round asks at most once. Write at least that`]);
  if (failureWindow < settings.failuresToLeave)
    found.push([
      "failureWindow",
      `it is below failuresToLeave (${settings.failuresToLeave}), so that many failures would never be counted. Write at least that`,
    ]);
  if (settings.failuresToLeave <= confirmations)
    found.push([
      "failuresToLeave",
      `with confirmations ${confirmations} the line would leave before they all failed. Write at least ${confirmations + 1}, or fewer confirmations`,
    ]);
  if (settings.goodsToReturn > failureWindow)
    found.push([
      "goodsToReturn",
      `it is above failureWindow (${failureWindow}), and no more probes than that are looked at: the line would never return home. Write at most that`,
    ]);
  if (dwellSeconds < probeSeconds)
    found.push([
      "dwellSeconds",
      `it is below probeSeconds (${probeSeconds}), so a return would rest on no probe at all. Write at least that`,
    ]);
  if (dwellSeconds < settings.coolDownSeconds)
    found.push(["dwellSeconds", `it is below coolDownSeconds (${settings.coolDownSeconds}), which doubles up to it. Write at least that`]);
  const lastRound = Math.ceil(probeSeconds + longestRoundSeconds(confirmations));
  if (RUN_SECONDS + lastRound > RUN_TIMEOUT_SECONDS)
    found.push([
      "probeSeconds",
      `a run of the observer goes on for ${RUN_SECONDS} s and its last round could end ${lastRound} s later, with Lambda's limit at ${RUN_TIMEOUT_SECONDS} s. Write less, or fewer confirmations (${confirmations})`,
    ]);
  const tooDear = costProblem(stack);
  if (tooDear !== undefined) found.push(["costCap", tooDear]);
  return found;
};

/** What contradicts in settings that only a stack with a phone uses. */
const phoneContradictions = (stack: Stack): readonly (readonly [keyof StackSettings, string])[] => {
  if (phoneApps(stack).length === 0) return [];
  const { settings } = stack;
  const found: [keyof StackSettings, string][] = [];
  if (settings.instanceId === "")
    for (const name of ["agentUserId", "adminUserId"] as const)
      if (settings[name] !== "")
        found.push([name, "it belongs to an instance, and none is adopted. Set instanceId too, or leave this empty"]);
  for (const user of ["agent", "admin"] as const)
    if (settings[`${user}UserId`] === "" && settings[`${user}Password`] === "")
      found.push([
        `${user}Password`,
        `the ${user} cannot be made without one. Set it with pulumi config set --secret ${user}Password, or adopt a user with ${user}UserId`,
      ]);
  return found;
};

/** What contradicts, though each value alone makes sense: the setting's name and what is wrong. @param prefix put before every name in AWS */
export const stackContradictions = (stack: Stack, prefix: string): readonly (readonly [keyof StackSettings, string])[] => {
  const { settings, apps } = stack;
  const found: [keyof StackSettings, string][] = [];
  if (settings.standbyRegion === settings.homeRegion)
    found.push(["standbyRegion", "it is the home region again, and a twin needs another. Choose one as in us-west-2"]);
  const tables = [...apps.flatMap(({ app }) => Object.keys(app.tables)), "conversations", "history", "observations"];
  if (tables.some((name) => settings.pointerTable === `${prefix}-${name}`))
    found.push(["pointerTable", "another table of the stack has that name. Choose another, as in lexDR"]);
  return [...found, ...phoneContradictions(stack), ...failoverContradictions(stack)];
};

/**
 * What is wrong with a stack's name: it is a part of the names of roles (at most 64 characters), tables and buckets (small letters only), each
 * with our own words and a region around it.
 */
export const stackNameProblems = (stack: string): readonly string[] =>
  /^[a-z][\da-z-]{0,15}$/.test(stack)
    ? []
    : [
        `Cannot use stack "${stack}": its name becomes part of the names of roles and buckets. Use 1 to 16 small letters, digits and hyphens.`,
      ];
