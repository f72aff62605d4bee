namespace LlmAttributes;

/// <summary>One request to one model.</summary>
/// <param name="Model">The key of the model.</param>
public sealed record AttemptRecord(string Model)
{
    /// <summary>Gets what went wrong, or <see langword="null"/> when the attempt succeeded.</summary>
    public LlmErrorKind? Error { get; init; }

    /// <summary>Gets a value indicating whether the attempt succeeded.</summary>
    public bool IsSuccess => Error is null;

    /// <summary>Gets a value indicating whether nothing was sent: the model's breaker was open, or a limit or the budget did not allow it.</summary>
    public bool IsRefused { get; init; }

    /// <summary>Gets a value indicating whether the attempt was cancelled: by the caller, or because another candidate of a hedged call was faster.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>Gets the name of the <see cref="IOutputGuard"/> that refused the answer; <see langword="null"/> when none did.</summary>
    public string? Guard { get; init; }

    /// <summary>Gets the HTTP status of a failed attempt.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Gets the time from sending the request to its answer or failure.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Gets the tokens, or <see langword="null"/> when the provider reported none.</summary>
    public TokenUsage? Usage { get; init; }

    /// <summary>Gets the cost: zero where the provider refused the request, unknown where a price or a usage is missing.</summary>
    public Cost Cost { get; init; }

    /// <summary>Gets the cost by what it was paid for, or <see langword="null"/> when it is unknown.</summary>
    public CostParts? CostParts { get => field ?? Split(); init; }

    /// <summary>What splits the cost when somebody asks.</summary>
    internal Price? Price { get; init; }

    /// <summary>Writes the attempt for people.</summary>
    /// <returns>The model and the outcome, for instance <c>fast: RateLimit (429)</c>.</returns>
    public override string ToString() => $"{Model}: {(IsCancelled ? "cancelled" : IsRefused ? $"not asked, {Error}" : Guard is not null ? $"refused by {Guard}" : Error is { } kind ? kind.ToString() : "ok")}{(StatusCode is { } status ? $" ({status})" : "")}";

    private CostParts? Split() =>
        !Cost.IsKnown ? null
        : Usage is { } usage ? Price?.PartsOf(usage)
        : Cost == Cost.Zero ? new() : null;
}
