namespace LlmAttributes.Evaluation.Quality;

/// <summary>A kind of fault that is put into clean answers.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Finds">The checks that have to find it; one is enough.</param>
/// <param name="Also">The checks that are right to complain too.</param>
/// <param name="Inject">Puts the fault in; <see langword="null"/> where it cannot be.</param>
internal sealed record FaultKind(string Name, QualityChecks Finds, QualityChecks Also, Func<RecordedAnswer, Mutation, QualityInput?> Inject)
{
    /// <summary>Gets what changes the request in the same way and leaves the answer good, where the fault is one against the request.</summary>
    public Func<RecordedAnswer, Mutation, QualityInput?>? Twin { get; init; }

    public bool IsFound(QualityScore score) => Array.Exists(Split(Finds), score.HasFault);

    public static QualityChecks[] Split(QualityChecks checks) => [.. s_single.Where(c => checks.HasFlag(c))];

    private static readonly QualityChecks[] s_single =
    [
        QualityChecks.Format, QualityChecks.Length, QualityChecks.Refusal, QualityChecks.Hedging, QualityChecks.Repetition, QualityChecks.Legibility, QualityChecks.Language, QualityChecks.Echo,
        QualityChecks.Truncation, QualityChecks.Groundedness, QualityChecks.Demands, QualityChecks.Placeholders, QualityChecks.PersonalData, QualityChecks.Toxicity,
    ];
}
