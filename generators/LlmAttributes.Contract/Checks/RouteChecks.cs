using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>The rules on the numbers and tables of routes.</summary>
internal static class RouteChecks
{
    /// <summary>The numbers of the strategies that rules ask about.</summary>
    public const int Balanced = 4;
    public const int Weighted = 5;
    public const int TaskType = 8;
    public const int InputLength = 9;
    public const int Sticky = 10;
    public const int Learned = 11;
    public const int Adaptive = 12;

    private static readonly string[] s_weights = ["CostWeight", "SpeedWeight", "QualityWeight"];

    /// <summary>The weights that an attribute sets.</summary>
    public static List<double> Weights(AttributeData route)
    {
        var weights = new List<double>();
        if (!route.TryGet("Weights", out var value) || value is not { Kind: TypedConstantKind.Array, Values: { IsDefaultOrEmpty: false } values })
            return weights;
        foreach (var weight in values)
            weights.Add(AttributeValues.Number(weight) ?? double.NaN);
        return weights;
    }

    /// <summary>Reports weights that do not belong to the models, or sum to something strange; returns what keeps a call from being made.</summary>
    public static Fault? CheckWeights(AttributeData route, string owner, RuleReporter reporter)
    {
        if (route.IsDisabled())
            return null;
        ReportSum(route, owner, reporter);
        var weights = Weights(route);
        var models = route.Keys(CandidateChecks.KeysParameter(PolicyKind.RouteBy, route)).Length;
        if (weights.Count == 0 || models == 0)
            return null;

        var sum = 0.0;
        foreach (var weight in weights)
            sum += weight >= 0 && !double.IsInfinity(weight) ? weight : double.NaN;
        if (weights.Count != models)
            return Raise($"{weights.Count} values for {models} models", "set one for each");
        if (!(sum > 0))
            return Raise("negative values or nothing but 0", "make each 0 or more, and one positive");
        if (Math.Abs(sum - 1) > 0.001 && Math.Abs(sum - 100) > 0.1)
            reporter.Report(RuleCatalog.WeightsSum, RuleAnchor.Named(route, "Weights"), owner, AttributeValues.Display(Math.Round(sum, 6)), "1 or 100");
        return null;

        Fault Raise(string what, string remedy)
        {
            reporter.Report(RuleCatalog.WeightsMismatch, RuleAnchor.Named(route, "Weights"), owner, what, remedy);
            return Fault.Of(RuleCatalog.WeightsMismatch, owner, what, remedy);
        }
    }

    /// <summary>Reports rows for the same call, and calls without a row.</summary>
    public static void CheckTables(PolicyLevels levels, string owner, RuleReporter reporter)
    {
        if (!reporter.IsListening)
            return;
        var seen = new HashSet<(PolicyKind Kind, object Value)>();
        foreach (var (kind, row) in levels.Own.All)
        {
            if (kind is not (PolicyKind.RouteTask or PolicyKind.RouteBand) || row.ConstructorArguments is not { Length: 2 } arguments || arguments[0].Value is not { } value)
                continue;
            if (!seen.Add((kind, value)))
                reporter.Report(RuleCatalog.RouteTableOverlap, RuleAnchor.Positional(row, 0), kind.ToString(), owner, Name(arguments[0]));
        }

        if (seen.Count > 0 && levels.Nearest(PolicyKind.RouteBy) is { } route && !route.IsDisabled() && levels.KeysSource(PolicyKind.RouteBy) is null)
            ReportGaps(levels, route, owner, reporter);
    }

    private static void ReportGaps(PolicyLevels levels, AttributeData route, string owner, RuleReporter reporter)
    {
        var gap = RouteParameters.TableType(levels.Table(PolicyKind.RouteTask)) is { } type ? MissingTasks(type, levels.Table(PolicyKind.RouteTask))
            : levels.Table(PolicyKind.RouteBand) is { Count: > 0 } bands && !bands.Exists(static b => b.ConstructorArguments[0].Value is int.MaxValue) ? "longer inputs"
            : "";
        if (gap.Length > 0)
            reporter.Report(RuleCatalog.RouteTablePartial, RuleAnchor.At(levels.Own[PolicyKind.RouteBy] ?? levels.Own.All[0].Attribute), owner, gap);
    }

    private static string MissingTasks(ITypeSymbol type, List<AttributeData> rows)
    {
        var missing = "";
        foreach (var member in type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } field && !rows.Exists(r => Equals(r.ConstructorArguments[0].Value, field.ConstantValue)))
                missing += (missing.Length == 0 ? "'" : ", '") + field.Name + "'";
        }

        return missing;
    }

    private static string Name(TypedConstant value) => value.Kind == TypedConstantKind.Enum ? RouteReader.NameOf(value) : Convert.ToString(value.Value, System.Globalization.CultureInfo.InvariantCulture);

    private static void ReportSum(AttributeData route, string owner, RuleReporter reporter)
    {
        var sum = 0.0;
        var any = false;
        foreach (var name in s_weights)
        {
            if (route.Number(name) is not { } weight)
                continue;
            any = true;
            sum += weight;
        }

        if (any && IsBy(route, Balanced) && Math.Abs(sum - 1) > 0.001)
            reporter.Report(RuleCatalog.WeightsSum, RuleAnchor.At(route), owner, AttributeValues.Display(Math.Round(sum, 6)), "1");
    }

    /// <summary>Reports arguments that belong to another strategy.</summary>
    public static void CheckEffect(AttributeData route, string owner, RuleReporter reporter)
    {
        if (route.AttributeClass is { IsGenericType: true } || route.ConstructorArguments is not { Length: > 0 } arguments || arguments[0].Value is not int strategy)
            return;
        if (strategy != Weighted)
            EffectArguments.Report(route, "Weights", owner, "whose strategy knows no shares", reporter);
        if (strategy is Balanced or Learned or Adaptive)
            return;
        foreach (var name in s_weights)
            EffectArguments.Report(route, name, owner, "whose strategy weighs nothing", reporter);
    }

    /// <summary>Says why a row of a table does nothing; <see langword="null"/> where the route reads it.</summary>
    public static string? WhyNoRow(PolicyKind kind, PolicyLevels levels)
    {
        var isRead = levels.Nearest(PolicyKind.RouteBy) is { } route && !route.IsDisabled() && IsBy(route, kind == PolicyKind.RouteTask ? TaskType : InputLength);
        return isRead ? null : kind == PolicyKind.RouteTask ? "where no [RouteBy] goes by task type" : "where no [RouteBy] goes by input length";
    }

    /// <summary>Whether an attribute names a strategy, by its number.</summary>
    public static bool IsBy(AttributeData route, int strategy) =>
        route.AttributeClass is not { IsGenericType: true } && route.ConstructorArguments.Length > 0 && route.ConstructorArguments[0].Value is int value && value == strategy;

    /// <summary>The first fault in the tables of one level.</summary>
    public static Fault? FindInTables(Declarations own, string owner)
    {
        foreach (var row in own.RouteTasks ?? [])
        {
            if (CandidateChecks.Check(PolicyKind.RouteTask, row, hasInherited: false, owner, RuleReporter.None) is { } fault)
                return fault;
        }

        foreach (var row in own.RouteBands ?? [])
        {
            if (CandidateChecks.Check(PolicyKind.RouteBand, row, hasInherited: false, owner, RuleReporter.None) is { } fault)
                return fault;
        }

        return own[DeclarationKind.RouteBy] is { } route ? CheckWeights(route, owner, RuleReporter.None) : null;
    }
}
