// Tags as aws-native resources take them, a list, and as services keep them, names with their values.
type TagList = readonly { readonly key: string; readonly value: string }[];

export const tagsOf = (list: TagList = []): Readonly<Record<string, string>> =>
  Object.fromEntries(list.map(({ key, value }) => [key, value]));

export const tagListOf = (tags: Readonly<Record<string, string>>): TagList => Object.entries(tags).map(([key, value]) => ({ key, value }));
