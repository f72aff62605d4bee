namespace LlmAttributes;

/// <summary>Whether an answer is in the language that it should be in.</summary>
internal static class LanguageCheck
{
    private const int LeastWords = 6;

    public static QualityFinding? Check(ScoredAnswer answer)
    {
        if (answer.Words.Count < LeastWords)
            return null;
        var expected = answer.Demands.Language is { } code ? new(LanguageNames.ScriptOf(code), Main(code)) : OfRequest(answer);
        if (expected.Script == Script.None)
            return null;
        var found = LanguageGuess.Of(answer.Words);
        if (found.Script == Script.None)
            return null;
        if (found.Script != expected.Script && !(expected.Script == Script.Kana && found.Script == Script.Han))
            return new(nameof(QualityChecks.Language), 0, $"The answer is written in {found.Script} letters, not in {expected.Script}.") { Weight = 0.8 };
        if (found.Code is null || expected.Code is null)
            return null;
        return IsSame(found.Code, expected.Code)
            ? new(nameof(QualityChecks.Language), 1)
            : new(nameof(QualityChecks.Language), 0.1, $"The answer is in language '{found.Code}', not in '{expected.Code}'.") { Weight = 0.8 };
    }

    private static LanguageGuess OfRequest(ScoredAnswer answer)
    {
        if (answer.Request is not { Count: >= LeastWords } request || answer.IsTranslation)
            return default;
        var guess = LanguageGuess.Of(request);

        // Of a request in Latin letters that is all code or names nothing is known, also not that the answer has to be in these letters.
        return guess.Code is null ? default : guess;
    }

    private static string Main(string code)
    {
        var main = code.IndexOf('-') is >= 0 and var at ? code[..at] : code;
        return main.ToLowerInvariant() is "nb" or "nn" ? "no" : main.ToLowerInvariant();
    }

    // The written forms of Danish and Norwegian share nearly all of their common words.
    private static bool IsSame(string found, string expected) => found == expected || (found is "da" or "no" && expected is "da" or "no");
}
