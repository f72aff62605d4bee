namespace LlmAttributes;

/// <summary>The merged answer of an ensemble with what each member added. <see cref="LlmResult{T}.Attempts"/> lists the attempts of all members, and of a judge.</summary>
/// <remarks>
/// Where the result is a merge that no member wrote, or the winner is no model, <see cref="LlmResult{T}.Response"/> is that of the nearest member, or empty.
/// </remarks>
/// <typeparam name="T">The type of the answer.</typeparam>
public sealed class EnsembleResponse<T> : LlmResult<T>
{
    /// <summary>Gets how the answers were merged.</summary>
    public required MergeStrategy Strategy { get; init; }

    /// <summary>Gets what the strategy calls itself.</summary>
    public string StrategyName { get; init; } = "";

    /// <summary>Gets one entry per member, in the declared order.</summary>
    public required IReadOnlyList<ModelContribution<T>> Contributions { get => field ??= Details!.Contributions; init; }

    /// <summary>Gets the share, 0 to 1, of the members with a vote which agree with <see cref="LlmResult{T}.Value"/>. It is no calibrated confidence.</summary>
    public required double Agreement { get; init; }

    /// <summary>Gets how likely the answer is right, 0 to 1: calibrated where a <see cref="ConsensusModel"/> was learned from feedback or results of the call were judged (<see cref="QualityMonitor.FeedbackAsync(string, bool)"/>), before that a cautious guess from the agreement of members of whom little is known.</summary>
    public double Confidence { get; init; }

    /// <summary>The strategy's own confidence, from which the calibrated one is learned.</summary>
    internal double DecidedConfidence { get; init; }

    /// <summary>Whether who voted for something else than the right answer was wrong: votes on whole answers, not on wordings.</summary>
    internal bool AreVotesVerdicts { get; init; }

    /// <summary>What is worked out when somebody looks at it.</summary>
    internal EnsembleDetails<T>? Details { get; init; }

    internal override Func<double, bool>? Learner => Origin is null ? null : Learn;

    /// <summary>Gets what the call took and how its members agreed.</summary>
    public EnsembleMetrics Metrics { get => field ??= Details?.Metrics ?? new(); init; }

    /// <summary>Gets the different answers that counted, the heaviest first; one when all agree.</summary>
    public IReadOnlyList<AnswerGroup<T>> Answers { get => field ??= Details?.Answers ?? []; init; }

    /// <summary>Gets who disagreed, without the answers.</summary>
    /// <value>For instance <c>fast, smart (67 %) against local (33 %)</c>; <see langword="null"/> when all agree.</value>
    public string? Disagreement => Answers.Count < 2 ? null : $"{Answers[0]} against {string.Join(", ", Answers.Skip(1))}";

    // The judgement of the result is noted of the model it is named after by whoever takes it.
    private bool Learn(double score)
    {
        const double Right = 0.5;
        foreach (var member in Contributions)
        {
            if (!AreVotesVerdicts || member.Vote is null || member.ModelKey == Model)
                continue;
            if (member.IsWinner)
                Origin!.JudgeVote(member.ModelKey, score);
            else if (score >= Right)
                Origin!.JudgeVote(member.ModelKey, 1 - score);
        }

        return Origin!.JudgeEnsemble(DecidedConfidence, score);
    }

    /// <summary>Makes the same response of answers in another form.</summary>
    internal EnsembleResponse<TOther> Of<TOther>(TOther value, Converter<T, TOther> form) => new()
    {
        Value = value,
        Model = Model,
        Response = Response,
        Attempts = Attempts,
        Duration = Duration,
        Prompt = Prompt,
        Repairs = Repairs,
        Origin = Origin,
        Quality = Quality,
        Query = Query,
        Citations = Citations,
        Strategy = Strategy,
        StrategyName = StrategyName,
        Contributions = [.. Contributions.Select(contribution => contribution.Of(form))],
        Agreement = Agreement,
        Confidence = Confidence,
        DecidedConfidence = DecidedConfidence,
        AreVotesVerdicts = AreVotesVerdicts,
        Metrics = Metrics,
        Answers = [.. Answers.Select(group => new AnswerGroup<TOther>(form(group.Answer), group.Members, group.Share))],
    };
}
