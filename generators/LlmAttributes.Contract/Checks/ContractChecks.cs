using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>
/// The rules on policies, tokens and texts of one contract or decorated interface. Errors among them are repeated by <see cref="PolicyFaults"/>
/// for the generator.
/// </summary>
internal static class ContractChecks
{
    /// <param name="type">The interface.</param>
    /// <param name="isContract">Whether its methods are calls: it is a contract, or a contract derives from it.</param>
    /// <param name="isDecorated">Whether a decorator is made of it, or of an interface that derives from it.</param>
    /// <param name="models">The declared models.</param>
    /// <param name="maxAttempts">How many requests a call may send.</param>
    /// <param name="reporter">Takes the reports.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static void Check(
        INamedTypeSymbol type, bool isContract, bool isDecorated, KnownModels models, int maxAttempts, RuleReporter reporter, CancellationToken cancellation)
    {
        var levels = new PolicyLevels(PolicySet.Read(type), new PolicyLevels(PolicySet.Read(type.ContainingAssembly), null));
        var calls = Calls(type);
        if (isContract)
            EffectChecks.CheckContract(type, calls, levels, isDecorated, reporter);
        else
            DecoratorChecks.CheckInterface(type, calls, levels, reporter);
        var isEnsemble = isContract && levels.IsOn(PolicyKind.Ensemble) && calls.TrueForAll(CallSymbols.IsComparable);
        CheckLevel(type.Name, isEnsemble, levels, models, reporter);
        if (isContract)
            CheckContract(type, calls, isEnsemble, levels, models, maxAttempts, reporter);

        foreach (var member in type.GetMembers())
        {
            cancellation.ThrowIfCancellationRequested();
            if (member is IMethodSymbol method)
                CheckMethod(method, isContract, isDecorated, new PolicyLevels(PolicySet.Read(method), levels), models, maxAttempts, reporter);
        }
    }

    /// <summary>The rules that look at one attribute or at one level alone.</summary>
    public static void CheckLevel(string owner, bool isEnsemble, PolicyLevels levels, KnownModels models, RuleReporter reporter)
    {
        foreach (var (kind, attribute) in levels.Own.All)
        {
            PolicyNumbers.Check(kind, attribute, owner, reporter);
            var hasInherited = kind == PolicyKind.Fallback ? levels.HasFallbacksToSwitchOn()
                : levels.Outer?.KeysSource(kind) is not null || (kind == PolicyKind.RouteBy && levels.RouteRows().Count > 0);
            CandidateChecks.Check(kind, attribute, hasInherited, owner, reporter, kind == PolicyKind.Ensemble ? levels.Table(PolicyKind.EnsembleMember) : null);
            ModelKeyChecks.CheckKeys(kind, attribute, owner, models, reporter);
            GuardChecks.Check(kind, attribute, owner, reporter);
            SecretChecks.Check(kind, attribute, owner, reporter);
            if (kind == PolicyKind.RouteBy)
                RouteChecks.CheckWeights(attribute, owner, reporter);
        }

        RouteChecks.CheckTables(levels, owner, reporter);
        TimeChecks.Check(levels, isEnsemble, owner, reporter);
    }

    private static void CheckMethod(
        IMethodSymbol method, bool isContract, bool isDecorated, PolicyLevels levels, KnownModels models, int maxAttempts, RuleReporter reporter)
    {
        if (!CallSymbols.IsCall(method))
        {
            // Partial and abstract members that are no call are faults of their own.
            if (isContract && (method.IsPartialDefinition || method.IsAbstract))
                return;
            var reason = isContract ? "which the client does not implement" : "which passes through unchanged";
            EffectChecks.ReportAll(method, reason, reporter);
            ParameterMarks.ReportAll(method.Parameters, reason, reporter);
            return;
        }

        if (isContract)
        {
            CheckCall(method, levels, isDecorated, models, maxAttempts, reporter);
        }
        else
        {
            DecoratorChecks.CheckMethod(method, levels, reporter);
            CheckLevel(method.Name, isEnsemble: false, levels, models, reporter);
        }
    }

    private static void CheckCall(
        IMethodSymbol call, PolicyLevels levels, bool isDecorated, KnownModels models, int maxAttempts, RuleReporter reporter)
    {
        var isEnsemble = CallSymbols.IsComparable(call) && levels.IsOn(PolicyKind.Ensemble);
        TokenChecks.Check(call, reporter);
        ParameterMarks.Check(call, reporter);
        EffectChecks.CheckCall(call, levels, isDecorated, reporter);
        CheckLevel(call.Name, isEnsemble, levels, models, reporter);
        ModelKeyChecks.CheckBudget(levels, isEnsemble, call.Name, models, reporter);
        BudgetChecks.CheckPerCall(call, levels, isEnsemble, models, reporter);
        AttemptChecks.Check(levels, isEnsemble, call.Name, maxAttempts, reporter);
        FallbackChecks.Check(levels, isEnsemble, TakesOptions(call), call.Name, models, reporter);
        HedgeChecks.Check(call, levels, isEnsemble, reporter);
        RetriedToolChecks.Check(call, levels, reporter);
        CachedCallChecks.Check(call, levels, reporter);
        ShadowChecks.CheckModel(call, levels, reporter);
        StreamChecks.CheckCall(call, levels, reporter);
        if (isEnsemble)
            EnsembleChecks.Check(call, levels, models, reporter);
        else
            CallRouteChecks.Check(call, levels, models, reporter);
    }

    private static void CheckContract(
        INamedTypeSymbol type, List<IMethodSymbol> calls, bool isEnsemble, PolicyLevels levels, KnownModels models, int maxAttempts, RuleReporter reporter)
    {
        ModelKeyChecks.CheckBudget(levels, isEnsemble, type.Name, models, reporter);
        AttemptChecks.Check(levels, isEnsemble, type.Name, maxAttempts, reporter);
        StreamChecks.CheckContract(type, calls, levels, reporter);

        // A call with attributes of its own may need what another cannot use.
        if (calls.Count > 0 && calls.TrueForAll(InheritsAll))
            FallbackChecks.Check(levels, isEnsemble, calls.Exists(TakesOptions), type.Name, models, reporter);
    }

    private static bool InheritsAll(IMethodSymbol call)
    {
        foreach (var (kind, _) in PolicySet.Read(call).All)
        {
            if (kind is not (PolicyKind.Prompt or PolicyKind.PromptCase or PolicyKind.PromptVariant or PolicyKind.Retrieve or PolicyKind.SystemPrompt or PolicyKind.Example or PolicyKind.Examples or PolicyKind.ModelOptions or PolicyKind.TracePerformance))
                return false;
        }

        return true;
    }

    private static bool TakesOptions(IMethodSymbol call)
    {
        foreach (var parameter in call.Parameters)
        {
            if (ContractParser.RoleOf(parameter.Type) == ParameterRole.CallOptions)
                return true;
        }

        return false;
    }

    private static List<IMethodSymbol> Calls(INamedTypeSymbol type)
    {
        var calls = new List<IMethodSymbol>();
        Add(type);
        foreach (var inherited in type.AllInterfaces)
            Add(inherited);
        return calls;

        void Add(INamedTypeSymbol source)
        {
            foreach (var member in source.GetMembers())
            {
                if (member is IMethodSymbol method && CallSymbols.IsCall(method))
                    calls.Add(method);
            }
        }
    }
}
