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
        Fallback = level.IsOn(DeclarationKind.Fallback) ? ReadFallback(level) : null,
        Route = level.IsOn(DeclarationKind.RouteBy) ? ReadRoute(level) : null,
        Ensemble = level.IsOn(DeclarationKind.Ensemble) ? ReadEnsemble(level) : null,
        Budget = level.IsOn(DeclarationKind.Budget) ? ReadBudget(level) : null,
        Trace = level.IsOn(DeclarationKind.TracePerformance),
        CircuitBreaker = level.IsOn(DeclarationKind.CircuitBreaker),
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
            StopSequences = stops,
        };
    }

    private static RetryModel ReadRetry(DeclarationLevel level) => new(
        level.Integer(DeclarationKind.RetryWithBackoff, "MaxAttempts"),
        level.Number(DeclarationKind.RetryWithBackoff, "BaseDelaySeconds"),
        level.Number(DeclarationKind.RetryWithBackoff, "Factor"),
        level.Number(DeclarationKind.RetryWithBackoff, "MaxDelaySeconds"));

    private static TimeoutModel ReadTimeout(DeclarationLevel level) => new(
        level.Number(DeclarationKind.Timeout, "TotalSeconds"),
        level.Number(DeclarationKind.Timeout, "AttemptSeconds"),
        level.Number(DeclarationKind.Timeout, "FirstTokenSeconds"),
        level.Number(DeclarationKind.Timeout, "IdleSeconds"));

    private static BudgetModel ReadBudget(DeclarationLevel level) =>
        new(level.Number(DeclarationKind.Budget, "PerCallUsd") is { } limit ? AttributeReader.ToMoney(limit) : null);

    private static FallbackModel? ReadFallback(DeclarationLevel level)
    {
        var models = Keys(level, DeclarationKind.Fallback, 0);
        return models.IsEmpty ? null : new(models);
    }

    private static RouteModel? ReadRoute(DeclarationLevel level)
    {
        var strategy = AttributeReader.EnumArgument(level.Find(DeclarationKind.RouteBy)!, 0, "RouteStrategy");
        var models = Keys(level, DeclarationKind.RouteBy, 1);
        return strategy is null || models.IsEmpty ? null : new(strategy, models, level.Number(DeclarationKind.RouteBy, "MinQuality"));
    }

    private static EnsembleModel? ReadEnsemble(DeclarationLevel level)
    {
        var strategy = AttributeReader.EnumArgument(level.Find(DeclarationKind.Ensemble)!, 0, "MergeStrategy");
        var members = Keys(level, DeclarationKind.Ensemble, 1);
        return strategy is null || members.IsEmpty
            ? null
            : new(strategy, members, level.Number(DeclarationKind.Ensemble, "TimeoutSeconds"), level.Integer(DeclarationKind.Ensemble, "Quorum"));
    }

    private static EquatableArray<string> Keys(DeclarationLevel level, DeclarationKind kind, int position)
    {
        for (var at = level; at is not null; at = at.Outer)
        {
            if (at.Own[kind] is { } attribute && AttributeReader.TextsArgument(attribute, position) is { IsEmpty: false } keys)
                return keys;
        }

        return default;
    }
}
