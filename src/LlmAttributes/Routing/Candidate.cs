using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>A model as one call asks it: with the call's options, its breaker and its line of the ledger.</summary>
internal sealed class Candidate(BoundModel model, ChatOptions? options, ModelBreaker? breaker, CostAccount account, ErrorCounter errors, CandidateBudget? budget = null, Func<string, CostAccount>? accountOfTenant = null)
{
    public BoundModel Model { get; } = model;

    public IChatClient Client { get; init; } = model.Client;

    public ModelPricing Pricing { get; } = model.Pricing;

    /// <summary>Shared by all requests; whoever changes options clones them first.</summary>
    public ChatOptions? Options { get; } = options;

    /// <summary>The model's breaker, or <see langword="null"/> when the call does not go through it.</summary>
    public ModelBreaker? Breaker { get; } = breaker;

    public ModelLimiter Limiter { get; } = model.Limiter;

    public CostAccount Account { get; } = account;

    public ErrorCounter Errors { get; } = errors;

    /// <summary>Where the tracer counts the model's attempts for the call, or <see langword="null"/> when it does not.</summary>
    public PerformanceSeries? Series { get; init; }

    /// <summary>The budgets that calls share, or <see langword="null"/> when none holds.</summary>
    public CandidateBudget? Budget { get; } = budget;

    /// <summary>What telemetry says of requests with the declared options; made when it first says something.</summary>
    public RequestFacts? Facts { get; set; }

    /// <summary>What metrics say of the last attempt, and mostly of the next.</summary>
    public AttemptTags? Tags { get; set; }

    /// <summary>The line of the ledger for a tenant.</summary>
    public CostAccount AccountOf(string? tenant) => tenant is null || accountOfTenant is null ? Account : accountOfTenant(tenant);
}
