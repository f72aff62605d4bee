namespace LlmAttributes.Testing;

/// <summary>How a case ended.</summary>
public sealed class PromptCaseOutcome
{
    internal PromptCaseOutcome(PromptCase @case, IReadOnlyList<PromptCaseSample> samples, int needed)
    {
        Case = @case;
        Samples = samples;
        Needed = needed;
        State = StateOf(samples, needed);
    }

    /// <summary>Gets the case.</summary>
    public PromptCase Case { get; }

    /// <summary>Gets how it ended: it passed when <see cref="Needed"/> samples did.</summary>
    public PromptCaseState State { get; }

    /// <summary>Gets its samples in the order in which they ended; none when the case was skipped.</summary>
    public IReadOnlyList<PromptCaseSample> Samples { get; }

    /// <summary>Gets how many samples must pass.</summary>
    public int Needed { get; }

    /// <summary>Gets how many samples passed.</summary>
    public int Passed => Samples.Count(static sample => sample.State == PromptCaseState.Passed);

    /// <summary>Gets the share of the samples that passed, 0 to 1; 0 when there are none.</summary>
    public double PassRate => Samples.Count == 0 ? 0 : (double)Passed / Samples.Count;

    /// <summary>Gets why it did not pass, or was skipped: that of its first sample that did not; <see langword="null"/> when it passed. It may hold what the model wrote.</summary>
    public string? Reason => State switch
    {
        PromptCaseState.Passed => null,
        PromptCaseState.Skipped => Case.Skip,
        _ => (Samples.FirstOrDefault(sample => sample.State == State) ?? Samples.First(static sample => sample.State != PromptCaseState.Passed)).Reason,
    };

    /// <summary>Gets the cost of all samples; unknown when a price or a usage is missing.</summary>
    public Cost Cost => Samples.Aggregate(Cost.Zero, static (cost, sample) => cost + sample.Cost);

    /// <summary>Gets the tokens of all samples, as far as they were reported.</summary>
    public TokenUsage Usage => Samples.Aggregate(default(TokenUsage), static (usage, sample) => usage + sample.Usage);

    /// <summary>Gets the mean time of the samples that were run; zero when none was.</summary>
    public TimeSpan MeanDuration
    {
        get
        {
            var run = Samples.Where(static sample => sample.State != PromptCaseState.NotRun).ToList();
            return run.Count == 0 ? TimeSpan.Zero : run.Aggregate(TimeSpan.Zero, static (sum, sample) => sum + sample.Duration) / run.Count;
        }
    }

    /// <summary>Gets the keys of the models that answered, each once.</summary>
    public IReadOnlyList<string> Models => [.. Samples.Select(static sample => sample.Answer?.Model ?? "").Where(static model => model.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Writes the outcome for people.</summary>
    /// <returns>For instance <c>Failed ISupportDesk.ClassifyAsync/refund: answer: expected Refund, got Other</c>.</returns>
    public override string ToString() => $"{State} {Case}{(Reason is null ? "" : ": " + Reason)}";

    // What was not run could still have passed, unless enough has failed before.
    private static PromptCaseState StateOf(IReadOnlyList<PromptCaseSample> samples, int needed)
    {
        if (samples.Count == 0)
            return PromptCaseState.Skipped;
        var (passed, notRun) = (Count(samples, PromptCaseState.Passed), Count(samples, PromptCaseState.NotRun));
        return passed >= needed ? PromptCaseState.Passed
            : passed + notRun >= needed ? PromptCaseState.NotRun
            : Count(samples, PromptCaseState.Failed) > 0 ? PromptCaseState.Failed
            : PromptCaseState.Errored;
    }

    private static int Count(IReadOnlyList<PromptCaseSample> samples, PromptCaseState state) => samples.Count(sample => sample.State == state);
}
