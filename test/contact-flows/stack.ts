// What a stack hands to its flows, as infra/channels/voice.ts does: a resource for each name in the bind files.
export const STACK = {
  functions: {
    lookup: "arn:aws:lambda:us-east-1:111122223333:function:twinline-lookup",
    recall: "arn:aws:lambda:us-east-1:111122223333:function:twinline-recall",
    report: "arn:aws:lambda:us-east-1:111122223333:function:twinline-report",
  },
  aliases: {
    home: "arn:aws:lex:us-east-1:111122223333:bot-alias/HOMEBOT123/HOMEALIAS1",
    standby: "arn:aws:lex:us-west-2:111122223333:bot-alias/TWINBOT123/TWINALIAS1",
  },
  queues: { people: "arn:aws:connect:us-east-1:111122223333:instance/i/queue/q" },
  flows: { queue: "arn:aws:connect:us-east-1:111122223333:instance/i/contact-flow/f" },
  values: {
    voice: "Joanna",
    englishVoice: "Joanna",
    spanishVoice: "Lupe",
    spanish: "not",
    locale: "en_US",
    openingHoursSpanish: "de lunes a viernes",
    languageCode: "en-US",
    homeRegion: "us-east-1",
    standbyRegion: "us-west-2",
    country: "US",
    openingHours: "Mo-Fr 09:00-18:00",
    recording: "off",
    queueSeconds: "300",
  },
};
