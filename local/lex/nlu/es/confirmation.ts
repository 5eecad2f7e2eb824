// Yes and no as Spanish speakers say them, over words without accents: `si` is yes and if, so a condition after it is no yes.
import type { ConfirmationRules } from "../language.ts";

const idioms: ConfirmationRules["idioms"] = [
  [/\b(?:como|por que) no\b/g, "claro"],
  [/\b(?:no hay|sin|ningun) (?:problema|inconveniente|prisa)\b/g, ""],
  [/\bno mas\b/g, "nomas"],
  [/\b(?:claro|por supuesto|desde luego|creo|pienso|digo|yo) que (no|si)\b/g, "$1"],
  [/\bque (si|no)\b/g, "$1"],
  [/\b(?:buen[oa]s? (?:dias?|tardes?|noches?))\b/g, "?"],
  [/\bsi o no\b/g, "?"],
  [/\b(dej[ae]l[oa]s?) (?:tal |asi )?(?:como esta(?:ba)?n?)\b/g, "$1"],
  [/\bsi no (?:le|les|te) (?:importa|molesta)\b/g, ""],
  [/\bno (?:olvide|solo)\b/g, "?"],
];

const unknown =
  /\b(?:no (?:lo |la )?(?:se|sabria|tengo idea)|no (?:estoy|estamos|muy|tan) (?:muy |tan |del todo )?segur[oa]s?|ni idea|quien sabe|buena pregunta)\b/;
const maybe =
  /\b(?:tal vez|quizas?|puede que|a lo mejor|posiblemente|probablemente|supongo|depende|espere?|dejeme pensar|que|quien|cual|como|cuando|donde)\b/;
const no =
  /\b(?:no|nop|nel|nunca|jamas|tampoco|negativo|incorrecto|cancel\w*|anul\w*|detener|pare|para nada|de ninguna manera|ni hablar|mal|equivocad[oa]|falso|olvid\w*|dejel[oa]|dejal[oa]|cambie de (?:opinion|idea)|en lugar|en vez|mejor otro|mejor otra)\b/;
const yes =
  /\b(?:si|sip|claro|ok|okay|vale|dale|bueno|listo|sale|va|orale|andale|de acuerdo|correcto|exacto|exactamente|perfecto|perfectamente|afirmativo|cierto|efectivamente|por supuesto|desde luego|sin duda|seguro|segura|asi es|eso es|eso mismo|eso|adelante|esta bien|muy bien|bien|me parece(?: bien| perfecto)?|me (?:va|viene|queda|sirve)(?: bien| perfecto)?|me conviene|conforme|hecho|confirm[oae]d?[oa]?|confirmel[oa]|confirmal[oa]|reserve(?:l[oa])?|reservel[oa]|reserval[oa]|agendel[oa]|agendal[oa]|hagal[oa]|hazl[oa]|proceda|acepto|genial|excelente|estupendo|fantastico|con gusto|encantad[oa]|ya esta|es correcto|verdad)\b/g;
const around =
  /\b(?:em|eh|um|mm|ah|oh|ay|pues|bueno|entonces|asi|por favor|favor|gracias|muchas|muchisimas|muy|mucho|senor|senora|senorita|amable|esa|ese|eso|esta|este|la|lo|el|es|seria|y|a mi|para mi|para|me|le|que|todo|hora|dia|cita|demo|demostracion|reserva|digo|dije|quiero|yo|ya|tambien|bien)\b/g;
const asking = /^(?:puede|podria|podemos|puedo|es posible|hay|tiene|tienen|esta seguro|estan|seria posible|sera)\b/;
const yesBut =
  /\b(?:pero|si (?:puede|pudiera|es|hay|no|se)|salvo|excepto|cambi\w*|otr[oa]s?|diferente|distint[oa]|mas tarde|mas temprano|antes|despues|primero|puede|podria|puedo|persona|agente|operador\w*|alguien|ayuda|o)\b/;
const denied = [
  /\bno (?:\w+ ){0,2}(?:correcto|bien|cierto|asi|eso|es[ae]|est[ae]|quiero|necesito|gracias|hoy|ahora|todavia|verdad|si)\b/,
  /^(?:(?:em|eh|ah|oh|ay|pues|bueno|perdon|ok|mejor|en realidad) )*(?:no|nop|nunca|jamas|cancel\w*|anul\w*|incorrecto|negativo|para nada|de ninguna manera|ni hablar)\b/,
  /\b(?:no|nunca)$/,
];

export const confirmation: ConfirmationRules = {
  idioms,
  unknown,
  maybe,
  no,
  yes,
  around,
  please: /\bpor favor\b/,
  asking,
  yesBut,
  denied,
  affirmed: /^(?:(?:em|eh|ah|oh|pues|bueno) )*(?:si|claro)\b/,
  plainYes: /^(?:(?:em|eh|ah|oh|pues|bueno) )*(?:si|claro|por supuesto|desde luego|de acuerdo|correcto)\b/,
};
