// An AWS region by its code. A region is always a name in sight: nothing here has a default region.
export type Region = `${string}-${string}-${number}`;

/** True for text of the form of a region code (`us-east-1`, `ap-southeast-2`). It does not say that AWS has such a region. */
export const isRegion = (text: string): text is Region => /^[a-z]{2}(-[a-z]+)+-\d$/.test(text);
