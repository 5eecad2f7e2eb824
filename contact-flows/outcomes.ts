// How a conversation can end, as the session attribute `outcome` says it: the contract between code hooks and flows.
export const OUTCOMES = ["ordered", "booked", "checked", "cancelled", "declined", "not-understood", "person", "callback"] as const;
