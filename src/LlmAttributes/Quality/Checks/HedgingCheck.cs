namespace LlmAttributes;

/// <summary>How much of an answer takes itself back.</summary>
internal static class HedgingCheck
{
    private const double LeastSum = 2;
    private const double LeastPerSentence = 0.25;

    private static readonly string[] s_strong =
    [
        "not sure", "not entirely sure", "not certain", "not completely certain", "not confident", "unsure", "could be wrong", "may be wrong", "might be wrong", "be mistaken", "don't quote me",
        "hard to say", "difficult to say", "as far as i know", "to the best of my knowledge", "if i recall", "if i remember", "i don't know", "don't really know", "take this with", "can't be certain",
        "cannot be certain", "can't say for sure", "cannot say for sure", "my best guess", "just a guess", "only a guess", "just guessing", "i'm guessing", "i guess", "no guarantee", "can't guarantee", "cannot guarantee",
        "you should verify", "please verify", "please double-check", "double-check this", "i would assume", "i suppose", "might possibly", "could possibly", "may possibly", "could perhaps", "might perhaps",
        "correct me if", "don't take my word", "not an expert", "uncertain",
        "nicht sicher", "ohne gewähr", "soweit ich weiß", "schwer zu sagen", "ich vermute", "könnte falsch sein",
        "pas sûr", "pas certain", "sauf erreur", "difficile à dire", "je suppose", "je peux me tromper",
        "no estoy seguro", "no estoy segura", "si no me equivoco", "difícil de decir", "supongo", "podría equivocarme",
        "non sono sicuro", "se non sbaglio", "difficile dire", "suppongo", "potrei sbagliarmi",
        "não tenho certeza", "se não me engano", "difícil dizer", "suponho", "posso estar enganado",
    ];

    private static readonly string[] s_weak =
    [
        "perhaps", "maybe", "possibly", "presumably", "probably", "i think", "i believe", "it seems", "it appears", "might be", "could be", "may be", "sort of", "kind of", "more or less",
        "vielleicht", "möglicherweise", "vermutlich", "ich glaube", "wahrscheinlich", "könnte sein",
        "peut-être", "je crois", "je pense", "il se peut", "probablement",
        "quizás", "quizá", "tal vez", "creo que", "posiblemente", "probablemente",
        "forse", "credo che", "potrebbe essere", "probabilmente",
        "talvez", "acho que", "possivelmente", "provavelmente",
    ];

    private static readonly int s_shortest = s_strong.Concat(s_weak).Min(static phrase => phrase.Length);

    public static QualityFinding Check(ScoredAnswer answer)
    {
        if (answer.Text.Length < s_shortest)
            return new(nameof(QualityChecks.Hedging), 1);
        var text = answer.Text.Contains('’') ? answer.Text.Replace('’', '\'') : answer.Text;
        var sum = 0.0;
        foreach (var phrase in s_strong)
            sum += Phrases.Count(text, phrase);
        foreach (var phrase in s_weak)
            sum += 0.5 * Phrases.Count(text, phrase);
        if (sum < LeastSum)
            return new(nameof(QualityChecks.Hedging), 1);
        var sentences = Math.Max(1, Sentences.Count(text));
        var score = sum / sentences >= LeastPerSentence ? 0.9 / sum : Math.Max(0.6, 1 - (sum / sentences));
        return new(nameof(QualityChecks.Hedging), score, FormattableString.Invariant($"{sum:0.#} hedges in {sentences} sentences.")) { Weight = 0.4 };
    }
}
