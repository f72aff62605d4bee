using static LlmAttributes.WordSigns;

namespace LlmAttributes;

/// <summary>The words and phrases that the clarity of a query shows by, in English, German, French and Spanish.</summary>
internal static class ClarityWords
{
    public static PhraseTable<WordSigns> Table { get; } = new(All);

    private static IEnumerable<(WordSigns Signs, string Phrases)> All =>
    [
        (Pronoun | Empty, "it|its|they|them|their|theirs|es|ils|elles|leur|leurs|lo|los|las|les|ihnen"),
        (Person | Empty, "he|him|his|she|her|hers|er|ihn|ihm|ihr|il|elle|lui"),
        (Pronoun | Empty, "sie|ella|ellos|ellas|él"),
        (Demonstrative | Empty, "this|that|these|those|das|dies|dieses|diese|dieser|diesen|diesem|cela|ça|ceci|ce|cet|cette|ces|esto|eso|este|esta|ese|esa|estos|estas"),
        (Backward, "between them|of them|of it|of her|of him|of those|of these|about it|about them|about him|about her|about that|about this|with it|like that|like this|to that|to it|by that|the two|both of them|the other one|the former|the latter|the same as|same as last|the same again|as last time|as before|like before|like last time|the previous one|the usual|davon|dazu|darüber|damit|wie vorher|wie letztes mal|wie beim letzten mal|de cela|de ça|comme avant|comme la dernière fois|de eso|de esto|como antes|como la última vez"),

        (Empty | Preposition, "to|of|for|in|on|at|by|with|from|about|into|like|than|as|over|under|between|after|before|without|within|during|zu|von|für|in|im|auf|an|bei|mit|aus|über|nach|vor|ohne|à|de|du|des|pour|dans|en|sur|par|avec|sans|a|al|del|para|por|con|sin|sobre|entre"),
        (Empty | Article, "the|my|our|your|der|die|das|den|dem|mein|meine|meinen|unser|unsere|le|la|l'article|mon|ma|mes|notre|el|mi|nuestro|nuestra"),
        (Empty, "a|an|and|or|but|if|so|then|also|too|very|more|most|please|just|really|usually|still|ever|now|here|there|not|no|yes|i|me|we|us|you|one|two|three|four|five|six|ten|long|much|often|far|many|some|any|all|each|every|actually|short|brief|decide|happen|happening|work|works|mean|meant|found|founded|cost|costs|look|looks|start|started|same|last|time|again|main|difference|differences|run|runs|faster|better|best|good|alive|safe|true|bitte|und|oder|ein|eine|einen|einem|noch|auch|nur|ich|wir|gemacht|et|ou|un|une|s'il|vous|plaît|y|o|una|por|favor|hicieron|hacen|fait|funktioniert|haben|machen|ont|fonctionne|funciona"),
        (Empty | Question, "what|who|whom|whose|which|when|where|why|how|was|wer|wann|wo|warum|wieso|wie|welche|welcher|welches|woher|que|qu'est|qui|quand|où|pourquoi|comment|quel|quelle|quels|combien|qué|quién|cuándo|dónde|cómo|cuál|cuánto|cuántos|cuánta"),
        (Empty | Auxiliary, "is|are|was|were|do|does|did|can|could|should|would|will|has|have|had|may|must|shall|am|be|been|ist|sind|war|kann|können|soll|sollte|muss|hat|est|sont|peut|puis|dois|es|son|puede|puedo|debo|est-elle|est-il|ont-ils"),
        (Empty | Request, "give|list|name|show|tell|suggest|recommend|propose|provide|find|write|create|make|make|do|think|come|get|invent|describe|compare|change|explain|help|say|sort|plan|offer|nenne|gib|zeige|sag|schlage|empfiehl|schreibe|schreib|liste|donne|donne-moi|donnez|propose|proposez|cite|écris|écrivez|dis|montre|da|dame|dime|haz|escribe|propón|nombra|muestra|sugiere|brainstorm"),
        (Empty | Wish, "need|want|wish|like|know|brauche|möchte|will|veux|voudrais|quiero|necesito"),
        (Predicate | Empty, "again|so|safe|good|bad|better|dangerous|legal|right|true|correct|normal|important|possible|necessary|expensive|worth|ok|okay|as|in|is|are|was|were|does|did|do|mean|means|work|works|happen|please|too|now|here|when|if|because|gemacht|gut|richtig|wichtig|ist|war|funktioniert|bedeutet|est|c'est|ist|es|fonctionne|funciona|for"),
        (Clause, "to|that|if|for|when|whether|zu|dass|wenn|ob|de|que|si"),
        (Expletive, "take|takes|took|rain|raining|rains|snow|snowing|depend|depends|mean|make sense|seem|seems|regnet|schneit|gibt|a|y|faut"),

        (Vague, "some|several|a few|a couple of|various|lots of|plenty of|a bunch of|a handful of|many|a number of|numerous|a lot of|einige|ein paar|mehrere|etliche|viele|diverse|quelques|plusieurs|beaucoup de|certains|certaines|algunas|algunos|varios|varias|unos cuantos|unas cuantas|muchas|muchos"),

        (Text, "text|texts|paragraph|sentence|sentences|email|e-mail|letter|article|document|passage|essay|code|function|method|class|script|query|review|comment|notes|report|story|draft|poem|message|abstract|transcript|conversation|file|table|list|data|list|chapter|contract|resume|cv|speech|post|snippet|program|log|translation|phrase|texte|paragraphe|phrase|lettre|article|document|rapport|fonction|texto|párrafo|frase|carta|artículo|documento|informe|código|función|text|satz|sätze|absatz|brief|artikel|dokument|bericht|funktion|klasse|nachricht|aufsatz"),
        (Pointer, "following|below|above|attached|enclosed|this|these|that|my|our|here|folgenden|folgende|folgender|folgendes|unten|obigen|angehängten|beigefügten|diesen|diese|dieses|diesem|dieser|meinen|meine|mein|suivant|suivante|suivants|ci-dessous|ci-joint|ce|cet|cette|ces|mon|ma|siguiente|siguientes|adjunto|este|esta|estos|estas|mi"),
        (Process | Empty, "summarize|summarise|summary|translate|fix|proofread|rewrite|rephrase|classify|extract|correct|shorten|condense|continue|turn|review|refactor|debug|edit|improve|convert|paraphrase|simplify|analyze|analyse|check|format|argument|does|übersetze|fasse|korrigiere|kürze|verbessere|schreibe|prüfe|résume|résumez|traduis|traduisez|corrige|corrigez|reformule|résumer|resume|traduce|corrige|traduzca|reescribe|mejora|vergleiche|extrahiere|extrais|extrae|klassifiziere|clasifica|classe"),
        (Summarize, "summarize|summarise|summary of|fasse|résume|résumez|resume"),
        (Translate, "translate|translation of|übersetze|übersetz|übersetzen|traduis|traduisez|traduce|traduzca"),
        (Explain, "explain|describe how|teach me|an introduction to|introduce me to|erkläre|erklär|erklären sie|explique|expliquez|explica|explícame"),
        (Facts, "extract|pull out|identify the|find all|get the key facts|compare|key facts|extrahiere|vergleiche|extrais|extrayez|compare|comparez|extrae|compara"),
        (Compose | Empty, "write|draft|compose|create|produce|prepare|schreibe|verfasse|rédige|rédigez|écris|escribe|redacta"),
        (Genre, "essay|blog post|article|story|speech|report|newsletter|press release|review of|fairy tale|presentation script|presentation|monologue|guide|short story|novel|chapter|white paper|editorial|column on|biography|aufsatz|geschichte|rede|bericht|artikel|märchen|article|histoire|discours|rapport|conte|ensayo|artículo|cuento|historia|discurso|informe"),

        (Format, "json|xml|yaml|csv|html|markdown|table|tabular|bullet|bullets|bullet points|bulleted|numbered list|comma separated|comma-separated|one a line|one per line|each on a line|list of|as a list|as an array|array|columns|column|rows|key value|as a number|as text|in one sentence|in two sentences|a sentence|in one paragraph|iso dates|template|tabelle|als liste|stichpunkte|stichpunkten|aufzählung|spalten|tableau|liste à puces|sous forme de liste|en liste|tabla|lista|viñetas|en forma de lista|one word|yes or no|plain text|headings"),
        (Length, "brief|briefly|concise|concisely|at most|no more than|fewer than|less than|up to|shorter than|one-liner|one line|one word|long|short poem|tl;dr|half a page|one page|kurz|knapp|höchstens|maximal|bref|brièvement|au plus|court|breve|brevemente|como máximo"),
        (Audience, "beginner|beginners|child|children|kid|kids|student|students|pupil|pupils|layman|laymen|layperson|expert|experts|novice|manager|managers|engineer|engineers|developer|developers|programmer|readers|reader|customers|customer|patient|patients|teacher|teachers|year-old|year old|year-olds|year olds|grader|non-technical|nontechnical|eli5|audience|parents|seniors|tourists|colleagues|employees|board|team|someone who|people who|person who|owner of|anyone who|my grandmother|my grandma|my mother|my boss|class of|sailors|physicists|scientists|users|voters|laien|laie|kind|kindern|kinder|schüler|schülern|schulkind|anfänger|grundschulkind|leser|fachleute|zehnjährigen|enfant|enfants|débutant|débutants|élèves|étudiants|lecteurs|niño|niños|principiante|principiantes|estudiantes|lectores|turista|turistas|hikers|campers|museum leaflet|colleague|newcomers|newcomer|friend"),
        (Language, "english|french|german|spanish|italian|portuguese|dutch|swedish|danish|norwegian|finnish|polish|czech|slovak|greek|turkish|russian|ukrainian|hungarian|romanian|bulgarian|croatian|serbian|slovenian|estonian|latvian|lithuanian|chinese|mandarin|cantonese|japanese|korean|vietnamese|thai|hindi|urdu|bengali|tamil|arabic|hebrew|persian|latin|swahili|indonesian|malay|catalan|basque|irish|welsh|icelandic|englisch|englische|französisch|französische|deutsch|deutsche|spanisch|spanische|italienisch|italienische|polnisch|polnische|russisch|russische|türkisch|türkische|niederländisch|niederländische|portugiesisch|chinesisch|japanisch|anglais|français|allemand|espagnol|italien|portugais|néerlandais|polonais|russe|chinois|japonais|arabe|inglés|francés|alemán|español|italiano|portugués|catalán|polaco|ruso|chino|japonés|árabe"),

        (Brief, "brief|briefly|concise|concisely|short|be brief|in brief|kurz|knapp|bref|brièvement|breve|brevemente"),
        (Detailed, "detailed|in detail|in-depth|comprehensive|exhaustive|thorough|thoroughly|at length|elaborate|ausführlich|detailliert|umfassend|détaillé|détaillée|en détail|détaillées|exhaustif|detallada|detallado|detalladamente|exhaustivo|exhaustiva"),
        (Formal, "formal|förmlich|förmlichen|formellen|formell|formel|formelle"),
        (Casual, "casual|informal|chatty|colloquial|slang|locker|lockerem|umgangssprachlich|familier|décontracté|coloquial"),
        (Negation, "no|not|without|don't|never|avoid|kein|keine|keinen|nicht|ohne|pas|sans|aucun|sin|ningún|ninguna"),
        (Exclusive, "only|must|solely|exclusively|nur|ausschließlich|uniquement|seulement|solo|sólo|únicamente"),
        (YesOrNo, "yes or no|ja oder nein|oui ou non|sí o no|one word|a single word"),
        (Reasons, "explain your|explain why|in detail|your reasoning|your reasons|justify|begründe|pourquoi|justifica|justifie"),
        (WordUnit, "word|words|wort|wörter|wörtern|worte|worten|mot|mots|palabra|palabras"),
        (SentenceUnit, "sentence|sentences|satz|sätze|sätzen|phrases|phrase|frases|frase|oraciones"),
        (OtherUnit, "line|lines|paragraph|paragraphs|page|pages|bullet|bullets|points|items|verses|stanzas|characters|zeilen|zeile|absätze|absatz|seiten|seite|zeichen|vers|lignes|paragraphes|pages|versos|líneas|párrafos|páginas|stichpunkte|ideas|examples|tips"),
        (Exact, "exactly|in total|altogether|precisely|genau|insgesamt|exactement|au total|exactamente|en total"),
        (Addition, "and also|also tell|as well as tell|und außerdem|et aussi|y además"),
        (TableForm, "table|tabelle|tableau|tabla"),
        (DataForm, "json|xml|yaml|csv"),
        (ListForm, "bullet points|bullets|bulleted list|numbered list|stichpunkte|aufzählung|liste à puces|viñetas"),
        (And, "and|or|und|oder|et|ou|y|o"),
    ];
}
