using LlmAttributes.Runtime;

namespace LlmAttributes.AspNetCore.Tests;

public sealed class PolicyWordsTests
{
    [Fact]
    public void Words_OfAllPolicies_SayThem()
    {
        var plan = new CallPlan("IDesk")
        {
            Trace = true,
            CircuitBreaker = true,
            Retry = new() { MaxAttempts = 3, BaseDelaySeconds = 0.2 },
            Timeout = new() { TotalSeconds = 40, FirstTokenSeconds = 3 },
            Budget = new() { PerCallUsd = 0.02m, Limits = [new("contract:IDesk", BudgetPeriod.Month, 50m) { PerTenant = true }] },
            Bulkhead = new() { MaxConcurrency = 4 },
            Route = new(RouteStrategy.Cost, ["fast", "smart"]) { MinQuality = 0.5, Regions = ["eu"], Tags = ["chat"] },
            Fallback = [new(["smart"])],
            Hedge = new() { DelaySeconds = 1.5 },
            Options = new() { Temperature = 0.5f, MaxOutputTokens = 300 },
        };

        Assert.Equal(
            [
                "Traced",
                "Limited to 40 s in all, 3 s to the first token",
                "Budget of $0.02 a call, $50 a month for each tenant",
                "At most 4 at once",
                "Routed by cost among fast, smart with quality from 0.5, region eu, tags chat",
                "Falls back to smart",
                "Up to 3 attempts, first wait 0.2 s",
                "Circuit breaker",
                "Hedged after 1.5 s",
                "Asked with temperature 0.5, 300 output tokens at most",
            ],
            PolicyWords.Of(plan));
    }

    [Fact]
    public void Models_OfACall_SayWhereTheyAreDeclared()
    {
        DeclaredModel[] declared = [new("fast", "Shop.Models.Fast", new())];

        Assert.Equal(["fast (Shop.Models.Fast)", "smart"], PolicyWords.ModelsOf(new("IDesk") { Models = declared, Model = "fast", Fallback = [new(["smart", "fast"])] }));
        Assert.Equal(["default"], PolicyWords.ModelsOf(new("IDesk")));
        Assert.Equal(["a", "b"], PolicyWords.ModelsOf(new("IDesk") { Ensemble = new(MergeStrategy.MajorityVote, ["a", "b"]), Fallback = [new(["c"])] }));
    }
}
