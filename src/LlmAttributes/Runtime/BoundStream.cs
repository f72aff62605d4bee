using System.ComponentModel;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>A streamed call that is bound to the models of a runtime.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1711", Justification = "A stream of answers; nobody takes it for System.IO.Stream.")]
public partial class BoundStream
{
    private readonly CallEngine _engine;

    // Null where none is declared.
    private readonly EnsembleStream? _ensemble;
    private readonly ShadowTraffic<string>? _shadow;

    // Set when the answer has a form that not every model keeps to by itself.
    private readonly ChatMessage? _instructions;

    internal BoundStream(CallEngine engine, string? instructions = null, EnsembleStream? ensemble = null, ShadowTraffic<string>? shadow = null)
    {
        _engine = engine;
        _ensemble = ensemble;
        _shadow = shadow;
        _instructions = instructions is null ? null : new(ChatRole.System, instructions);
    }

    internal CallPlan Plan => _engine.Plan;

    internal TimeProvider Time => _engine.Time;

    /// <summary>Estimates what the call costs, without sending anything.</summary>
    /// <param name="messages">The rendered prompt.</param>
    /// <param name="chatOptions">The caller's chat options.</param>
    /// <returns>The estimate.</returns>
    public LlmCostEstimate Estimate(IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions = null) => _engine.Estimate(Instruct(messages), chatOptions);

    /// <summary>Makes the call a turn of a conversation.</summary>
    /// <param name="id">The conversation; <see langword="null"/> or empty for none.</param>
    /// <param name="at">How many messages of the prompt stand before the earlier turns.</param>
    /// <param name="isSensitive">Whether the prompt has sensitive values.</param>
    /// <returns>The call in its conversation.</returns>
    public StreamedConversation InConversation(string? id, int at, bool isSensitive = false) => new(this, _engine.Memory, new(id, at, isSensitive));

    /// <summary>Picks the variant of the prompt.</summary>
    /// <param name="keys">What the parameters say; a sticky key always gets the same variant.</param>
    /// <param name="callOptions">What this call does differently.</param>
    /// <returns>0 for the prompt itself, else the number of the variant.</returns>
    public int Pick(RouteKeys keys, LlmCallOptions? callOptions) => _engine.Pick(keys, callOptions);

    /// <summary>Makes the delimiters around the untrusted values of one call.</summary>
    /// <returns>The delimiters.</returns>
    public PromptFence NewFence() => _engine.NewFence();

    /// <summary>Gets a value indicating whether somebody may be shown the prompt who must not see its sensitive values, or the answer is kept where they may not be.</summary>
    public bool ShowsPrompts => _engine.ShowsPrompts || WorkflowPlace.Body is { Run.Journal.KeepsSensitive: false };

    /// <summary>Streams the pieces of the text as they arrive.</summary>
    /// <param name="messages">The rendered prompt.</param>
    /// <param name="chatOptions">The caller's chat options.</param>
    /// <param name="callOptions">What this call does differently.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The pieces; none is empty. Nothing is sent before the first is asked for.</returns>
    public IAsyncEnumerable<string> Texts(
        IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, CancellationToken cancellationToken) =>
        Texts(messages, chatOptions, callOptions, default, cancellationToken);

    /// <summary>Streams the pieces of the text as they arrive.</summary>
    /// <param name="messages">The rendered prompt.</param>
    /// <param name="chatOptions">The caller's chat options.</param>
    /// <param name="callOptions">What this call does differently.</param>
    /// <param name="keys">What the parameters say to the route.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The pieces; none is empty. Nothing is sent before the first is asked for.</returns>
    public async IAsyncEnumerable<string> Texts(
        IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var update in Updates(messages, chatOptions, callOptions, keys, cancellationToken).ConfigureAwait(false))
        {
            if (update.Text is { Length: > 0 } text)
                yield return text;
        }
    }

    /// <summary>Streams the updates as the chat client gives them.</summary>
    /// <param name="messages">The rendered prompt.</param>
    /// <param name="chatOptions">The caller's chat options.</param>
    /// <param name="callOptions">What this call does differently.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The updates. Nothing is sent before the first is asked for.</returns>
    public IAsyncEnumerable<ChatResponseUpdate> Updates(
        IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, CancellationToken cancellationToken) =>
        Updates(messages, chatOptions, callOptions, default, cancellationToken);

    /// <summary>Streams the updates as the chat client gives them.</summary>
    /// <param name="messages">The rendered prompt.</param>
    /// <param name="chatOptions">The caller's chat options.</param>
    /// <param name="callOptions">What this call does differently.</param>
    /// <param name="keys">What the parameters say to the route.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The updates. Nothing is sent before the first is asked for.</returns>
    public IAsyncEnumerable<ChatResponseUpdate> Updates(
        IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, CancellationToken cancellationToken) =>
        Updates(NewUpdateRun(), messages, chatOptions, callOptions, keys, cancellationToken);

    /// <summary>Streams the pieces of the text as they arrive, and then the facts of the call.</summary>
    /// <param name="messages">The rendered prompt.</param>
    /// <param name="chatOptions">The caller's chat options.</param>
    /// <param name="callOptions">What this call does differently.</param>
    /// <param name="keys">What the parameters say to the route.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The stream; that of a document in chunks has no facts. Nothing is sent before the first piece is asked for.</returns>
    public LlmStream<string> Stream(
        IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, CancellationToken cancellationToken)
    {
        var run = CallEngine.NewUpdateRun(keepsFacts: true);
        return new(Plan.FullName, TextsOf(Updates(run, messages, chatOptions, callOptions, keys, cancellationToken), cancellationToken), () => run.Facts);
    }

    internal StreamRun<ChatResponseUpdate> NewUpdateRun() => CallEngine.NewUpdateRun(keepsFacts: NeedsFacts);

    internal IAsyncEnumerable<ChatResponseUpdate> Updates(
        StreamRun<ChatResponseUpdate> run, IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, CancellationToken cancellationToken)
    {
        var updates = Chunks is not null && messages is ChunkedPrompt prompt ? Chunks.StreamAsync(this, prompt, chatOptions, callOptions, keys, cancellationToken)
            : HasParts
            ? StreamParts(run, messages, chatOptions, callOptions, keys, cancellationToken)
            : _engine.StreamAsync(run, Instruct(messages), chatOptions, callOptions, keys, null, cancellationToken);
        return AsStep(updates, run, () => messages, chatOptions, callOptions, keys, cancellationToken);
    }

    private static async IAsyncEnumerable<string> TextsOf(IAsyncEnumerable<ChatResponseUpdate> updates, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var update in updates.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (update.Text is { Length: > 0 } text)
                yield return text;
        }
    }

    /// <summary>Says which models the stream would ask, in which order and why, without asking any.</summary>
    /// <param name="messages">The rendered prompt.</param>
    /// <param name="chatOptions">The caller's chat options.</param>
    /// <param name="callOptions">What this call does differently.</param>
    /// <param name="keys">What the parameters say to the route.</param>
    /// <param name="cancellationToken">Cancels the question.</param>
    /// <returns>The decision.</returns>
    public ValueTask<RouteDecision> ExplainAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, CancellationToken cancellationToken) =>
        _engine.ExplainAsync(Instruct(messages), chatOptions, callOptions, keys, isStream: true, cancellationToken);

    private protected CallEngine Engine => _engine;

    private protected IReadOnlyList<ChatMessage> Instruct(IReadOnlyList<ChatMessage> messages) => _instructions is null ? messages : FormInstructions.Add(messages, _instructions);
}
