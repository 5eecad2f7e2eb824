// An AWS region by its code. The functions never have a default region: each one is named in the environment.
export type Region = `${string}-${string}-${number}`;

/** True for text of the form of a region code (`us-east-1`). It does not say that AWS has such a region. */
export const isRegion = (text: string): text is Region => /^[a-z]{2}(-[a-z]+)+-\d$/.test(text);

/** The two regions of the line: where Connect and the primary bot are, and where the twin is. */
export interface Regions {
  readonly home: Region;
  readonly standby: Region;
}

/** The one of the two regions that `text` names, if any. */
export const oneOf = ({ home, standby }: Regions, text: string | undefined): Region | undefined =>
  text === home ? home : text === standby ? standby : undefined;

/** The twin's region. Whatever is not the standby region counts as home. */
export const otherThan = ({ home, standby }: Regions, region: Region): Region => (region === standby ? home : standby);
