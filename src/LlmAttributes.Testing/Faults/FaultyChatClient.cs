using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Testing;

/// <summary>A chat client around another one whose requests go wrong by a plan.</summary>
public sealed class FaultyChatClient : CallAwareChatClient
{
    private readonly FaultPlan _plan;
    private readonly TimeProvider _clock;
    private readonly ConcurrentQueue<InjectedFault> _injected = new();

    /// <summary>Creates the client.</summary>
    /// <param name="innerClient">The client that answers.</param>
    /// <param name="plan">Which requests go wrong.</param>
    /// <param name="timeProvider">The clock of stalls and pauses, by default the system's.</param>
    public FaultyChatClient(IChatClient innerClient, FaultPlan plan, TimeProvider? timeProvider = null)
        : base(innerClient)
    {
        ArgumentNullException.ThrowIfNull(plan);
        _plan = plan;
        _clock = timeProvider ?? TimeProvider.System;
    }

    /// <summary>Gets the faults so far, in the order in which requests met them.</summary>
    public IReadOnlyList<InjectedFault> Injected => [.. _injected];

    /// <inheritdoc/>
    protected override async Task<ChatResponse> AnswerAsync(
        CallIdentity? source, IChatClient inner, IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(inner);
        var fault = await BeginAsync(source, cancellationToken).ConfigureAwait(false);
        if (fault is { Stalls: true })
            await StallAsync(cancellationToken).ConfigureAwait(false);
        var response = await inner.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        if (fault is { Cuts: true })
            throw Cut();
        if (fault?.Change is { } change)
        {
            var changed = new ChatMessage(ChatRole.Assistant, change(response.Text, options));
            response = new(changed)
            {
                ModelId = response.ModelId,
                ResponseId = response.ResponseId,
                Usage = response.Usage,
                FinishReason = fault.FinishReason ?? response.FinishReason,
                RawRepresentation = response.RawRepresentation,
            };
        }

        return response;
    }

    /// <inheritdoc/>
    protected override async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        CallIdentity? source, IChatClient inner, IEnumerable<ChatMessage> messages, ChatOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(inner);
        var fault = await BeginAsync(source, cancellationToken).ConfigureAwait(false);
        var updates = inner.GetStreamingResponseAsync(messages, options, cancellationToken);
        if (fault?.Change is { } change)
        {
            foreach (var update in Changed(await updates.ToChatResponseAsync(cancellationToken).ConfigureAwait(false), change, fault, options))
                yield return update;
            yield break;
        }

        var pieces = 0;
        if (fault is not null && fault.After == 0)
            await BreakAsync(fault, cancellationToken).ConfigureAwait(false);
        await foreach (var update in updates.ConfigureAwait(false))
        {
            yield return update;
            if (fault is not null && update.Text.Length > 0 && ++pieces == fault.After)
                await BreakAsync(fault, cancellationToken).ConfigureAwait(false);
        }

        // A stream of fewer pieces goes wrong, too.
        if (fault is not null && pieces < fault.After)
            await BreakAsync(fault, cancellationToken).ConfigureAwait(false);
    }

    private static IEnumerable<ChatResponseUpdate> Changed(ChatResponse response, Func<string, ChatOptions?, string> change, ChatFault fault, ChatOptions? options)
    {
        foreach (var piece in TextPieces.Of(change(response.Text, options)))
            yield return New([new TextContent(piece)]);
        var last = New(response.Usage is null ? [] : [new UsageContent(response.Usage)]);
        last.FinishReason = fault.FinishReason ?? response.FinishReason;
        yield return last;

        ChatResponseUpdate New(List<AIContent> contents) => new(ChatRole.Assistant, contents) { ModelId = response.ModelId, ResponseId = response.ResponseId };
    }

    private async ValueTask<ChatFault?> BeginAsync(CallIdentity? source, CancellationToken cancellationToken)
    {
        if (_plan.Next(source) is not { } fault)
            return null;
        _injected.Enqueue(new(source, fault));
        if (fault.Failure is { } failure)
            throw failure();
        if (fault.Before is { } pause)
            await pause.WaitAsync(_clock, cancellationToken).ConfigureAwait(false);
        return fault;
    }

    private async ValueTask BreakAsync(ChatFault fault, CancellationToken cancellationToken)
    {
        if (fault.Stalls)
            await StallAsync(cancellationToken).ConfigureAwait(false);
        if (fault.Cuts)
            throw Cut();
    }

    private Task StallAsync(CancellationToken cancellationToken) => Task.Delay(Timeout.InfiniteTimeSpan, _clock, cancellationToken);

    private static IOException Cut() => new("The connection was cut on purpose.");
}
