using LlmAttributes.Runtime;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace LlmAttributes;

/// <summary>Builds the Polly pipelines. They carry <see cref="object"/>: a chat returns its response, a stream its opened enumerator, so that both share one breaker.</summary>
internal static class Pipelines
{
    public static ResiliencePipeline<object> Breaker(string model, CircuitBreakerOptions options, TimeProvider time) =>
        new ResiliencePipelineBuilder<object> { Name = "LlmAttributes", InstanceName = model, TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<object>
            {
                Name = "circuit_breaker",
                FailureRatio = options.FailureRatio,
                MinimumThroughput = options.MinimumThroughput,
                SamplingDuration = TimeSpan.FromSeconds(options.SamplingSeconds),
                BreakDuration = TimeSpan.FromSeconds(options.BreakSeconds),
                ShouldHandle = static args => new(args.Outcome.Exception is LlmException { IsRetryable: true }),
            })
            .Build();

    public static ResiliencePipeline<object>? ForCandidate(CallPlan plan, BoundModel model, RetryTimes? retry, TimeProvider time, Func<OnRetryArguments<object>, ValueTask> onRetry)
    {
        var retries = retry is { MaxAttempts: > 1 };
        if (!retries)
            return plan.CircuitBreaker ? model.Breaker : null;

        var builder = new ResiliencePipelineBuilder<object> { Name = plan.Contract, InstanceName = plan.Call, TimeProvider = time };
        builder.AddRetry(new RetryStrategyOptions<object>
        {
            Name = "retry",
            MaxRetryAttempts = retry!.MaxAttempts - 1,
            ShouldHandle = args => new(args.Outcome.Exception is LlmException { IsRetryable: true, EndsCall: false } error && FitsDeadline(error, args.AttemptNumber, retry, time)),
            DelayGenerator = static args => new(((LlmException)args.Outcome.Exception!).NextDelay),
            OnRetry = onRetry,
        });
        if (plan.CircuitBreaker)
            builder.AddPipeline(model.Breaker);
        return builder.Build();
    }

    // A wait that would pass the deadline helps nobody: the call fails at once with the error it has.
    private static bool FitsDeadline(LlmException error, int attempt, RetryTimes retry, TimeProvider time)
    {
        error.NextDelay = retry.Wait(attempt, error.RetryAfter);
        return error.Deadline == 0 ? error.NextDelay <= RetryTimes.LongestAskedWait : error.NextDelay < time.GetElapsedTime(time.GetTimestamp(), error.Deadline);
    }
}
