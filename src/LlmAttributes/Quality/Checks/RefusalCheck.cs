namespace LlmAttributes;

/// <summary>Whether an answer declines to answer. Only its beginning is looked at: that is where models decline.</summary>
internal static class RefusalCheck
{
    private const int FirstWords = 60;
    private const int FirstCharacters = 400;

    // Who says so much more has answered something.
    private const int MostWords = 160;

    private static readonly HashSet<uint> s_speakers = Hashes("i i'm i’m assistant model ai myself");
    private static readonly HashSet<uint> s_unable = Hashes("cannot can't cant unable won't couldn't wouldn't");
    private static readonly HashSet<uint> s_denials = Hashes("decline refuse refrain abstain");
    private static readonly HashSet<uint> s_negations = Hashes("not never");
    private static readonly HashSet<uint> s_auxiliaries = Hashes("can able will could would permitted allowed comfortable appropriate willing supposed authorized programmed going");
    private static readonly HashSet<uint> s_acts = Hashes(
        "help assist provide fulfill fulfil comply answer do generate create complete continue discuss share offer give engage support process respond write produce recommend access participate " +
        "perform make encourage condone satisfy meet accommodate proceed advise assisting providing helping discussing answering sharing creating generating tell show list explain describe carry solve solving performing do doing");

    private static readonly string[] s_phrases = Phrases.Of(
        "as an ai language model, i", "be appropriate for me to", "not appropriate for me to", "inappropriate for me to", "against my guidelines", "against my programming", "violates my guidelines", "goes against my", "not something i can help",
        "not able to help with that", "i don't feel comfortable", "i'd rather not", "isn't something i can", "is not something i can", "cannot be answered by me",
        "kann ich nicht helfen", "nicht helfen", "kann ich nicht beantworten", "kann ich leider nicht", "leider kann ich", "nicht in der lage", "anfrage nicht", "darf ich nicht", "muss ich ablehnen",
        "tut mir leid", "kann dazu keine", "möchte ich nicht", "nicht beantworten",
        "je ne peux pas", "je ne peux malheureusement", "je suis désolé", "je suis désolée", "je ne suis pas en mesure", "je regrette", "désolé, je", "désolé, mais", "je dois refuser", "il m'est impossible",
        "je ne saurais",
        "lo siento", "no puedo", "no estoy en condiciones", "lamento", "no me es posible", "debo rechazar", "no soy capaz",
        "mi dispiace", "non posso", "non sono in grado", "devo rifiutare", "mi è impossibile",
        "não posso", "desculpe, mas", "lamento, mas", "sinto muito", "não sou capaz", "não consigo ajudar", "peço desculpa",
        "ik kan u niet", "ik kan je niet", "ik kan hier niet", "ik kan niet", "het spijt me", "helaas kan ik", "niet in staat", "kan ik niet helpen", "kan ik je niet",
        "jag kan inte", "tyvärr kan jag", "jag är ledsen", "jag beklagar", "måste tacka nej",
        "nie mogę", "przykro mi", "nie jestem w stanie", "muszę odmówić",
        "я не могу", "к сожалению, я", "извините, но", "не могу помочь", "я не в состоянии", "прошу прощения", "вынужден отказать", "не имею возможности",
        "我无法", "我不能", "抱歉", "对不起", "我無法", "無法提供", "无法提供", "无法回答",
        "申し訳", "お答えできません", "お手伝いできません", "できかねます", "対応できません", "お応えできません");

    public static QualityFinding Check(ScoredAnswer answer)
    {
        var text = Phrases.Plain(answer.Text.AsSpan(0, Math.Min(answer.Text.Length, FirstCharacters)));
        if (!Declines(answer.Words) && !Phrases.HasAny(text, s_phrases))
            return new(nameof(QualityChecks.Refusal), 1);
        return answer.Words.Count <= MostWords
            ? new(nameof(QualityChecks.Refusal), 0, "The answer declines to answer.") { Weight = 0.9 }
            : new(nameof(QualityChecks.Refusal), 0.6, "The answer begins as if it would decline.") { Weight = 0.9 };
    }

    // "I'm sorry, but I can't help with that", "I am not able to provide", "I won't be able to assist".
    private static bool Declines(WordList words)
    {
        var hashes = words.Hashes[..Math.Min(words.Count, FirstWords)];
        for (var i = 0; i < hashes.Length; i++)
        {
            if (s_denials.Contains(hashes[i]) && Has(hashes, i - 5, i, s_speakers))
                return true;
            var isUnable = s_unable.Contains(hashes[i]);
            if (!isUnable && !(s_negations.Contains(hashes[i]) && (Has(hashes, i - 2, i, s_auxiliaries) || Has(hashes, i + 1, i + 3, s_auxiliaries))))
                continue;
            if (Has(hashes, i - 4, i, s_speakers) && Has(hashes, i + 1, Math.Min(i + 6, EndOfSentence(words, i)), s_acts))
                return true;
        }

        return false;
    }

    private static int EndOfSentence(WordList words, int at)
    {
        var next = at + 1;
        while (next < words.Count && next < at + 6 && words.Text[words.EndOf(next - 1)..words.StartOf(next)].IndexOfAny(".!?\n") < 0)
            next++;
        return next;
    }

    private static bool Has(ReadOnlySpan<uint> hashes, int from, int to, HashSet<uint> set)
    {
        for (var i = Math.Max(0, from); i < Math.Min(hashes.Length, to); i++)
        {
            if (set.Contains(hashes[i]))
                return true;
        }

        return false;
    }

    private static HashSet<uint> Hashes(string words) => [.. words.Split(' ').Select(static w => WordList.Hash(w))];
}
