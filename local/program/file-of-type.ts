/** `aws:dynamodb/table:Table` lives in local/resources/aws/dynamodb/table.ts; `aws-native:lex:BotAlias` in …/aws-native/lex/bot-alias.ts. */
export const fileOfType = (token: string): string => {
  const [provider = "", module = "", name = ""] = token.split(":");
  const [folder = "", file = name] = module.split("/");
  const kebab = file.replaceAll(/(?<=[a-z\d])(?=[A-Z])/g, "-").toLowerCase();
  return `local/resources/${provider}/${folder}/${kebab}.ts`;
};
