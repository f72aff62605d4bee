namespace LlmAttributes;

/// <summary>One of the most recent errors. It holds no message and nothing else that could carry prompt text, an answer or a key.</summary>
public sealed record RecordedError
{
    /// <summary>Gets when it was recorded.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Gets what went wrong.</summary>
    public required LlmErrorKind Kind { get; init; }

    /// <summary>Gets the component that recorded it.</summary>
    public required string Component { get; init; }

    /// <summary>Gets what was attempted, for calls <c>{Contract}.{Call}</c>.</summary>
    public string? Operation { get; init; }

    /// <summary>Gets the key of the model.</summary>
    public string? Model { get; init; }

    /// <summary>Gets the HTTP status.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Gets the full name of the exception's type; of an <see cref="LlmException"/> that wraps another, the type of that one.</summary>
    public string? ExceptionType { get; init; }

    /// <summary>Gets the operations of the <see cref="ErrorContext"/> around it, outermost first.</summary>
    public IReadOnlyList<string> Context { get; init; } = [];

    /// <summary>Gets the values of the contexts around it; an inner value hides an outer one of the same key.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    internal long Number { get; init; }
}
