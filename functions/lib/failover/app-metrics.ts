// Metrics that are counted by app, for whoever declares alarms, graphs and costs.

/**
 * `AppFailing`: 1 when an app other than the witness has a failed bot, by its probes or by three of its contacts. Counted by the observer
 * under dimension `App` (the slug), in the minute in which it was seen.
 */
export const APP_METRICS = ["AppFailing"] as const;
