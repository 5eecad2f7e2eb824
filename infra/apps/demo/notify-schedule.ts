// How often waiting texts are looked for: apart from the component, so that the cost model loads without Pulumi.

/** Minutes between sweeps: how long a text waits that could not be sent at once. */
export const SWEEP_MINUTES = 5;
