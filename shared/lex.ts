// Names that Amazon Lex gives a meaning, for those who send them and those who read them.

/**
 * Request attribute with the IANA time zone in which Lex resolves relative days. It does not persist, so that each request says it.
 * Lex V1 developer guide, "Setting the Preferred Time Zone"; the guide of V2 is silent.
 */
export const TIME_ZONE_ATTRIBUTE = "x-amz-lex:time-zone";
