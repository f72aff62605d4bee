using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Testing;

/// <summary>A chat client that answers by a script or a function, without a network, and remembers what it was asked.</summary>
/// <remarks>All members are safe for use by several threads.</remarks>
public sealed class ScriptedChatClient : ICallAwareChatClient
{
    private readonly Func<ScriptedRequest, ScriptedReply> _answer;
    private readonly ConcurrentQueue<ScriptedRequest> _requests = new();
    private readonly ChatClientMetadata _metadata;
    private readonly TimeProvider _clock;
    private int _calls;

    /// <summary>Creates a client that answers through a function.</summary>
    /// <param name="answer">Makes the reply.</param>
    /// <param name="modelId">The model that answers carry and that the metadata names.</param>
    /// <param name="timeProvider">The clock of the pauses, by default the system's.</param>
    public ScriptedChatClient(Func<ScriptedRequest, ScriptedReply> answer, string modelId = "scripted", TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(answer);
        _answer = answer;
        _metadata = new("scripted", providerUri: null, modelId);
        _clock = timeProvider ?? TimeProvider.System;
    }

    /// <summary>Creates a client that answers each method of a contract by its own script.</summary>
    /// <param name="script">The replies. Give the client to the runtime or to <c>Create</c> itself: inside of another client it does not learn who asks.</param>
    public ScriptedChatClient(CallScript script)
        : this(script, TimeProvider.System)
    {
    }

    /// <summary>Creates a client that answers each method of a contract by its own script.</summary>
    /// <param name="script">The replies. Give the client to the runtime or to <c>Create</c> itself: inside of another client it does not learn who asks.</param>
    /// <param name="timeProvider">The clock of the pauses.</param>
    public ScriptedChatClient(CallScript script, TimeProvider timeProvider)
        : this((script ?? throw new ArgumentNullException(nameof(script))).Answer, timeProvider: timeProvider)
    {
    }

    /// <summary>Creates a client that answers by a script.</summary>
    /// <param name="script">The replies in the order of the requests; the last one repeats.</param>
    /// <exception cref="ArgumentException">The script is empty.</exception>
    public ScriptedChatClient(params ScriptedReply[] script)
        : this(Play(script))
    {
    }

    /// <summary>Creates a client that answers with texts.</summary>
    /// <param name="script">The texts in the order of the requests; the last one repeats.</param>
    /// <exception cref="ArgumentException">The script is empty.</exception>
    public ScriptedChatClient(params string[] script)
        : this(Play([.. (script ?? throw new ArgumentNullException(nameof(script))).Select(static text => ScriptedReply.Say(text))]))
    {
    }

    /// <summary>Gets all requests so far, in the order in which they arrived.</summary>
    public IReadOnlyList<ScriptedRequest> Requests => [.. _requests];

    /// <summary>Gets the requests of one method of a contract so far.</summary>
    /// <typeparam name="TContract">The contract.</typeparam>
    /// <param name="call">The name of the method.</param>
    /// <returns>Its requests, in the order in which they arrived.</returns>
    public IReadOnlyList<ScriptedRequest> RequestsOf<TContract>(string call)
        where TContract : class
    {
        var name = $"{ContractName.Of<TContract>()}.{call}";
        return [.. _requests.Where(request => request.Source?.FullName == name)];
    }

    /// <inheritdoc/>
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        AnswerAsync(null, messages, options, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        StreamAsync(null, messages, options, cancellationToken);

    /// <inheritdoc/>
    public IChatClient ForCall(CallIdentity source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new OfCall(this, source);
    }

    private async Task<ChatResponse> AnswerAsync(CallIdentity? source, IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        var (call, reply) = Ask(source, messages, options, isStream: false, cancellationToken);
        await PauseAsync(reply.BeforeAnswer, cancellationToken).ConfigureAwait(false);
        if (reply.Failure is { } failure)
            throw failure;
        return new(new ChatMessage(ChatRole.Assistant, ContentsOf(call, reply)))
        {
            ResponseId = ResponseId(call),
            ModelId = reply.ModelId ?? options?.ModelId ?? _metadata.DefaultModelId,
            RawRepresentation = reply.RawRepresentation,
            FinishReason = reply.FinishReason,
            Usage = reply.Usage,
        };
    }

    private async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        CallIdentity? source, IEnumerable<ChatMessage> messages, ChatOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (call, reply) = Ask(source, messages, options, isStream: true, cancellationToken);
        await PauseAsync(reply.BeforeAnswer, cancellationToken).ConfigureAwait(false);
        var chunks = reply.Chunks ?? TextPieces.Of(reply.Text);
        for (var i = 0; i < chunks.Count; i++)
        {
            if (reply.Failure is not null && i == reply.FailureAfterChunks)
                throw reply.Failure;
            if (i > 0)
                await PauseAsync(reply.BetweenChunks, cancellationToken).ConfigureAwait(false);
            yield return Update(call, reply, options, chunks[i].Length == 0 ? [] : [new TextContent(chunks[i])]);
        }
        if (reply.Failure is not null)
            throw reply.Failure;
        for (var i = 0; i < reply.ToolCalls.Count; i++)
            yield return Update(call, reply, options, [ContentOf(call, i, reply.ToolCalls[i])]);
        var last = Update(call, reply, options, reply.Usage is null ? [] : [new UsageContent(reply.Usage)]);
        last.FinishReason = reply.FinishReason;
        yield return last;
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is not null)
            return null;
        return serviceType == typeof(ChatClientMetadata) ? _metadata : serviceType.IsInstanceOfType(this) ? this : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // It holds nothing.
    }

    private static Func<ScriptedRequest, ScriptedReply> Play(ScriptedReply[] script)
    {
        ArgumentNullException.ThrowIfNull(script);
        if (script.Length == 0)
            throw new ArgumentException("The script is empty; give at least one reply.", nameof(script));
        ScriptedReply[] replies = [.. script];
        return request => replies[Math.Min(request.Call, replies.Length - 1)];
    }

    private static string ResponseId(int call) => string.Create(CultureInfo.InvariantCulture, $"scripted-{call}");

    private static List<AIContent> ContentsOf(int call, ScriptedReply reply)
    {
        List<AIContent> contents = reply.Text.Length > 0 || reply.ToolCalls.Count == 0 ? [new TextContent(reply.Text)] : [];
        for (var i = 0; i < reply.ToolCalls.Count; i++)
            contents.Add(ContentOf(call, i, reply.ToolCalls[i]));
        return contents;
    }

    private static FunctionCallContent ContentOf(int call, int index, ToolCall tool)
    {
        using var arguments = JsonDocument.Parse(tool.Arguments);
        var read = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var argument in arguments.RootElement.EnumerateObject())
            read[argument.Name] = argument.Value.Clone();
        return new(tool.Id ?? string.Create(CultureInfo.InvariantCulture, $"call-{call}-{index}"), tool.Name, read);
    }

    private (int Call, ScriptedReply Reply) Ask(CallIdentity? source, IEnumerable<ChatMessage> messages, ChatOptions? options, bool isStream, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(messages);
        cancellationToken.ThrowIfCancellationRequested();
        var request = new ScriptedRequest(Interlocked.Increment(ref _calls) - 1, [.. messages], options, isStream, cancellationToken) { Source = source };
        _requests.Enqueue(request);
        return (request.Call, _answer(request));
    }

    private ChatResponseUpdate Update(int call, ScriptedReply reply, ChatOptions? options, List<AIContent> contents) => new(ChatRole.Assistant, contents)
    {
        ResponseId = ResponseId(call),
        MessageId = ResponseId(call),
        ModelId = reply.ModelId ?? options?.ModelId ?? _metadata.DefaultModelId,
        RawRepresentation = reply.RawRepresentation,
    };

    private Task PauseAsync(Pause? pause, CancellationToken cancellationToken) => pause?.WaitAsync(_clock, cancellationToken) ?? Task.CompletedTask;

    // What a call of a contract asks: the same client, which then knows who asks.
    private sealed class OfCall(ScriptedChatClient client, CallIdentity source) : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            client.AnswerAsync(source, messages, options, cancellationToken);

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            client.StreamAsync(source, messages, options, cancellationToken);

        public object? GetService(Type serviceType, object? serviceKey = null) => client.GetService(serviceType, serviceKey);

        public void Dispose()
        {
            // The client lives on.
        }
    }
}
