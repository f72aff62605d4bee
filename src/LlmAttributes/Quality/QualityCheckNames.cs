namespace LlmAttributes;

/// <summary>The names of the checks, without the boxing and the search of <see cref="Enum.ToString()"/>.</summary>
internal static class QualityCheckNames
{
    public static string Of(QualityChecks check) => check switch
    {
        QualityChecks.Format => nameof(QualityChecks.Format),
        QualityChecks.Length => nameof(QualityChecks.Length),
        QualityChecks.Refusal => nameof(QualityChecks.Refusal),
        QualityChecks.Hedging => nameof(QualityChecks.Hedging),
        QualityChecks.Repetition => nameof(QualityChecks.Repetition),
        QualityChecks.Legibility => nameof(QualityChecks.Legibility),
        QualityChecks.Language => nameof(QualityChecks.Language),
        QualityChecks.Echo => nameof(QualityChecks.Echo),
        QualityChecks.Truncation => nameof(QualityChecks.Truncation),
        QualityChecks.Groundedness => nameof(QualityChecks.Groundedness),
        QualityChecks.Demands => nameof(QualityChecks.Demands),
        QualityChecks.Placeholders => nameof(QualityChecks.Placeholders),
        QualityChecks.PersonalData => nameof(QualityChecks.PersonalData),
        QualityChecks.Toxicity => nameof(QualityChecks.Toxicity),
        _ => check.ToString(),
    };
}
