// A contact flow's event as Connect sends it (connect-lambda.md 2), fictitious numbers included.
interface Flowing {
  readonly address?: string | null;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

export const aFlowEvent = ({ address = "+15550100101", parameters = {} }: Flowing = {}): unknown => ({
  Name: "ContactFlowEvent",
  Details: {
    ContactData: {
      Attributes: {},
      AwsRegion: "us-east-1",
      Channel: "VOICE",
      ContactId: "00000000-0000-4000-8000-000000000001",
      CustomerEndpoint: address === null ? null : { Address: address, Type: "TELEPHONE_NUMBER" },
      CustomerId: null,
      Description: null,
      InitialContactId: "00000000-0000-4000-8000-000000000001",
      InitiationMethod: "INBOUND",
      InstanceARN: "arn:aws:connect:us-east-1:111122223333:instance/00000000-0000-4000-8000-0000000000aa",
      LanguageCode: "en-US",
      MediaStreams: { Customer: { Audio: null } },
      Name: null,
      PreviousContactId: "00000000-0000-4000-8000-000000000001",
      Queue: null,
      References: {},
      RelatedContactId: null,
      SegmentAttributes: { "connect:Subtype": { ValueString: "connect:Telephony" } },
      SystemEndpoint: { Address: "+15550100002", Type: "TELEPHONE_NUMBER" },
      Tags: { "aws:connect:instanceId": "00000000-0000-4000-8000-0000000000aa" },
    },
    Parameters: parameters,
  },
});
