using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>One request of an observed call.</summary>
public sealed class ObservedAttempt
{
    internal ObservedAttempt(int number, string model, ChatOptions? options, bool isStream)
    {
        Number = number;
        Model = model;
        Options = options;
        IsStream = isStream;
    }

    /// <summary>Gets the number of the attempt within its call, 1 for the first.</summary>
    public int Number { get; }

    /// <summary>Gets the key of the model.</summary>
    public string Model { get; }

    /// <summary>Gets the options of the request; others use them too, so they must not be changed.</summary>
    public ChatOptions? Options { get; }

    /// <summary>Gets a value indicating whether the answer is streamed.</summary>
    public bool IsStream { get; }

    /// <summary>Gets a value indicating whether the attempt has ended; until then what follows is empty.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Gets the time from sending the request to its answer or failure, for a stream to its end.</summary>
    public TimeSpan Duration { get; private set; }

    /// <summary>Gets what went wrong, or <see langword="null"/> when nothing did.</summary>
    public Exception? Error { get; private set; }

    /// <summary>Gets the tokens, or <see langword="null"/> when the provider reported none.</summary>
    public TokenUsage? Usage { get; private set; }

    /// <summary>Gets the cost: zero where the provider refused the request, unknown where a price or a usage is missing.</summary>
    public Cost Cost { get; private set; }

    /// <summary>Gets the provider's id of the response.</summary>
    public string? ResponseId { get; private set; }

    internal void End(TimeSpan duration, Exception? error, TokenUsage? usage, Cost cost, string? responseId)
    {
        Duration = duration;
        Error = error;
        Usage = usage;
        Cost = cost;
        ResponseId = responseId;
        HasEnded = true;
    }
}
