namespace LlmAttributes.Testing;

/// <summary>What a model of <see cref="LoopbackServer"/> answers to one request, and how the answer misbehaves.</summary>
public sealed record LoopbackReply
{
    /// <summary>Gets the text of the answer.</summary>
    public string Text { get; init; } = "";

    /// <summary>Gets the pieces in which a stream sends the text.</summary>
    /// <value>The default is one word a piece.</value>
    public IReadOnlyList<string>? Chunks { get; init; }

    /// <summary>Gets the tools that the answer asks for, after its text, in the words of each protocol; in a stream each comes after the pieces of text.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<ToolCall> ToolCalls { get; init; } = [];

    /// <summary>Gets the finish reason in the words of OpenAI's chat completions; the other protocols get their own words for it.</summary>
    /// <value>The default is <c>stop</c>, <c>tool_calls</c> where the answer asks for tools, or <c>length</c> when the request's limit cut the text.</value>
    public string? FinishReason { get; init; }

    /// <summary>Gets the input tokens to report.</summary>
    /// <value>The default is an estimate from the messages.</value>
    public int? InputTokens { get; init; }

    /// <summary>Gets how many of the input tokens came from the provider's prompt cache.</summary>
    public int CachedInputTokens { get; init; }

    /// <summary>Gets how many of the input tokens were written to the provider's prompt cache.</summary>
    public int CacheWriteTokens { get; init; }

    /// <summary>Gets how many of <see cref="CacheWriteTokens"/> were written for an hour. Only the Messages protocol tells them apart.</summary>
    public int OneHourCacheWriteTokens { get; init; }

    /// <summary>Gets the output tokens to report.</summary>
    /// <value>The default is an estimate from the text.</value>
    public int? OutputTokens { get; init; }

    /// <summary>Gets the HTTP status; from 400 on an error is sent in place of an answer.</summary>
    /// <value>The default is 200.</value>
    public int Status { get; init; } = 200;

    /// <summary>Gets the error's type in the provider's words.</summary>
    /// <value>The default follows from the status.</value>
    public string? ErrorType { get; init; }

    /// <summary>Gets the error's code; only OpenAI has one.</summary>
    /// <value>The default follows from the status.</value>
    public string? ErrorCode { get; init; }

    /// <summary>Gets the error's message.</summary>
    /// <value>The default follows from the status.</value>
    public string? ErrorMessage { get; init; }

    /// <summary>Gets the body to send as it is in place of the provider's error body, for instance the page of a proxy.</summary>
    public string? RawBody { get; init; }

    /// <summary>Gets the wait that the <c>Retry-After</c> header asks for, sent in whole seconds.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Gets further headers of the answer.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>Gets the pause before the headers.</summary>
    public Pause? BeforeHeaders { get; init; }

    /// <summary>Gets the pause before the first piece of text of a stream; its headers, and with <see cref="SendsRoleFirst"/> the role, are sent before.</summary>
    public Pause? BeforeFirstToken { get; init; }

    /// <summary>Gets the pause before each further piece of text of a stream.</summary>
    public Pause? BetweenChunks { get; init; }

    /// <summary>Gets the speed of a stream in characters per second by the clock of the server: each further piece is sent after the time that it takes to write it.</summary>
    /// <value>The default is no limit.</value>
    public double? CharactersPerSecond { get; init; }

    /// <summary>Gets a value indicating whether a stream begins with a piece that carries the role and no text.</summary>
    /// <value>The default is <see langword="true"/>, as the providers do. The Messages protocol always begins so.</value>
    public bool SendsRoleFirst { get; init; } = true;

    /// <summary>Gets how many keep-alives (comments, or pings in the Messages protocol) a stream sends before the pause of its first token.</summary>
    public int KeepAlives { get; init; }

    /// <summary>Gets the pause before each further keep-alive.</summary>
    public Pause? BetweenKeepAlives { get; init; }

    /// <summary>Gets how the answer goes wrong.</summary>
    public LoopbackFault Fault { get; init; }

    /// <summary>Gets how many pieces of text a stream sends before it goes wrong.</summary>
    public int FaultAfterChunks { get; init; }

    /// <summary>Answers with a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The reply.</returns>
    public static LoopbackReply Say(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new() { Text = text };
    }

    /// <summary>Answers with these pieces when streamed, else with all of them joined.</summary>
    /// <param name="chunks">The pieces.</param>
    /// <returns>The reply.</returns>
    public static LoopbackReply SayInChunks(params string[] chunks)
    {
        ArgumentNullException.ThrowIfNull(chunks);
        return new() { Text = string.Concat(chunks), Chunks = chunks };
    }

    /// <summary>Asks for a tool.</summary>
    /// <param name="name">The name of the tool.</param>
    /// <param name="arguments">Its arguments as a JSON object.</param>
    /// <returns>The reply.</returns>
    /// <exception cref="ArgumentException">The name is empty, or the arguments are no JSON object.</exception>
    public static LoopbackReply CallTool(string name, string arguments = "{}") => CallTools(new ToolCall(name, arguments));

    /// <summary>Asks for tools.</summary>
    /// <param name="calls">The tools.</param>
    /// <returns>The reply.</returns>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static LoopbackReply CallTools(params ToolCall[] calls) => new() { ToolCalls = ToolCall.NotNull(calls) };

    /// <summary>Refuses with an error.</summary>
    /// <param name="status">The HTTP status, 400 to 599.</param>
    /// <param name="retryAfterSeconds">The wait that the <c>Retry-After</c> header asks for.</param>
    /// <returns>The reply.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The status is no error.</exception>
    public static LoopbackReply Fail(int status, int? retryAfterSeconds = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 400);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599);
        return new() { Status = status, RetryAfter = retryAfterSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null };
    }
}
