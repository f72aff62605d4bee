using Microsoft.Extensions.Logging;

namespace LlmAttributes;

/// <summary>The attempt to which an HTTP request belongs; made only in a process that has an <see cref="LlmRequestObserver"/> or an <see cref="LlmHttpHandler"/>.</summary>
internal sealed class AmbientAttempt(BoundModel model, string call, string idempotencyKey, bool isRetried, TimeProvider time, ILogger logger)
{
    private static readonly AsyncLocal<AmbientAttempt?> s_current = new();

    private int _sent;

    public static AmbientAttempt? Current
    {
        get => s_current.Value;
        set => s_current.Value = value;
    }

    public string IdempotencyKey => idempotencyKey;

    /// <summary>What the requests with one stable beginning have in common.</summary>
    public string? PromptCacheKey { get; init; }

    /// <summary>Whether the model is one of some providers'.</summary>
    public bool IsOneOf(IReadOnlyCollection<string> providers)
    {
        foreach (var provider in providers)
        {
            if (string.Equals(provider, model.Provider, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>Counts a request. More than one in one attempt is the client's own retrying.</summary>
    public void CountSent()
    {
        if (Interlocked.Increment(ref _sent) == 2)
            ReportStackedRetries();
    }

    /// <summary>Takes note that the client retries by itself.</summary>
    public void ReportStackedRetries()
    {
        if (isRetried && model.ShouldWarnStackedRetries())
            Log.StackedRetries(logger, model.Key, call);
    }

    /// <summary>Reads what an answer says about the account's limits.</summary>
    public void ReadLimits(Func<string, string?> header)
    {
        if (RetryDelay.OfUsedUpLimits(header, time.GetUtcNow()) is not { } wait || wait <= TimeSpan.Zero)
            return;
        Log.LimitUsedUp(logger, model.Key, wait.TotalSeconds);
        model.Limiter.PauseFor(wait);
    }
}
