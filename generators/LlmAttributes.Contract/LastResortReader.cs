using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Reads what answers when all else has failed: methods of the interface and constants, for contracts and decorated interfaces alike.</summary>
/// <param name="type">The interface.</param>
/// <param name="facts">What its compilation tells.</param>
/// <param name="reporter">Takes the rules that are broken.</param>
/// <param name="levelOf">Finds the levels of a method and its own declarations.</param>
internal sealed class LastResortReader(
    INamedTypeSymbol type, CompilationFacts facts, RuleReporter reporter, Func<IMethodSymbol, Declarations, DeclarationLevel> levelOf)
{
    /// <param name="method">The method.</param>
    /// <param name="own">Its own declarations.</param>
    /// <param name="level">Its levels.</param>
    /// <param name="target">What a constant must be; <see langword="null"/> where none can stand for the result.</param>
    /// <param name="fault">The first broken rule.</param>
    public EquatableArray<LastResortModel> Read(IMethodSymbol method, Declarations own, DeclarationLevel level, ConstantTarget? target, out Fault? fault)
    {
        fault = null;
        if (level.Fallbacks() is not { } fallbacks)
            return default;

        var resorts = new List<LastResortModel>();
        foreach (var fallback in fallbacks)
        {
            var isOwn = own.Fallbacks?.Contains(fallback) == true;
            Fault? broken = null;
            if (AttributeReader.Text(fallback, "Method") is { } name && ReadFallbackMethod(method, fallback, name, isOwn, out broken) is { } answering)
                resorts.Add(answering);
            fault ??= broken;
            broken = null;
            if (fallback.TryGet("Value", out var value) && !value.IsNull && ReadFallbackValue(method, fallback, value, isOwn, target, out broken) is { } constant)
                resorts.Add(constant);
            fault ??= broken;
        }

        return resorts.ToEquatableArray();
    }

    private LastResortModel? ReadFallbackMethod(IMethodSymbol call, AttributeData fallback, string name, bool isOwn, out Fault? fault)
    {
        fault = null;
        var anchor = isOwn ? RuleAnchor.Named(fallback, "Method") : RuleAnchor.At(call);
        if (FindFallbackMethod(call, name, out var problem, out var remedy) is not { } target)
        {
            fault = Raise(RuleCatalog.FallbackMethodMismatch, anchor, name, call.Name, problem, remedy);
            return null;
        }

        // What an interface gives to all of its calls is not meant for the one that answers for them.
        if (!isOwn && SymbolEqualityComparer.Default.Equals(target, call))
            return null;

        if (FindCycle(call, target) is { } path)
            fault = Raise(RuleCatalog.FallbackCycle, anchor, call.Name, path);
        return new()
        {
            On = ErrorKindSet.Declared(fallback),
            Owner = facts.PlainNameOf(target.ContainingType),
            Method = target.Name,
            IsStatic = target.IsStatic,
            DiffersInNullability = !FallbackMethods.HasSameNullability(target, call),
        };
    }

    private LastResortModel? ReadFallbackValue(
        IMethodSymbol call, AttributeData fallback, TypedConstant value, bool isOwn, ConstantTarget? target, out Fault? fault)
    {
        fault = null;
        if (target is { } known && ConstantText.Of(value, known.Answer, known.Type, known.TypeName) is { } constant)
            return new() { On = ErrorKindSet.Declared(fallback), Constant = constant };

        fault = Raise(
            RuleCatalog.FallbackValueMismatch,
            isOwn ? RuleAnchor.Named(fallback, "Value") : RuleAnchor.At(call),
            call.Name,
            ConstantText.Describe(value),
            Short(call.ReturnType),
            target is { } wanted ? $"write a constant of '{Short(wanted.Type)}'" : "name a 'Method' that answers instead");
        return null;
    }

    private IMethodSymbol? FindFallbackMethod(IMethodSymbol call, string name, out string problem, out string remedy)
    {
        var found = FindFallbackMethod(type, call, name, out problem, out remedy);
        foreach (var inherited in type.AllInterfaces)
        {
            if (found is not null)
                return found;

            found = FindFallbackMethod(inherited, call, name, out var other, out var otherRemedy);
            if (problem.Length == 0)
                (problem, remedy) = (other, otherRemedy);
        }

        if (found is null && problem.Length == 0)
            (problem, remedy) = ("does not exist", $"add it with the parameters and the result of '{call.Name}'");
        return found;
    }

    private IMethodSymbol? FindFallbackMethod(INamedTypeSymbol owner, IMethodSymbol call, string name, out string problem, out string remedy)
    {
        (problem, remedy) = ("", "");
        foreach (var member in owner.GetMembers(name))
        {
            if (member is not IMethodSymbol { MethodKind: MethodKind.Ordinary } method)
                (problem, remedy) = ("is no method", "name one");
            else if (!FallbackMethods.Fits(method, call))
                (problem, remedy) = ("has other parameters or another result", $"give it those of '{call.Name}'");
            else if (ContractParser.IsForbidden(method))
                (problem, remedy) = ("is obsolete as an error", "name another");
            else if (!facts.Compilation.IsSymbolAccessibleWithin(method, type, method.IsStatic ? null : owner))
                (problem, remedy) = ("is not accessible here", "make it public");
            else
                return method;
        }

        return null;
    }

    /// <summary>The way from a call over the methods that it falls back to and back to itself.</summary>
    private string? FindCycle(IMethodSymbol call, IMethodSymbol target)
    {
        var path = new List<string> { target.Name };
        return Leads(target, new(SymbolEqualityComparer.Default)) ? $"{call.Name} -> {string.Join(" -> ", path)}" : null;

        bool Leads(IMethodSymbol from, HashSet<ISymbol> seen)
        {
            if (SymbolEqualityComparer.Default.Equals(from, call))
                return true;
            if (!CallSymbols.IsCall(from) || !seen.Add(from))
                return false;

            var own = Declarations.Read(from);
            foreach (var fallback in levelOf(from, own).Fallbacks() ?? [])
            {
                if (AttributeReader.Text(fallback, "Method") is not { } name || FindFallbackMethod(from, name, out _, out _) is not { } next)
                    continue;
                if (SymbolEqualityComparer.Default.Equals(next, from) && own.Fallbacks?.Contains(fallback) != true)
                    continue;

                path.Add(next.Name);
                if (Leads(next, seen))
                    return true;
                path.RemoveAt(path.Count - 1);
            }

            return false;
        }
    }

    private Fault Raise(DiagnosticDescriptor rule, RuleAnchor anchor, params object?[] arguments)
    {
        reporter.Report(rule, anchor, arguments);
        return Fault.Of(rule, arguments);
    }

    private static string Short(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
}
