using System.Diagnostics.CodeAnalysis;

namespace LlmAttributes;

/// <summary>What became of one of several steps: an answer or an error.</summary>
/// <typeparam name="T">The type of the answer.</typeparam>
public sealed record StepOutcome<T>
{
    private StepOutcome(T? value, Exception? error)
    {
        Value = value;
        Error = error;
    }

    /// <summary>Gets a value indicating whether there is an answer.</summary>
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsSuccess => Error is null;

    /// <summary>Gets the answer; the default value where there is none.</summary>
    public T? Value { get; }

    /// <summary>Gets what the step failed with.</summary>
    public Exception? Error { get; }

    internal static StepOutcome<T> Of(T value) => new(value, null);

    internal static StepOutcome<T> Of(Exception error) => new(default, error);
}
