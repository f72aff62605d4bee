using System.Globalization;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>What became of one member of an ensemble.</summary>
/// <typeparam name="T">The type of the answer.</typeparam>
/// <param name="Member">The name of the member.</param>
public sealed record EnsembleReply<T>(string Member)
{
    /// <summary>Gets what weights are learned of: the key of the member's model, which several members may share.</summary>
    /// <value>The default is the name of the member.</value>
    public string Model { get => field ?? Member; init; }

    /// <summary>Gets the state of the member.</summary>
    public ReplyState State { get; init; }

    /// <summary>Gets a value indicating whether the answer counts: there is one, and it is good enough.</summary>
    public bool HasVote => State == ReplyState.Answered;

    /// <summary>Gets the answer; the default of the type when there is none.</summary>
    public T? Answer { get; init; }

    /// <summary>Gets the answer as the model wrote it; <see langword="null"/> where the member is no model.</summary>
    public string? Text { get; init; }

    /// <summary>Gets how good the answer is by what can be seen of it, 0 to 1; <see langword="null"/> where nobody looked.</summary>
    public double? Quality { get; init; }

    /// <summary>Gets the weight that was declared for the member.</summary>
    public double? Weight { get; init; }

    /// <summary>Gets the name of the variant of the prompt that the member was asked with; <see langword="null"/> for the prompt of the call.</summary>
    public string? PromptVariant { get; init; }

    /// <summary>Gets why there is no answer.</summary>
    public Exception? Error { get; init; }

    /// <summary>Gets the member's own time.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Gets the member's attempts.</summary>
    public IReadOnlyList<AttemptRecord> Attempts { get; init; } = [];

    /// <summary>The response of a member that is a model.</summary>
    internal ChatResponse? Response { get; init; }

    /// <summary>The liberties that were taken to read it.</summary>
    internal IReadOnlyList<LlmRepair> Repairs { get; init; } = [];

    internal LlmErrorKind? ErrorKind => Error switch
    {
        null => null,
        LlmException fault => fault.Kind,
        TimeoutException => LlmErrorKind.Timeout,
        _ => LlmErrorKind.Unknown,
    };

    /// <summary>Writes the outcome for people.</summary>
    /// <returns>The member and what became of it, for instance <c>fast: Timeout</c>.</returns>
    public override string ToString() => $"{Member}: {State switch
    {
        ReplyState.Answered => "answered",
        ReplyState.Filtered => string.Create(CultureInfo.InvariantCulture, $"quality {Quality:0.##}"),
        ReplyState.Failed when Error is not (LlmException or TimeoutException) => Error!.GetType().Name,
        ReplyState.Failed => ErrorKind.ToString(),
        _ => "not asked",
    }}";
}
