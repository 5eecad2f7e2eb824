// Opening hours as a voice says them in Spanish.
export { spokenHoursSpanish } from "../../shared/spoken-hours/es.ts";
