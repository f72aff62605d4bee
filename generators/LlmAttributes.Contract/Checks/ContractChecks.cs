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
    /// <param name="models">The declared models.</param>
    /// <param name="reporter">Takes the reports.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static void Check(INamedTypeSymbol type, bool isContract, KnownModels models, RuleReporter reporter, CancellationToken cancellation)
    {
        var levels = new PolicyLevels(PolicySet.Read(type), new PolicyLevels(PolicySet.Read(type.ContainingAssembly), null));
        var calls = Calls(type);
        if (isContract)
            EffectChecks.CheckContract(type, calls, levels, reporter);
        else
            DecoratorChecks.CheckInterface(type, levels, reporter);
        CheckLevel(type.Name, levels, models, reporter);
        if (isContract)
            CheckBudget(type, calls, levels, models, reporter);

        foreach (var member in type.GetMembers())
        {
            cancellation.ThrowIfCancellationRequested();
            if (member is IMethodSymbol method)
                CheckMethod(method, isContract, new PolicyLevels(PolicySet.Read(method), levels), models, reporter);
        }
    }

    /// <summary>The rules that look at one attribute or at one level alone.</summary>
    public static void CheckLevel(string owner, PolicyLevels levels, KnownModels models, RuleReporter reporter)
    {
        foreach (var (kind, attribute) in levels.Own.All)
        {
            PolicyNumbers.Check(kind, attribute, owner, reporter);
            CandidateChecks.Check(kind, attribute, levels.Outer?.KeysSource(kind) is not null, owner, reporter);
            ModelKeyChecks.CheckKeys(kind, attribute, owner, models, reporter);
            SecretChecks.Check(kind, attribute, owner, reporter);
        }

        TimeChecks.Check(levels, owner, reporter);
    }

    private static void CheckMethod(IMethodSymbol method, bool isContract, PolicyLevels levels, KnownModels models, RuleReporter reporter)
    {
        if (!CallSymbols.IsCall(method))
        {
            // Partial and abstract members that are no call are faults of their own.
            if (!isContract || (!method.IsPartialDefinition && !method.IsAbstract))
                EffectChecks.ReportAll(method, isContract ? "which the client does not implement" : "which passes through unchanged", reporter);
            return;
        }

        if (isContract)
        {
            TokenChecks.Check(method, reporter);
            EffectChecks.CheckCall(method, levels, reporter);
            CheckLevel(method.Name, levels, models, reporter);
            var isEnsemble = CallSymbols.IsComparable(method) && levels.IsOn(PolicyKind.Ensemble);
            ModelKeyChecks.CheckBudget(levels, isEnsemble, method.Name, models, reporter);
        }
        else
        {
            DecoratorChecks.CheckMethod(method, levels, reporter);
            CheckLevel(method.Name, levels, models, reporter);
        }
    }

    private static void CheckBudget(
        INamedTypeSymbol type, List<IMethodSymbol> calls, PolicyLevels levels, KnownModels models, RuleReporter reporter)
    {
        var isEnsemble = levels.IsOn(PolicyKind.Ensemble) && calls.TrueForAll(CallSymbols.IsComparable);
        ModelKeyChecks.CheckBudget(levels, isEnsemble, type.Name, models, reporter);
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
