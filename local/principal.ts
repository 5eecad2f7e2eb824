// Who makes a call: the person at the laptop (any key the local cloud did not issue), a role, or an AWS service acting for a resource.
export type Principal =
  | { readonly kind: "account" }
  | { readonly kind: "role"; readonly roleArn: string; readonly sessionName: string }
  | { readonly kind: "service"; readonly service: ServicePrincipal; readonly sourceArn: string };

export type ServicePrincipal =
  | "cloudwatch.amazonaws.com"
  | "connect.amazonaws.com"
  | "lexv2.amazonaws.com"
  | "scheduler.amazonaws.com"
  | "sns.amazonaws.com";
