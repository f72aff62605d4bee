namespace LlmAttributes;

/// <summary>One finished run of an operation, as a <see cref="PerformanceTracer"/> records it.</summary>
/// <param name="Operation">The name of the operation, for a call <c>Contract.Method</c>.</param>
/// <param name="Duration">How long it took; what is below zero counts as zero.</param>
public readonly record struct PerformanceMetric(string Operation, TimeSpan Duration)
{
    /// <summary>Gets the system or part of the application that ran it, for instance a constant of <see cref="LlmComponents"/>.</summary>
    /// <value>The default is <see langword="null"/>, none.</value>
    public string? Component { get; init; }

    /// <summary>Gets what went wrong, or <see langword="null"/> when nothing did.</summary>
    public LlmErrorKind? Error { get; init; }

    /// <summary>Gets a value indicating whether the caller cancelled it, which counts neither as success nor as error.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>Gets a value indicating whether it succeeded.</summary>
    public bool IsSuccess => Error is null && !IsCancelled;

    /// <summary>Gets the key of the model that answered.</summary>
    /// <value>The default is <see langword="null"/>, no model.</value>
    public string? Model { get; init; }

    /// <summary>Gets the tokens it took.</summary>
    public TokenUsage Usage { get; init; }

    /// <summary>Gets what it cost in USD.</summary>
    /// <value>The default is <see cref="Cost.Zero"/>; unknown where a price or a usage is missing.</value>
    public Cost Cost { get; init; } = Cost.Zero;

    /// <summary>Gets values of your own. They are kept as they are given: put no prompt text and no key into them.</summary>
    /// <value>The default is <see langword="null"/>, none.</value>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>Gets the moment at which it ended.</summary>
    /// <value>The default is the moment at which it is recorded.</value>
    public DateTimeOffset Timestamp { get; init; }

    /// <summary>Gets the id of the trace it belongs to, 32 hexadecimal digits.</summary>
    /// <value>The default is that of the current <see cref="System.Diagnostics.Activity"/>, if there is one.</value>
    public string? TraceId { get; init; }

    /// <summary>Gets the operation of the <see cref="PerformanceBlock"/> around it.</summary>
    /// <value>The default is <see langword="null"/>, none.</value>
    public string? Parent { get; init; }

    internal static LlmErrorKind? KindOf(Exception? exception, ErrorAggregator errors) =>
        exception is null or OperationCanceledException ? null : errors.Classify(exception).Kind;
}
