// The flower shop's bot. An unknown flower is let through (ORIGINAL_VALUE), so that the code hook can say why it will not do; Lex alone
// would only ask again.
import type { BotModel } from "../kit/bot-model.ts";

/** The flowers the shop sells, each with the other words callers use for it. */
const flowers = {
  roses: ["rose", "red roses", "white roses", "pink roses", "long stemmed roses", "rosebuds"],
  tulips: ["tulip", "dutch tulips"],
  lilies: ["lily", "lilly", "lillies", "calla lilies", "stargazers", "stargazer lilies"],
  carnations: ["carnation", "pinks"],
  daisies: ["daisy", "gerbera", "gerberas", "gerbera daisies", "marguerites"],
  sunflowers: ["sunflower", "sun flowers", "sun flower"],
  orchids: ["orchid", "phalaenopsis"],
  peonies: ["peony", "paeonies"],
  hydrangeas: ["hydrangea", "hortensias"],
  chrysanthemums: ["chrysanthemum"],
} as const;

export const orderFlowers = {
  name: "OrderFlowers",
  description: "Takes flower orders by phone and by chat.",
  idleSessionTtlInSeconds: 300,
  locales: [
    {
      localeId: "en_US",
      nluConfidenceThreshold: 0.4,
      voice: { voiceId: "Joanna", engine: "neural" },
      slotTypes: {
        Flower: { description: "What the shop sells.", resolutionStrategy: "ORIGINAL_VALUE", values: flowers },
      },
      intents: {
        OrderFlowers: {
          description: "Order flowers to be picked up at the shop.",
          utterances: [
            "I would like to order flowers",
            "I want to order some flowers",
            "order flowers",
            "place an order",
            "I'd like to place an order for pick up",
            "can I order a bouquet",
            "I need flowers",
            "I need a bouquet",
            "buy flowers",
            "I want to buy a bunch of flowers",
            "get some flowers",
            "could I get some flowers",
            "pick up flowers",
            "I am looking for flowers",
            "send me flowers",
            "do you sell flowers",
            "flowers for {PickupDate}",
            "flowers for {PickupDate} at {PickupTime}",
            "a bouquet for {PickupDate}",
            "I would like to order {FlowerType}",
            "I would like some {FlowerType}",
            "I want to buy {FlowerType}",
            "I need {FlowerType} for {PickupDate}",
            "can I get {FlowerType} for {PickupDate} at {PickupTime}",
            "could I please have {FlowerType} for {PickupDate}",
            "a dozen {FlowerType}",
            "a dozen {FlowerType} for {PickupDate} at {PickupTime}",
            "a bunch of {FlowerType}",
            "a bouquet of {FlowerType} for {PickupDate}",
            "{FlowerType} for {PickupDate} at {PickupTime}",
            "{FlowerType} please",
            "{FlowerType} for my wife",
            "order {FlowerType} to pick up {PickupDate}",
            "I will pick up {FlowerType} {PickupDate} at {PickupTime}",
            "I want to pick up {FlowerType} at {PickupTime}",
            "it's my anniversary and I need flowers",
            "flowers for my mother's birthday",
          ],
          slots: {
            FlowerType: {
              type: "Flower",
              prompt: [
                "Lovely. Which flowers would you like?",
                "Sorry, which flowers would you like? We have roses, tulips, lilies and more.",
                "Please name a flower, for example roses or tulips.",
              ],
              utterances: [
                "{FlowerType} please",
                "I would like {FlowerType}",
                "some {FlowerType}",
                "a dozen {FlowerType}",
                "make it {FlowerType}",
              ],
            },
            PickupDate: {
              type: "AMAZON.Date",
              prompt: [
                "What day would you like to pick them up?",
                "Sorry, what day would suit you? You can say tomorrow, or next Friday.",
                "Please tell me the day of your pick-up, for example tomorrow.",
              ],
              utterances: ["on {PickupDate}", "{PickupDate} please", "I will come {PickupDate}", "for {PickupDate} at {PickupTime}"],
            },
            PickupTime: {
              type: "AMAZON.Time",
              prompt: [
                "At what time shall we have them ready?",
                "Sorry, at what time? You can say ten in the morning, or half past three.",
                "Please tell me the time of your pick-up, for example 10 AM.",
              ],
              utterances: ["at {PickupTime}", "{PickupTime} please", "around {PickupTime}", "by {PickupTime}"],
            },
          },
          slotOrder: ["FlowerType", "PickupDate", "PickupTime"],
          confirmation: {
            prompt: [
              "So that's {FlowerType}, ready on {PickupDate} at {PickupTime}. Shall I place the order?",
              "Sorry, shall I order {FlowerType} for {PickupDate} at {PickupTime}? Please say yes or no.",
              "Please say yes to order {FlowerType} for {PickupDate} at {PickupTime}, or no to leave it.",
            ],
            declined: "All right, I haven't ordered anything.",
          },
          fulfillmentCodeHook: true,
        },
        Help: {
          description: "What the line can do.",
          utterances: [
            "help",
            "help me please",
            "what can you do",
            "what can I say",
            "how does this work",
            "how can you help me",
            "what are my options",
            "what do you have",
            "what flowers do you have",
            "which flowers do you sell",
            "what kinds of flowers are there",
            "I need some help",
            "I do not understand",
          ],
        },
        Cancel: {
          description: "The caller does not want to go on, or wants to cancel an order.",
          utterances: [
            "cancel",
            "cancel that",
            "cancel it",
            "cancel please",
            "cancel my order",
            "cancel the order",
            "I want to cancel",
            "I want to cancel my order",
            "I would like to cancel an order",
            "never mind",
            "forget it",
            "forget about it",
            "stop",
            "I changed my mind",
            "I do not want anything",
            "leave it",
            "change my order",
            "I want to change an order that I placed",
          ],
        },
        SpeakToPerson: {
          description: "The caller wants a human being.",
          utterances: [
            "speak to a person",
            "I want to talk to a person",
            "talk to somebody",
            "let me talk to someone",
            "can I speak with an agent",
            "agent",
            "operator",
            "representative",
            "customer service",
            "a real person please",
            "I want a human being",
            "get me a human",
            "put me through to the shop",
            "connect me to a florist",
            "is there anyone I can talk to",
            "I do not want to talk to a machine",
            "transfer me to your staff",
            "I would like to talk to your manager",
            "I have a complaint",
          ],
        },
        FallbackIntent: { description: "Nothing else fits.", parent: "AMAZON.FallbackIntent" },
      },
    },
  ],
} as const satisfies BotModel;

/** What the shop sells, by its own name for it. */
export type FlowerName = keyof typeof flowers;

const isFlowerName = (name: string): name is FlowerName => Object.hasOwn(flowers, name);

/** The flowers the shop sells, as it names them to callers. */
export const flowerNames: readonly FlowerName[] = Object.keys(flowers).filter(isFlowerName);

const sold: ReadonlyMap<string, FlowerName> = new Map(
  flowerNames.flatMap((name) => [name, ...flowers[name]].map((word) => [word, name] as const)),
);

/**
 * The flower that a caller's words mean: `rose` is `roses`. An ORIGINAL_VALUE slot comes back in the caller's own words
 * (lex-v2.md 8), so the code hook asks here.
 * @param words a slot's interpreted value, e.g. `Red Roses`
 * @returns undefined for a flower the shop does not sell
 */
export const flowerNamed = (words: string): FlowerName | undefined => sold.get(words.toLowerCase().trim().replaceAll(/\s+/g, " "));
