namespace LlmAttributes.Contract;

/// <summary>Merges the policies of all levels, property by property; the nearest attribute decides whether one is on.</summary>
internal static class PolicyReader
{
    public static PolicyModel Read(DeclarationLevel level) => new()
    {
        Model = level.Find(DeclarationKind.Model) is { } model ? AttributeReader.TextArgument(model, 0) : null,
        Options = level.IsOn(DeclarationKind.ModelOptions) ? ReadOptions(level) : null,
        Retry = level.IsOn(DeclarationKind.RetryWithBackoff) ? ReadRetry(level) : null,
        Timeout = level.IsOn(DeclarationKind.Timeout) ? ReadTimeout(level) : null,
        Fallback = ReadFallback(level),
        Route = level.IsOn(DeclarationKind.RouteBy) ? RouteReader.Read(level) : null,
        Ensemble = level.IsOn(DeclarationKind.Ensemble) ? EnsembleReader.Read(level) : null,
        Budget = level.IsOn(DeclarationKind.Budget) ? BudgetReader.Read(level) : null,
        Cache = level.IsOn(DeclarationKind.Cache) ? ReadCache(level) : null,
        CachePrefix = level.IsOn(DeclarationKind.CachePrefix),
        Trace = level.IsOn(DeclarationKind.TracePerformance),
        CaptureContent = level.IsOn(DeclarationKind.TracePerformance) ? level.EnumText(DeclarationKind.TracePerformance, "CaptureContent", "ContentCapture") : null,
        ReportStages = level.IsOn(DeclarationKind.TracePerformance) && level.Boolean(DeclarationKind.TracePerformance, "ReportStages") == true,
        CircuitBreaker = level.IsOn(DeclarationKind.CircuitBreaker),
        WhenAllOpen = level.IsOn(DeclarationKind.CircuitBreaker) ? level.EnumText(DeclarationKind.CircuitBreaker, "WhenAllOpen", "WhenAllOpen") : null,
        Hedge = level.IsOn(DeclarationKind.Hedge) ? ReadHedge(level) : null,
        Bulkhead = level.IsOn(DeclarationKind.Bulkhead) ? ReadBulkhead(level) : null,
        Repair = level.IsOn(DeclarationKind.Repair) ? ReadRepair(level) : null,
        Quality = level.IsOn(DeclarationKind.MonitorQuality) ? ReadQuality(level) : null,
        Optimize = level.IsOn(DeclarationKind.OptimizeQuery) ? ReadOptimize(level) : null,
        InputGuards = GuardReader.Read(level, isInput: true),
        OutputGuards = GuardReader.Read(level, isInput: false),
        Mask = level.IsOn(DeclarationKind.MaskPersonalData) ? ReadMask(level) : null,
        Shadow = level.IsOn(DeclarationKind.Shadow) ? ReadShadow(level) : null,
    };

    private static ModelOptionsModel ReadOptions(DeclarationLevel level)
    {
        long? seed = null;
        EquatableArray<string> stops = default;
        for (var at = level; at is not null; at = at.Outer)
        {
            if (at.Own[DeclarationKind.ModelOptions] is not { } attribute)
                continue;

            seed ??= AttributeReader.Long(attribute, "Seed");
            if (stops.IsEmpty)
                stops = AttributeReader.Texts(attribute, "StopSequences");
        }

        return new()
        {
            Temperature = level.Number(DeclarationKind.ModelOptions, "Temperature"),
            TopP = level.Number(DeclarationKind.ModelOptions, "TopP"),
            MaxOutputTokens = level.Integer(DeclarationKind.ModelOptions, "MaxOutputTokens"),
            Seed = seed,
            ReasoningEffort = level.Integer(DeclarationKind.ModelOptions, "ReasoningEffort", isEnum: true) is { } effort
                ? "(global::Microsoft.Extensions.AI.ReasoningEffort)" + effort.ToString(System.Globalization.CultureInfo.InvariantCulture)
                : null,
            StopSequences = stops,
        };
    }

    private static RetryModel ReadRetry(DeclarationLevel level) => new()
    {
        MaxAttempts = level.Integer(DeclarationKind.RetryWithBackoff, "MaxAttempts"),
        MaxTotalAttempts = level.Integer(DeclarationKind.RetryWithBackoff, "MaxTotalAttempts"),
        RateLimitAttempts = level.Integer(DeclarationKind.RetryWithBackoff, "RateLimitAttempts"),
        TimeoutAttempts = level.Integer(DeclarationKind.RetryWithBackoff, "TimeoutAttempts"),
        OverloadedAttempts = level.Integer(DeclarationKind.RetryWithBackoff, "OverloadedAttempts"),
        ServerErrorAttempts = level.Integer(DeclarationKind.RetryWithBackoff, "ServerErrorAttempts"),
        NetworkAttempts = level.Integer(DeclarationKind.RetryWithBackoff, "NetworkAttempts"),
        BaseDelaySeconds = level.Number(DeclarationKind.RetryWithBackoff, "BaseDelaySeconds"),
        Factor = level.Number(DeclarationKind.RetryWithBackoff, "Factor"),
        MaxDelaySeconds = level.Number(DeclarationKind.RetryWithBackoff, "MaxDelaySeconds"),
        Jitter = level.EnumText(DeclarationKind.RetryWithBackoff, "Jitter", "RetryJitter"),
    };

    private static TimeoutModel ReadTimeout(DeclarationLevel level) => new()
    {
        TotalSeconds = level.Number(DeclarationKind.Timeout, "TotalSeconds"),
        AttemptSeconds = level.Number(DeclarationKind.Timeout, "AttemptSeconds"),
        FirstTokenSeconds = level.Number(DeclarationKind.Timeout, "FirstTokenSeconds"),
        IdleSeconds = level.Number(DeclarationKind.Timeout, "IdleSeconds"),
        MinCharactersPerSecond = level.Number(DeclarationKind.Timeout, "MinCharactersPerSecond"),
        ProbeSeconds = level.Number(DeclarationKind.Timeout, "ProbeSeconds"),
    };

    private static HedgeModel ReadHedge(DeclarationLevel level) => new(
        level.Number(DeclarationKind.Hedge, "DelaySeconds"),
        level.Integer(DeclarationKind.Hedge, "MaxHedges"),
        level.Number(DeclarationKind.Hedge, "MaxSurcharge"));

    private static BulkheadModel ReadBulkhead(DeclarationLevel level) => new(
        level.Integer(DeclarationKind.Bulkhead, "MaxConcurrency"),
        level.Integer(DeclarationKind.Bulkhead, "MaxQueued"));

    private static RepairModel ReadRepair(DeclarationLevel level) => new(
        level.Integer(DeclarationKind.Repair, "MaxReasks"),
        level.Text(DeclarationKind.Repair, "EscalateTo"),
        level.Number(DeclarationKind.Repair, "TemperatureStep"),
        level.EnumText(DeclarationKind.Repair, "FailedAnswers", "FailedAnswers"));

    private static QualityModel ReadQuality(DeclarationLevel level) => new(
        level.Number(DeclarationKind.MonitorQuality, "MinScore"),
        level.EnumText(DeclarationKind.MonitorQuality, "OnLow", "OnLow"),
        level.Integer(DeclarationKind.MonitorQuality, "MaxRetries"),
        level.Text(DeclarationKind.MonitorQuality, "EscalateTo"));

    private static OptimizeModel ReadOptimize(DeclarationLevel level) => new(
        level.EnumText(DeclarationKind.OptimizeQuery, "Strategies", "QueryStrategies"),
        level.Integer(DeclarationKind.OptimizeQuery, "MaxAddedTokens"),
        level.Text(DeclarationKind.OptimizeQuery, "Rewriter"),
        IsPrivate: false)
    {
        PartitionBy = level.Texts(DeclarationKind.OptimizeQuery, "PartitionBy"),
    };

    private static MaskModel ReadMask(DeclarationLevel level) => new(
        level.EnumText(DeclarationKind.MaskPersonalData, "Kinds", "PersonalDataKinds"),
        level.Boolean(DeclarationKind.MaskPersonalData, "Sensitive") == true);

    private static ShadowModel? ReadShadow(DeclarationLevel level) => AttributeReader.TextArgument(level.Find(DeclarationKind.Shadow)!, 0) is { Length: > 0 } model
        ? new(
            model,
            level.Number(DeclarationKind.Shadow, "Share"),
            level.Number(DeclarationKind.Shadow, "DailyUsd") is { } usd ? AttributeReader.ToMoney(usd) : null,
            level.Integer(DeclarationKind.Shadow, "MaxConcurrency"),
            level.Boolean(DeclarationKind.Shadow, "AllowTools") == true,
            level.Boolean(DeclarationKind.Shadow, "AllowSensitive") == true)
        : null;

    /// <summary>Reads the cache of a decorated method.</summary>
    public static CacheModel? ReadOperationCache(DeclarationLevel level) => level.IsOn(DeclarationKind.Cache)
        ? new() { DurationSeconds = level.Number(DeclarationKind.Cache, "DurationSeconds"), MaxEntries = level.Integer(DeclarationKind.Cache, "MaxEntries") }
        : null;

    private static CacheModel ReadCache(DeclarationLevel level) => new()
    {
        DurationSeconds = level.Number(DeclarationKind.Cache, "DurationSeconds"),
        Mode = level.EnumText(DeclarationKind.Cache, "Mode", "LlmCacheMode"),
        MaxAgeSeconds = level.Number(DeclarationKind.Cache, "MaxAgeSeconds"),
        Jitter = level.Number(DeclarationKind.Cache, "Jitter"),
        FailureSeconds = level.Number(DeclarationKind.Cache, "FailureSeconds"),
        Tags = level.Texts(DeclarationKind.Cache, "Tags"),
        PartitionBy = level.Text(DeclarationKind.Cache, "PartitionBy"),
        IsSemantic = level.Boolean(DeclarationKind.Cache, "Semantic") == true,
        MeaningOf = level.Text(DeclarationKind.Cache, "MeaningOf"),
        MaxWrongHitRate = level.Number(DeclarationKind.Cache, "MaxWrongHitRate"),
        IsShadow = level.Boolean(DeclarationKind.Cache, "SemanticShadow") == true,
    };

    private static EquatableArray<FallbackModel> ReadFallback(DeclarationLevel level)
    {
        if (level.Fallbacks() is not { } fallbacks)
            return default;

        var parts = new List<FallbackModel>(fallbacks.Count);
        foreach (var fallback in fallbacks)
        {
            if (AttributeReader.TextsArgument(fallback, 0) is { IsEmpty: false } models)
                parts.Add(new(models, ErrorKindSet.Declared(fallback)));
        }

        return parts.ToEquatableArray();
    }
}
