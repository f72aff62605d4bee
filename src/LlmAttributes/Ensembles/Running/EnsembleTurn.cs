using System.Threading.RateLimiting;
using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>One call of a bound ensemble: what is asked, and what it has of time, money and telemetry.</summary>
internal sealed class EnsembleTurn(IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions) : IDisposable
{
    private EnsembleScope _scope;

    /// <summary>What the members are asked.</summary>
    public IReadOnlyList<ChatMessage> Messages { get; set; } = messages;

    /// <summary>The prompts that members have of their own.</summary>
    public IReadOnlyList<ChatMessage>[]? Variants { get; init; }

    /// <summary>What was done to the query, where queries are optimized.</summary>
    public OptimizedQuery? Query { get; set; }

    /// <summary>What was retrieved for the prompt.</summary>
    public RetrievedContext? Retrieved { get; set; }

    /// <summary>What reads the prompt once for all members, where their answers are scored.</summary>
    public MemberReading? Reading { get; init; }

    public ChatOptions? ChatOptions => chatOptions;

    public LlmCallOptions? CallOptions => callOptions;

    /// <summary>The spans of the call, until it has ended.</summary>
    public EnsembleScope Scope { get => _scope; init => _scope = value; }

    /// <summary>What the members, a judge and a model that writes the answer may cost together.</summary>
    public CallBudget? Budget { get; init; }

    /// <summary>The timestamp at which the call began.</summary>
    public long Start { get; init; }

    /// <summary>How long the call may take.</summary>
    public TimeSpan Total { get; init; }

    /// <summary>How long its members may take.</summary>
    public TimeSpan Limit { get; set; }

    public StageClock? Stages { get; init; }

    public RateLimitLease? Lease { get; set; }

    public bool HasFailed { get; private set; }

    /// <summary>Ends a call that failed.</summary>
    /// <returns>What it failed with.</returns>
    public Exception Fail(Exception exception)
    {
        if (_scope.IsOpen)
            _scope.Failed(exception);
        _scope = default;
        HasFailed = true;
        return exception;
    }

    /// <summary>Ends a call that has a result.</summary>
    public void Succeed<T>(EnsembleResponse<T> response)
    {
        _scope.Agreed(response.Agreement, response.Model, response.Response);
        _scope = default;
    }

    public void Dispose()
    {
        if (_scope.IsOpen)
            Fail(new OperationCanceledException());
        Lease?.Dispose();
        Reading?.Dispose();
    }
}
