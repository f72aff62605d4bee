namespace LlmAttributes.Testing;

/// <summary>A request that reached <see cref="LoopbackServer"/>.</summary>
public sealed class LoopbackRequest
{
    internal LoopbackRequest()
    {
    }

    /// <summary>Gets the protocol.</summary>
    public required LoopbackProtocol Protocol { get; init; }

    /// <summary>Gets the path, for instance <c>/v1/chat/completions</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Gets the name of the model that was asked.</summary>
    public required string Model { get; init; }

    /// <summary>Gets how many requests the model had received before this one.</summary>
    public int Call { get; internal set; }

    /// <summary>Gets the messages.</summary>
    public required IReadOnlyList<LoopbackMessage> Messages { get; init; }

    /// <summary>Gets a value indicating whether the answer is to be streamed.</summary>
    public required bool IsStream { get; init; }

    /// <summary>Gets a value indicating whether a stream is to report its usage; always so but in OpenAI's chat completions.</summary>
    public required bool IncludesUsage { get; init; }

    /// <summary>Gets the largest output in tokens that was asked for; a longer answer is cut off there.</summary>
    public required int? MaxOutputTokens { get; init; }

    /// <summary>Gets the headers, with names in any case; several values of one name are joined by a comma.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>Gets the body as it was sent.</summary>
    public required string Body { get; init; }

    /// <summary>Gets the text of all system and developer messages.</summary>
    public string SystemText => string.Join('\n', Messages.Where(static m => m.Role is "system" or "developer").Select(static m => m.Text));

    /// <summary>Gets the text of the last message that the user wrote, or an empty text.</summary>
    public string UserText => Messages.LastOrDefault(static m => m.Role == "user")?.Text ?? "";
}
