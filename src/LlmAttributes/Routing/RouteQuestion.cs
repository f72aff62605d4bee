using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>What a route knows of one call when it orders the candidates.</summary>
internal ref struct RouteQuestion(IReadOnlyList<ChatMessage> messages, ChatOptions? options, LlmCallOptions? callOptions, RouteKeys keys, bool isStream)
{
    private long _atMost = -1;
    private ITokenCounter? _counter;
    private TokenCount _counted;

    public readonly IReadOnlyList<ChatMessage> Messages => messages;

    public readonly ChatOptions? Options => options;

    public readonly LlmCallOptions? CallOptions => callOptions;

    public readonly RouteKeys Keys => keys;

    public readonly bool IsStream => isStream;

    /// <summary>The candidates that satisfy the constraints, a bit each.</summary>
    public uint Allowed { get; set; }

    /// <summary>Whether somebody only asks what would be chosen, so that turns and chances are not used up.</summary>
    public bool IsPeek { get; init; }

    /// <summary>The money that the call may still spend, and whose budgets hold for it.</summary>
    public RouteMoney Money { get; init; }

    /// <summary>Those of the candidates that a shared budget does not pay now, but may later, a bit each.</summary>
    public uint Unpaid { get; set; }

    /// <summary>What the input surely does not exceed.</summary>
    public long InputAtMost => _atMost >= 0 ? _atMost : _atMost = RouteTokens.AtMost(messages, options);

    /// <summary>The input as a model counts it; counted once for all that count alike.</summary>
    public long InputTokens(BoundModel model) => Count(model).Tokens;

    /// <summary>The same, upwards: what to hold against a limit.</summary>
    public long InputGuard(BoundModel model) => Count(model).UpperBound;

    /// <summary>What was counted last, when a model counts in the same way.</summary>
    public readonly bool TryGetCount(BoundModel model, out TokenCount count)
    {
        count = _counted;
        return _counter is not null && ReferenceEquals(_counter, model.TokenCounter);
    }

    private TokenCount Count(BoundModel model)
    {
        var counter = model.TokenCounter;
        if (ReferenceEquals(counter, _counter))
            return _counted;
        _counted = counter.Count(messages, options);
        _counter = counter;
        return _counted;
    }
}
