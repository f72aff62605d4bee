using System.ComponentModel;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>A streamed call of values that is bound to the models of a runtime.</summary>
/// <typeparam name="T">What it yields.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1711", Justification = "A stream of answers; nobody takes it for System.IO.Stream.")]
public sealed class BoundStream<T> : BoundStream
{
    private readonly StreamAnswer<T> _answer;

    internal BoundStream(CallEngine engine, StreamAnswer<T> answer, bool needsInstructions, EnsembleStream? ensemble = null, ShadowTraffic<string>? shadow = null)
        : base(engine, needsInstructions ? answer.Instructions : null, ensemble, shadow) => _answer = answer;

    /// <summary>Makes the call a turn of a conversation.</summary>
    /// <param name="id">The conversation; <see langword="null"/> or empty for none.</param>
    /// <param name="at">How many messages of the prompt stand before the earlier turns.</param>
    /// <param name="isSensitive">Whether the prompt has sensitive values.</param>
    /// <returns>The call in its conversation.</returns>
    public new StreamedConversation<T> InConversation(string? id, int at, bool isSensitive = false) => new(this, Engine.Memory, new(id, at, isSensitive));

    /// <summary>Streams the values, each as soon as it is whole.</summary>
    /// <param name="messages">The rendered prompt.</param>
    /// <param name="chatOptions">The caller's chat options.</param>
    /// <param name="callOptions">What this call does differently.</param>
    /// <param name="keys">What the parameters say to the route.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The values. Nothing is sent before the first is asked for.</returns>
    public IAsyncEnumerable<T> Items(
        IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, CancellationToken cancellationToken)
    {
        var run = NewRun(keepsFacts: NeedsFacts);
        return AsStep(Items(run, messages, chatOptions, callOptions, keys, cancellationToken), run, () => messages, chatOptions, callOptions, keys, cancellationToken);
    }

    /// <summary>Streams the values, each as soon as it is whole, and then the facts of the call.</summary>
    /// <param name="messages">The rendered prompt.</param>
    /// <param name="chatOptions">The caller's chat options.</param>
    /// <param name="callOptions">What this call does differently.</param>
    /// <param name="keys">What the parameters say to the route.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The stream. Nothing is sent before the first value is asked for.</returns>
    public new LlmStream<T> Stream(
        IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, CancellationToken cancellationToken)
    {
        var run = NewRun(keepsFacts: true);
        return new(Plan.FullName, AsStep(Items(run, messages, chatOptions, callOptions, keys, cancellationToken), run, () => messages, chatOptions, callOptions, keys, cancellationToken), () => run.Facts);
    }

    /// <summary>Streams the values of the kept answer, or of a new one, each as soon as it is whole.</summary>
    /// <typeparam name="TState">The type of the arguments.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="state">The arguments.</param>
    /// <param name="render">Renders the prompt of the arguments.</param>
    /// <param name="chatOptions">The caller's chat options.</param>
    /// <param name="callOptions">What this call does differently.</param>
    /// <param name="keys">What the parameters say to the route.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The values.</returns>
    public IAsyncEnumerable<T> ItemsCached<TState>(
        CacheText key, TState state, Func<TState, IReadOnlyList<ChatMessage>> render, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(render);
        if (!TryAsk(key, chatOptions, callOptions, keys, out var ask))
            return Items(render(state), chatOptions, callOptions, keys, cancellationToken);
        var run = NewRun(keepsFacts: false);
        return AsStep(KeptAsync(run, ask, state, render, chatOptions, callOptions, keys, cancellationToken), run, () => render(state), chatOptions, callOptions, keys, cancellationToken);
    }

    /// <summary>Streams the values of the kept answer, or of a new one, each as soon as it is whole, and then the facts of the call.</summary>
    /// <typeparam name="TState">The type of the arguments.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="state">The arguments.</param>
    /// <param name="render">Renders the prompt of the arguments.</param>
    /// <param name="chatOptions">The caller's chat options.</param>
    /// <param name="callOptions">What this call does differently.</param>
    /// <param name="keys">What the parameters say to the route.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The stream.</returns>
    public LlmStream<T> StreamCached<TState>(
        CacheText key, TState state, Func<TState, IReadOnlyList<ChatMessage>> render, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(render);
        if (!TryAsk(key, chatOptions, callOptions, keys, out var ask))
            return Stream(render(state), chatOptions, callOptions, keys, cancellationToken);
        var run = NewRun(keepsFacts: true);
        return new(Plan.FullName, AsStep(KeptAsync(run, ask, state, render, chatOptions, callOptions, keys, cancellationToken), run, () => render(state), chatOptions, callOptions, keys, cancellationToken), () => run.Facts);
    }

    internal StreamRun<T> NewRun(bool keepsFacts) => new(_answer.NewSink, _answer.Expected, countsItems: _answer.CountsItems, keepsFacts);

    internal IAsyncEnumerable<T> Items(
        StreamRun<T> run, IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, CancellationToken cancellationToken) =>
        HasParts
            ? StreamParts(run, messages, chatOptions, callOptions, keys, cancellationToken)
            : Engine.StreamAsync(run, Instruct(messages), chatOptions, callOptions, keys, null, cancellationToken);
}
