using System.Globalization;
using System.Text;
using LlmAttributes.Contract;

namespace LlmAttributes.Generators.Emit;

/// <summary>Writes the policies of a plan: those in which it differs from what it starts from.</summary>
internal static class PlanEmitter
{
    public static void AppendDifferences(StringBuilder text, PolicyModel inherited, PolicyModel policy, string separator)
    {
        if (ReferenceEquals(inherited, policy))
            return;

        if (policy.Model != inherited.Model)
            text.Append(separator).Append("Model = ").Append(policy.Model is null ? "null" : Literals.Of(policy.Model));
        if (policy.Trace != inherited.Trace)
            text.Append(separator).Append("Trace = ").Append(policy.Trace ? "true" : "false");
        if (policy.CachePrefix != inherited.CachePrefix)
            text.Append(separator).Append("CachePrefix = ").Append(policy.CachePrefix ? "true" : "false");
        if (policy.CaptureContent != inherited.CaptureContent)
            text.Append(separator).Append("CaptureContent = ").Append(policy.CaptureContent ?? "default");
        if (policy.ReportStages != inherited.ReportStages)
            text.Append(separator).Append("ReportStages = ").Append(policy.ReportStages ? "true" : "false");
        if (policy.CircuitBreaker != inherited.CircuitBreaker)
            text.Append(separator).Append("CircuitBreaker = ").Append(policy.CircuitBreaker ? "true" : "false");
        if (policy.WhenAllOpen != inherited.WhenAllOpen)
            text.Append(separator).Append("WhenAllOpen = ").Append(policy.WhenAllOpen ?? "default");
        AppendPlan(text, separator, "Options", inherited.Options, policy.Options, AppendOptions);
        AppendPlan(text, separator, "Retry", inherited.Retry, policy.Retry, AppendRetry);
        AppendPlan(text, separator, "Timeout", inherited.Timeout, policy.Timeout, AppendTimeout);
        if (policy.Fallback != inherited.Fallback)
            AppendFallback(text.Append(separator).Append("Fallback = "), policy.Fallback);
        AppendPlan(text, separator, "Hedge", inherited.Hedge, policy.Hedge, AppendHedge);
        AppendPlan(text, separator, "Bulkhead", inherited.Bulkhead, policy.Bulkhead, AppendBulkhead);
        AppendPlan(text, separator, "Repair", inherited.Repair, policy.Repair, AppendRepair);
        AppendPlan(text, separator, "Quality", inherited.Quality, policy.Quality, AppendQuality);
        AppendPlan(text, separator, "Optimize", inherited.Optimize, policy.Optimize, GuardEmitter.AppendOptimize);
        AppendPlan(text, separator, "Chunk", inherited.Chunk, policy.Chunk, ChunkEmitter.AppendPlan);
        GuardEmitter.AppendDifferences(text, separator, inherited, policy);
        AppendPlan(text, separator, "Mask", inherited.Mask, policy.Mask, GuardEmitter.AppendMask);
        AppendPlan(text, separator, "Shadow", inherited.Shadow, policy.Shadow, GuardEmitter.AppendShadow);
        AppendPlan(text, separator, "Cache", inherited.Cache, policy.Cache, AppendCache);
        AppendPlan(text, separator, "Route", inherited.Route, policy.Route, RouteEmitter.Append);
        AppendPlan(text, separator, "Ensemble", inherited.Ensemble, policy.Ensemble, EnsembleEmitter.Append);
        AppendPlan(text, separator, "Budget", inherited.Budget, policy.Budget, AppendBudget);
    }

    private static void AppendPlan<T>(StringBuilder text, string separator, string property, T? inherited, T? plan, Action<StringBuilder, T> append)
        where T : class, IEquatable<T>
    {
        if (Equals(inherited, plan))
            return;

        text.Append(separator).Append(property).Append(" = ");
        if (plan is null)
            text.Append("null");
        else
            append(text.Append("new("), plan);
    }

    public static void AppendOptions(StringBuilder text, ModelOptionsModel options)
    {
        var list = new InitializerList(text.Append(')'));
        list.AddSingle("Temperature", options.Temperature);
        list.AddSingle("TopP", options.TopP);
        list.Add("MaxOutputTokens", options.MaxOutputTokens);
        list.Add("Seed", options.Seed);
        if (options.ReasoningEffort is not null)
            list.Begin("ReasoningEffort").Append(options.ReasoningEffort);
        if (!options.StopSequences.IsEmpty)
            AppendKeys(list.Begin("StopSequences"), options.StopSequences);
        list.End();
    }

    private static void AppendRetry(StringBuilder text, RetryModel retry)
    {
        var list = new InitializerList(text.Append(')'));
        list.Add("MaxAttempts", retry.MaxAttempts);
        list.Add("MaxTotalAttempts", retry.MaxTotalAttempts);
        list.Add("RateLimitAttempts", retry.RateLimitAttempts);
        list.Add("TimeoutAttempts", retry.TimeoutAttempts);
        list.Add("OverloadedAttempts", retry.OverloadedAttempts);
        list.Add("ServerErrorAttempts", retry.ServerErrorAttempts);
        list.Add("NetworkAttempts", retry.NetworkAttempts);
        list.Add("BaseDelaySeconds", retry.BaseDelaySeconds);
        list.Add("Factor", retry.Factor);
        list.Add("MaxDelaySeconds", retry.MaxDelaySeconds);
        if (retry.Jitter is { } jitter)
            list.Begin("Jitter").Append(jitter);
        list.End();
    }

    private static void AppendTimeout(StringBuilder text, TimeoutModel timeout)
    {
        var list = new InitializerList(text.Append(')'));
        list.Add("TotalSeconds", timeout.TotalSeconds);
        list.Add("AttemptSeconds", timeout.AttemptSeconds);
        list.Add("FirstTokenSeconds", timeout.FirstTokenSeconds);
        list.Add("IdleSeconds", timeout.IdleSeconds);
        list.Add("MinCharactersPerSecond", timeout.MinCharactersPerSecond);
        list.Add("ProbeSeconds", timeout.ProbeSeconds);
        list.End();
    }

    private static void AppendFallback(StringBuilder text, EquatableArray<FallbackModel> fallback)
    {
        if (fallback.IsEmpty)
        {
            text.Append("null");
            return;
        }

        text.Append("new ").Append(Names.Runtime).Append("FallbackPlan[] { ");
        var isFirst = true;
        foreach (var part in fallback)
        {
            AppendKeys(text.Append(isFirst ? "new(" : ", new("), part.Models);
            var list = new InitializerList(text.Append(')'));
            if (part.On is { } on and not ErrorKindSet.Default)
                list.Begin("On").Append('(').Append(Names.ErrorKinds).Append(')').Append(on.ToString(CultureInfo.InvariantCulture));
            list.End();
            isFirst = false;
        }

        text.Append(" }");
    }

    private static void AppendHedge(StringBuilder text, HedgeModel hedge)
    {
        var list = new InitializerList(text.Append(')'));
        list.Add("DelaySeconds", hedge.DelaySeconds);
        list.Add("MaxHedges", hedge.MaxHedges);
        list.Add("MaxSurcharge", hedge.MaxSurcharge);
        list.End();
    }

    private static void AppendBulkhead(StringBuilder text, BulkheadModel bulkhead)
    {
        var list = new InitializerList(text.Append(')'));
        list.Add("MaxConcurrency", bulkhead.MaxConcurrency);
        list.Add("MaxQueued", bulkhead.MaxQueued);
        list.End();
    }

    private static void AppendRepair(StringBuilder text, RepairModel repair)
    {
        var list = new InitializerList(text.Append(')'));
        list.Add("MaxReasks", repair.MaxReasks);
        list.Add("EscalateTo", repair.EscalateTo);
        list.Add("TemperatureStep", repair.TemperatureStep);
        if (repair.FailedAnswers is { } answers)
            list.Begin("FailedAnswers").Append(answers);
        list.End();
    }

    private static void AppendQuality(StringBuilder text, QualityModel quality)
    {
        var list = new InitializerList(text.Append(')'));
        list.Add("MinScore", quality.MinScore);
        if (quality.OnLow is { } action)
            list.Begin("OnLow").Append(action);
        list.Add("MaxRetries", quality.MaxRetries);
        list.Add("EscalateTo", quality.EscalateTo);
        list.End();
    }

    private static void AppendCache(StringBuilder text, CacheModel cache)
    {
        var list = new InitializerList(text.Append(')'));
        list.Add("DurationSeconds", cache.DurationSeconds);
        list.Add("MaxEntries", cache.MaxEntries);
        if (cache.Mode is { } mode)
            list.Begin("Mode").Append(mode);
        list.Add("MaxAgeSeconds", cache.MaxAgeSeconds);
        list.Add("Jitter", cache.Jitter);
        list.Add("FailureSeconds", cache.FailureSeconds);
        if (!cache.Tags.IsEmpty)
            AppendKeys(list.Begin("Tags"), cache.Tags);
        if (cache.IsSemantic)
            AddSemantic(list.Begin("Semantic"), cache);
        if (cache.IsSensitive)
            list.Begin("IsSensitive").Append("true");
        list.End();
    }

    private static void AddSemantic(StringBuilder text, CacheModel cache)
    {
        var list = new InitializerList(text.Append("new ").Append(Names.Runtime).Append("SemanticCachePlan()"));
        list.Add("MaxWrongHitRate", cache.MaxWrongHitRate);
        if (cache.IsShadow)
            list.Begin("IsShadow").Append("true");
        list.End();
    }

    private static void AppendBudget(StringBuilder text, BudgetModel budget)
    {
        var list = new InitializerList(text.Append(')'));
        list.Add("PerCallUsd", budget.PerCallUsd);
        if (budget.OnExceeded is { } action)
            list.Begin("OnExceeded").Append(action);
        if (!budget.Limits.IsEmpty)
            AppendLimits(list.Begin("Limits"), budget.Limits);
        list.End();
    }

    private static void AppendLimits(StringBuilder text, EquatableArray<BudgetLimitModel> limits)
    {
        text.Append("new ").Append(Names.Runtime).Append("BudgetLimitPlan[] { ");
        var isFirst = true;
        foreach (var limit in limits)
        {
            text.Append(isFirst ? "new(" : ", new(").Append(Literals.Of(limit.Scope)).Append(", ").Append(limit.Period).Append(", ").Append(Literals.Of(limit.Usd));
            var list = new InitializerList(text.Append(')'));
            if (limit.PerTenant)
                list.Begin("PerTenant").Append("true");
            if (limit.Window is { } window)
                list.Begin("Window").Append(window);
            list.Add("TimeZone", limit.TimeZone);
            list.Add("SoftLimit", limit.SoftLimit);
            list.End();
            isFirst = false;
        }

        text.Append(" }");
    }

    public static void AppendKeys(StringBuilder text, EquatableArray<string>? keys)
    {
        if (keys is null)
        {
            text.Append("null");
            return;
        }

        text.Append("new string[] { ");
        var isFirst = true;
        foreach (var key in keys.Value)
        {
            text.Append(isFirst ? "" : ", ").Append(Literals.Of(key));
            isFirst = false;
        }

        text.Append(" }");
    }
}
