namespace LlmAttributes;

/// <summary>How much of an answer takes itself back.</summary>
internal static class HedgingCheck
{
    private const double LeastSum = 2;
    private const double LeastPerSentence = 0.25;

    private static readonly string[] s_strong = Phrases.Of(
        "not sure", "not entirely sure", "not certain", "not completely certain", "not confident", "unsure", "could be wrong", "may be wrong", "might be wrong", "be mistaken", "don't quote me",
        "hard to say", "difficult to say", "as far as i know", "to the best of my knowledge", "if i recall", "if i remember", "i don't know", "don't really know", "take this with", "can't be certain",
        "cannot be certain", "can't say for sure", "cannot say for sure", "my best guess", "just a guess", "only a guess", "just guessing", "i'm guessing", "i guess", "no guarantee", "can't guarantee", "cannot guarantee",
        "you should verify", "please verify", "please double-check", "double-check this", "i would assume", "i suppose", "might possibly", "could possibly", "may possibly", "could perhaps", "might perhaps",
        "correct me if", "don't take my word", "not an expert", "uncertain",
        "nicht sicher", "ohne gewähr", "soweit ich weiß", "schwer zu sagen", "ich vermute", "könnte falsch sein",
        "pas sûr", "pas certain", "sauf erreur", "difficile à dire", "je suppose", "je peux me tromper",
        "no estoy seguro", "no estoy segura", "si no me equivoco", "difícil de decir", "supongo", "podría equivocarme",
        "non sono sicuro", "se non sbaglio", "difficile dire", "suppongo", "potrei sbagliarmi",
        "não tenho certeza", "se não me engano", "difícil dizer", "suponho", "posso estar enganado");

    private static readonly string[] s_weak = Phrases.Of(
        "perhaps", "maybe", "possibly", "presumably", "probably", "i think", "i believe", "it seems", "it appears", "might be", "could be", "may be", "sort of", "kind of", "more or less",
        "vielleicht", "möglicherweise", "vermutlich", "ich glaube", "wahrscheinlich", "könnte sein",
        "peut-être", "je crois", "je pense", "il se peut", "probablement",
        "quizás", "quizá", "tal vez", "creo que", "posiblemente", "probablemente",
        "forse", "credo che", "potrebbe essere", "probabilmente",
        "talvez", "acho que", "possivelmente", "provavelmente");

    public static QualityFinding Check(ScoredAnswer answer)
    {
        var text = Phrases.Plain(answer.Text);
        var sum = Phrases.Count(text, s_strong) + (0.5 * Phrases.Count(text, s_weak));
        if (sum < LeastSum)
            return new(nameof(QualityChecks.Hedging), 1);
        var sentences = Math.Max(1, Sentences.Count(answer.Text));
        var score = sum / sentences >= LeastPerSentence ? 0.9 / sum : Math.Max(0.6, 1 - (sum / sentences));
        return new(nameof(QualityChecks.Hedging), score, FormattableString.Invariant($"{sum:0.#} hedges in {sentences} sentences.")) { Weight = 0.4 };
    }
}
