using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Reads routes: the nearest attribute gives the strategy, the nearest list of models and the nearest tables hold.</summary>
internal static class RouteReader
{
    private const string Strategies = "global::LlmAttributes.RouteStrategy.";

    public static RouteModel? Read(DeclarationLevel level)
    {
        var nearest = level.Find(DeclarationKind.RouteBy)!;
        var router = RouterOf(nearest);
        var strategy = router is null ? AttributeReader.EnumArgument(nearest, 0, "RouteStrategy") : Strategies + "Router";
        var models = Models(level);
        if (strategy is null || (models.IsEmpty && !level.HasRouteRows))
            return null;

        return new()
        {
            Strategy = strategy,
            Models = models,
            Router = router,
            MinQuality = level.Number(DeclarationKind.RouteBy, "MinQuality"),
            Weights = Weights(level),
            CostWeight = level.Number(DeclarationKind.RouteBy, "CostWeight"),
            SpeedWeight = level.Number(DeclarationKind.RouteBy, "SpeedWeight"),
            QualityWeight = level.Number(DeclarationKind.RouteBy, "QualityWeight"),
            MaxUsdPerCall = level.Number(DeclarationKind.RouteBy, "MaxUsdPerCall") is { } usd ? AttributeReader.ToMoney(usd) : null,
            MaxLatencySeconds = level.Number(DeclarationKind.RouteBy, "MaxLatencySeconds"),
            Requires = level.EnumText(DeclarationKind.RouteBy, "Requires", "ModelCapabilities"),
            Regions = level.Texts(DeclarationKind.RouteBy, "Regions"),
            Tags = level.Texts(DeclarationKind.RouteBy, "Tags"),
            AllowDeprecated = level.Boolean(DeclarationKind.RouteBy, "AllowDeprecated"),
            Tasks = IsBy(strategy, "TaskType") ? Tasks(level) : default,
            Bands = IsBy(strategy, "InputLength") ? Bands(level) : default,
        };
    }

    /// <summary>Whether the strategy is one of some name.</summary>
    public static bool IsBy(string strategy, string name) => strategy == Strategies + name;

    /// <summary>The name of a value of an enumeration, or its number where it has none.</summary>
    public static string NameOf(TypedConstant task)
    {
        foreach (var member in task.Type!.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } field && Equals(field.ConstantValue, task.Value))
                return field.Name;
        }

        return ValueOf(task.Value).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The value of an enumeration as the runtime compares it.</summary>
    public static long ValueOf(object? value) => value is ulong large ? unchecked((long)large) : Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The class that a type argument names, of which there is to be an instance.</summary>
    public static RouterModel? RouterOf(AttributeData attribute)
    {
        if (attribute.AttributeClass is not { IsGenericType: true, TypeArguments: { Length: 1 } arguments } || arguments[0] is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Interface } type)
            return null;

        return new(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), GuardReader.CanCreate(type));
    }

    private static EquatableArray<string> Models(DeclarationLevel level)
    {
        for (var at = level; at is not null; at = at.Outer)
        {
            if (at.Own[DeclarationKind.RouteBy] is { } attribute
                && AttributeReader.TextsArgument(attribute, CandidateChecks.KeysParameter(PolicyKind.RouteBy, attribute)) is { IsEmpty: false } keys)
                return keys;
        }

        return default;
    }

    private static EquatableArray<double> Weights(DeclarationLevel level)
    {
        for (var at = level; at is not null; at = at.Outer)
        {
            if (at.Own[DeclarationKind.RouteBy] is { } attribute && RouteChecks.Weights(attribute) is { Count: > 0 } weights)
                return weights.ToEquatableArray();
        }

        return default;
    }

    private static EquatableArray<RouteTaskModel> Tasks(DeclarationLevel level)
    {
        var tasks = new List<RouteTaskModel>();
        foreach (var attribute in level.RouteTasks ?? [])
        {
            if (attribute.ConstructorArguments is { Length: 2 } arguments && arguments[0] is { Kind: TypedConstantKind.Enum } task)
                tasks.Add(new(ValueOf(task.Value), NameOf(task), AttributeReader.TextsArgument(attribute, 1)));
        }

        return tasks.ToEquatableArray();
    }

    private static EquatableArray<RouteBandModel> Bands(DeclarationLevel level)
    {
        var bands = new List<RouteBandModel>();
        foreach (var attribute in level.RouteBands ?? [])
        {
            if (attribute.ConstructorArguments is { Length: 2 } arguments && arguments[0].Value is int bound)
                bands.Add(new(bound, AttributeReader.TextsArgument(attribute, 1)));
        }

        return bands.ToEquatableArray();
    }
}
