// The words every Spanish-speaking caller uses whatever they want, without their accents.
import type { Lexicon } from "../language.ts";

const set = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

const fillers = set(
  "em eh ehm um mm mmm hmm ah oh ay pues bueno bien ok okay vale mire mira oiga oye hola alo buenas buenos buen dias tardes noches saludos " +
    "gracias acuerdo muchas muchisimas favor amable senor senora senorita joven disculpe disculpa perdon perdone claro verdad entonces ahora luego si " +
    "quizas quiza quizas tal vez igual digamos tipo sea usted ustedes",
);

const functionWords = set(
  "yo tu el ella ellos ellas nosotros me te se lo la le nos los las les mi mis tus su sus nuestro nuestra un una unos unas 1 " +
    "este esta estos estas ese esa esos esas esto eso aquel de del a al en con por para sin sobre desde hasta entre y e o u ni pero porque " +
    "que cual cuales quien quienes cuando donde como cuanto cuanta cuantos es soy eres son era fue ser seria sera estar estoy esta estan estaba " +
    "estare estaria hay haber habra he ha han habia tengo tiene tienen tener tenia hacer hago hace hacen hacemos haga hagame haz puedo puede pueden podemos poder podria podrian " +
    "pudiera quiero quisiera quiere quieren queremos querer queria querria gustaria gusta deseo desea deseamos necesito necesita necesitamos " +
    "necesitaria voy va vamos van ir iria ver veo dar da dan doy de deme dame decir dice digo diga digame dime saber se sabe sepa no ya aun todavia " +
    "mas menos muy tan tambien solo nada algo alguno alguna algun algunos algunas todo toda todos todas otro otra otros cada mismo misma aqui ahi alli " +
    "llamo llamando llamaba llamar creo pienso espero busco buscaba intento",
);

const answerFrame = set(
  "el la los las un una unos unas de del a al en para por con yo me mi quiero quisiera gustaria necesito deseo prefiero tomo pongame ponga deme dame seria es son sea " +
    "diria creo supongo quiza quizas mejor cambie cambiar se llama llamo soy hablo si no y",
);

const noAnswer = set(
  "que cual como cuando donde quien porque repita repite repetir otra vez entiendo comprendo nada algo cualquier cualquiera idea significa perdon",
);

const dateWords =
  "lunes martes miercoles jueves viernes sabado domingo enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre manana pasado hoy tarde noche mediodia medianoche navidad proximo".split(
    " ",
  );

const builtInIntents: Lexicon["builtInIntents"] = new Map([
  ["AMAZON.HelpIntent", ["ayuda", "ayúdeme", "me puede ayudar", "necesito ayuda", "qué puede hacer", "qué puedo decir"]],
  ["AMAZON.CancelIntent", ["cancelar", "cancélelo", "olvídelo", "no importa"]],
  ["AMAZON.StopIntent", ["detener", "pare", "basta", "alto", "silencio"]],
  ["AMAZON.RepeatIntent", ["repetir", "repita", "otra vez", "dígalo de nuevo", "puede repetir"]],
  ["AMAZON.PauseIntent", ["pausa", "haga una pausa", "espere un momento"]],
  ["AMAZON.ResumeIntent", ["continuar", "continúe", "siga"]],
  ["AMAZON.StartOverIntent", ["empezar de nuevo", "volver a empezar", "reiniciar", "desde el principio"]],
  ["AMAZON.FallbackIntent", []],
]);

export const lexicon: Lexicon = {
  fillers,
  functionWords,
  not: "no",
  answering: new Set(["1", "una"]),
  answerFrame,
  noAnswer,
  dateWords,
  builtInIntents,
};
