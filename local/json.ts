/** What a text says as JSON; undefined for one that is none: the schema that reads it then says what it should have been. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
