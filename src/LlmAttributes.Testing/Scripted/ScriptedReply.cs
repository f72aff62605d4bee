using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Testing;

/// <summary>What <see cref="ScriptedChatClient"/> answers to one request.</summary>
public sealed record ScriptedReply
{
    private readonly ChatFinishReason? _finishReason;

    /// <summary>Gets the text of the answer.</summary>
    public string Text { get; init; } = "";

    /// <summary>Gets the pieces in which a stream yields the text; an empty piece becomes an update that carries the role and no text.</summary>
    /// <value>The default is one word a piece.</value>
    public IReadOnlyList<string>? Chunks { get; init; }

    /// <summary>Gets the tools that the answer asks for, after its text; in a stream each comes whole.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<ToolCall> ToolCalls { get; init; } = [];

    /// <summary>Gets the usage to report.</summary>
    /// <value>The default is <see langword="null"/>: none is reported.</value>
    public UsageDetails? Usage { get; init; }

    /// <summary>Gets the name of the model that the answer gives.</summary>
    /// <value>The default is the client's.</value>
    public string? ModelId { get; init; }

    /// <summary>Gets the object behind the answer, as an SDK would give it.</summary>
    /// <value>The default is none.</value>
    public object? RawRepresentation { get; init; }

    /// <summary>Gets the finish reason.</summary>
    /// <value>The default is <see cref="ChatFinishReason.Stop"/>, or <see cref="ChatFinishReason.ToolCalls"/> where the answer asks for tools.</value>
    public ChatFinishReason FinishReason
    {
        get => _finishReason ?? (ToolCalls.Count > 0 ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop);
        init => _finishReason = value;
    }

    /// <summary>Gets the exception to throw in place of an answer, or in a stream after <see cref="FailureAfterChunks"/> pieces.</summary>
    public Exception? Failure { get; init; }

    /// <summary>Gets how many pieces a stream yields before <see cref="Failure"/>.</summary>
    public int FailureAfterChunks { get; init; }

    /// <summary>Gets the pause before the answer, or before the first piece of a stream.</summary>
    public Pause? BeforeAnswer { get; init; }

    /// <summary>Gets the pause before each further piece of a stream.</summary>
    public Pause? BetweenChunks { get; init; }

    /// <summary>Answers with a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="inputTokens">The input tokens to report; without both counts no usage is reported.</param>
    /// <param name="outputTokens">The output tokens to report.</param>
    /// <returns>The reply.</returns>
    public static ScriptedReply Say(string text, int? inputTokens = null, int? outputTokens = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new() { Text = text, Usage = UsageOf(inputTokens, outputTokens) };
    }

    /// <summary>Answers with a value as JSON.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="type">How it is written, for instance <c>TestJson.Default.Ticket</c> of a source-generated context.</param>
    /// <returns>The reply.</returns>
    public static ScriptedReply Of<T>(T value, JsonTypeInfo<T> type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return new() { Text = JsonSerializer.Serialize(value, type) };
    }

    /// <summary>Answers with a number, a date or the member of an enumeration, as a model would write it.</summary>
    /// <param name="value">The value; a member that has another name in JSON is said by <see cref="Say"/>.</param>
    /// <returns>The reply.</returns>
    public static ScriptedReply Of(IFormattable value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new() { Text = value.ToString(value is DateTime or DateTimeOffset ? "O" : null, CultureInfo.InvariantCulture) };
    }

    /// <summary>Answers with yes or no.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The reply.</returns>
    public static ScriptedReply Of(bool value) => new() { Text = value ? "true" : "false" };

    /// <summary>Answers with these pieces when streamed, else with all of them joined.</summary>
    /// <param name="chunks">The pieces.</param>
    /// <returns>The reply.</returns>
    public static ScriptedReply SayInChunks(params string[] chunks)
    {
        ArgumentNullException.ThrowIfNull(chunks);
        return new() { Text = string.Concat(chunks), Chunks = chunks };
    }

    /// <summary>Asks for a tool.</summary>
    /// <param name="name">The name of the tool.</param>
    /// <param name="arguments">Its arguments as a JSON object.</param>
    /// <returns>The reply.</returns>
    /// <exception cref="ArgumentException">The name is empty, or the arguments are no JSON object.</exception>
    public static ScriptedReply CallTool(string name, string arguments = "{}") => CallTools(new ToolCall(name, arguments));

    /// <summary>Asks for tools.</summary>
    /// <param name="calls">The tools.</param>
    /// <returns>The reply.</returns>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static ScriptedReply CallTools(params ToolCall[] calls) => new() { ToolCalls = ToolCall.NotNull(calls) };

    /// <summary>Throws.</summary>
    /// <param name="failure">The exception.</param>
    /// <returns>The reply.</returns>
    public static ScriptedReply Fail(Exception failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return new() { Failure = failure };
    }

    private static UsageDetails? UsageOf(int? input, int? output) =>
        input is null || output is null ? null : new() { InputTokenCount = input, OutputTokenCount = output, TotalTokenCount = input + output };
}
