using System.Threading.RateLimiting;
using LlmAttributes;
using LlmAttributes.Runtime;

namespace Microsoft.Extensions.AI;

/// <summary>Puts the policies of LlmAttributes into a pipeline of chat clients.</summary>
/// <remarks>
/// Each stage wraps the client below it; the first stage that is added is the outermost. Errors leave a stage as <see cref="LlmException"/>, which the stages around it
/// understand. Where the container has an <see cref="LlmRuntime"/>, its clock, log, error readers, ledger and error counts are used.
/// </remarks>
public static class LlmChatClientBuilderExtensions
{
    /// <summary>Adds any combination of policies as one stage, which costs less than a stage for each.</summary>
    /// <param name="builder">The pipeline.</param>
    /// <param name="plan">The policies. A plan that names no model asks the inner client.</param>
    /// <param name="configure">Adds the other models that the plan names, and sets the numbers that belong to models, such as <see cref="LlmRuntimeBuilder.CircuitBreaker"/>.</param>
    /// <param name="facts">The facts of the inner client's model, such as its price and its limits.</param>
    /// <returns>The pipeline.</returns>
    /// <exception cref="LlmConfigurationException">When the pipeline is built: the plan cannot be bound; the message lists all faults.</exception>
    public static ChatClientBuilder UseLlmPolicies(this ChatClientBuilder builder, CallPlan plan, Action<LlmRuntimeBuilder>? configure = null, ModelFacts? facts = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(plan);
        return builder.Use((inner, services) =>
        {
            var runtime = PipelineRuntime.Create(services).UseDefault(inner, facts);
            configure?.Invoke(runtime);
            return new PolicyChatClient(inner, runtime.Build(), plan);
        });
    }

    /// <summary>Repeats requests after passing errors; see <see cref="RetryWithBackoffAttribute"/>.</summary>
    /// <param name="builder">The pipeline.</param>
    /// <param name="retry">The numbers; by default those of the attribute.</param>
    /// <returns>The pipeline.</returns>
    public static ChatClientBuilder UseLlmRetry(this ChatClientBuilder builder, RetryPlan? retry = null) =>
        builder.UseLlmPolicies(PipelineRuntime.Plan("retry") with { Retry = retry ?? new() });

    /// <summary>Makes queries clearer before they are asked; see <see cref="OptimizeQueryAttribute"/>.</summary>
    /// <param name="builder">The pipeline.</param>
    /// <param name="plan">What may be done; by default what the attribute names.</param>
    /// <param name="configure">Sets how the optimizer works, for instance its defaults and its store.</param>
    /// <returns>The pipeline.</returns>
    public static ChatClientBuilder UseLlmQueryOptimizer(this ChatClientBuilder builder, OptimizePlan? plan = null, Action<QueryOptimizerOptions>? configure = null) =>
        builder.UseLlmPolicies(PipelineRuntime.Plan("optimize") with { Optimize = plan ?? new() }, runtime => configure?.Invoke(runtime.Queries));

    /// <summary>Limits the time of requests; see <see cref="TimeoutAttribute"/>.</summary>
    /// <param name="builder">The pipeline.</param>
    /// <param name="timeout">The limits.</param>
    /// <returns>The pipeline.</returns>
    public static ChatClientBuilder UseLlmTimeout(this ChatClientBuilder builder, TimeoutPlan timeout)
    {
        ArgumentNullException.ThrowIfNull(timeout);
        return builder.UseLlmPolicies(PipelineRuntime.Plan("timeout") with { Timeout = timeout });
    }

    /// <summary>Leaves the inner client alone for a while when it keeps failing; see <see cref="CircuitBreakerAttribute"/>. The stage has a breaker of its own.</summary>
    /// <param name="builder">The pipeline.</param>
    /// <param name="configure">Sets when it opens and for how long.</param>
    /// <returns>The pipeline.</returns>
    public static ChatClientBuilder UseLlmCircuitBreaker(this ChatClientBuilder builder, Action<CircuitBreakerOptions>? configure = null) =>
        builder.UseLlmPolicies(PipelineRuntime.Plan("circuit_breaker") with { CircuitBreaker = true }, runtime => configure?.Invoke(runtime.CircuitBreaker));

    /// <summary>Asks other clients, in this order, after the inner one has failed; see <see cref="FallbackAttribute"/>.</summary>
    /// <param name="builder">The pipeline.</param>
    /// <param name="clients">The clients; they stay yours to dispose.</param>
    /// <returns>The pipeline.</returns>
    public static ChatClientBuilder UseLlmFallback(this ChatClientBuilder builder, params IChatClient[] clients) => builder.UseLlmFallback(ErrorKinds.Default, clients);

    /// <summary>Asks other clients, in this order, after the inner one has failed with some errors; see <see cref="FallbackAttribute"/>.</summary>
    /// <param name="builder">The pipeline.</param>
    /// <param name="on">The errors.</param>
    /// <param name="clients">The clients; they stay yours to dispose.</param>
    /// <returns>The pipeline.</returns>
    public static ChatClientBuilder UseLlmFallback(this ChatClientBuilder builder, ErrorKinds on, params IChatClient[] clients)
    {
        var keys = Keys(clients);
        return builder.UseLlmPolicies(PipelineRuntime.Plan("fallback") with { Fallback = [new(keys) { On = on }] }, runtime => Add(runtime, keys, clients));
    }

    /// <summary>Asks another client too when the inner one takes long; see <see cref="HedgeAttribute"/>.</summary>
    /// <param name="builder">The pipeline.</param>
    /// <param name="hedge">The numbers; <see langword="null"/> for those of the attribute.</param>
    /// <param name="clients">The other clients, which also follow when the inner one fails; they stay yours to dispose.</param>
    /// <returns>The pipeline.</returns>
    public static ChatClientBuilder UseLlmHedging(this ChatClientBuilder builder, HedgePlan? hedge, params IChatClient[] clients)
    {
        var keys = Keys(clients);
        return builder.UseLlmPolicies(PipelineRuntime.Plan("hedge") with { Hedge = hedge ?? new(), Fallback = [new(keys)] }, runtime => Add(runtime, keys, clients));
    }

    /// <summary>Limits how many requests go on at once; see <see cref="BulkheadAttribute"/>.</summary>
    /// <param name="builder">The pipeline.</param>
    /// <param name="bulkhead">The numbers; by default those of the attribute.</param>
    /// <returns>The pipeline.</returns>
    public static ChatClientBuilder UseLlmBulkhead(this ChatClientBuilder builder, BulkheadPlan? bulkhead = null) =>
        builder.UseLlmPolicies(PipelineRuntime.Plan("bulkhead") with { Bulkhead = bulkhead ?? new() });

    /// <summary>Keeps to the limits of a provider's account; requests wait for their turn.</summary>
    /// <param name="builder">The pipeline.</param>
    /// <param name="limits">Requests and tokens per minute and requests at once; its other facts do not matter here.</param>
    /// <returns>The pipeline.</returns>
    public static ChatClientBuilder UseLlmRateLimit(this ChatClientBuilder builder, ModelFacts limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        return builder.UseLlmPolicies(PipelineRuntime.Plan("rate_limit"), facts: limits);
    }

    /// <summary>Asks a limiter of your own for a permit before each request.</summary>
    /// <param name="builder">The pipeline.</param>
    /// <param name="limiter">The limiter; it stays yours to dispose.</param>
    /// <returns>The pipeline.</returns>
    public static ChatClientBuilder UseLlmRateLimit(this ChatClientBuilder builder, RateLimiter limiter)
    {
        ArgumentNullException.ThrowIfNull(limiter);
        return builder.UseLlmPolicies(PipelineRuntime.Plan("rate_limit"), runtime => runtime.LimitModel(PipelineRuntime.Inner, limiter));
    }

    private static string[] Keys(IChatClient[] clients)
    {
        ArgumentNullException.ThrowIfNull(clients);
        if (clients.Length == 0)
            throw new ArgumentException("There is no client to fall back to; name at least one.", nameof(clients));
        return [.. Enumerable.Range(1, clients.Length).Select(PipelineRuntime.Fallback)];
    }

    private static void Add(LlmRuntimeBuilder runtime, string[] keys, IChatClient[] clients)
    {
        for (var i = 0; i < keys.Length; i++)
            runtime.AddModel(keys[i], clients[i]);
    }
}
