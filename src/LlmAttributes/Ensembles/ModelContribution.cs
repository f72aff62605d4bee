namespace LlmAttributes;

/// <summary>What one member added to an ensemble.</summary>
/// <typeparam name="T">The type of the answer.</typeparam>
/// <param name="Model">The key of the member.</param>
public sealed record ModelContribution<T>(string Model)
{
    /// <summary>Gets what became of the member.</summary>
    public ReplyState State { get; init; }

    /// <summary>Gets a value indicating whether the member gave an answer in time.</summary>
    public bool HasAnswer { get; init; }

    /// <summary>Gets the member's answer; the default of the type when there is none.</summary>
    public T? Answer { get; init; }

    /// <summary>Gets what it voted for: the place of its answer in <see cref="EnsembleResponse{T}.Answers"/>, or <see langword="null"/> when it had no vote.</summary>
    public int? Vote { get; init; }

    /// <summary>Gets how much its vote counted, in the units of the strategy; 0 when it had none.</summary>
    public double Weight { get; init; }

    /// <summary>Gets how good its answer is by what can be seen of it, 0 to 1, or <see langword="null"/> where nobody looked.</summary>
    public double? Quality { get; init; }

    /// <summary>Gets the name of the variant of the prompt that the member was asked with; <see langword="null"/> for the prompt of the call.</summary>
    public string? PromptVariant { get; init; }

    /// <summary>Gets why there is no answer.</summary>
    public LlmErrorKind? Error { get; init; }

    /// <summary>Gets a value indicating whether the member voted for the answer that won.</summary>
    public bool IsWinner { get; init; }

    /// <summary>Gets the member's own time, retries included.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Gets the member's attempts.</summary>
    public IReadOnlyList<AttemptRecord> Attempts { get; init; } = [];

    /// <summary>Gets the tokens of all its attempts, as far as they were reported.</summary>
    public TokenUsage Usage => AttemptTotals.UsageOf(Attempts);

    /// <summary>Gets the cost of all its attempts; unknown when a price or a usage is missing.</summary>
    public Cost Cost => AttemptTotals.CostOf(Attempts);

    /// <summary>The key of its model, which several members may share.</summary>
    internal string ModelKey { get => field ?? Model; init; }

    internal ModelContribution<TOther> Of<TOther>(Converter<T, TOther> form) => new(Model)
    {
        ModelKey = ModelKey,
        State = State,
        HasAnswer = HasAnswer,
        Answer = Answer is null ? default : form(Answer),
        Vote = Vote,
        Weight = Weight,
        Quality = Quality,
        PromptVariant = PromptVariant,
        Error = Error,
        IsWinner = IsWinner,
        Duration = Duration,
        Attempts = Attempts,
    };
}
