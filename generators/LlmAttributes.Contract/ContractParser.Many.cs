using System.Text;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <content>Calls that are made for many items at once.</content>
internal sealed partial class ContractParser
{
    /// <summary>Whether a parameter is the same for all items.</summary>
    public static bool IsOfRun(ParameterModel parameter) =>
        parameter.Role is ParameterRole.CancellationToken or ParameterRole.CallOptions or ParameterRole.ChatOptions or ParameterRole.Progress;

    private ManyModel? ReadMany(IMethodSymbol method, Declarations own, ResultModel? result, List<ParameterModel> parameters, out Fault? fault)
    {
        fault = null;
        if (own.Many is not { } attribute || result is null)
            return null;
        var items = parameters.FindAll(static parameter => !IsOfRun(parameter));
        var name = Identifiers.WithoutAsync(method.Name) + "ManyAsync";
        if (WhyNotMany(method, items, name) is var (why, remedy))
        {
            fault = Raise(RuleCatalog.UnfitMany, RuleAnchor.At(attribute), method.Name, why, remedy);
            return null;
        }

        fault = PolicyNumbers.Check(PolicyKind.Many, attribute, method.Name, RuleReporter.None);
        return new()
        {
            Name = name,
            ItemType = ItemOf(items),
            ResultType = _facts.NameOf(((INamedTypeSymbol)method.ReturnType).TypeArguments[0]),
            MaxConcurrency = AttributeReader.Integer(attribute, "MaxConcurrency"),
            InOrder = AttributeReader.Boolean(attribute, "InOrder") == true,
            StopOnFailure = AttributeReader.Boolean(attribute, "StopOnFailure") == true,
            BudgetUsd = AttributeReader.Money(attribute, "BudgetUsd"),
            TimeoutSeconds = AttributeReader.Number(attribute, "TimeoutSeconds"),
        };
    }

    private (string Why, string Remedy)? WhyNotMany(IMethodSymbol method, List<ParameterModel> items, string name)
    {
        if (CallSymbols.IsStream(method))
            return ("it is a stream", "return a task");
        if (!SymbolEqualityComparer.Default.Equals(method.ContainingType, _type))
            return ($"it is a method of '{method.ContainingType.Name}', which is no contract of its own", $"mark '{method.ContainingType.Name}' with [LlmClient]");
        if (!method.TypeParameters.IsEmpty)
            return ("it has type parameters of its own", "move them to the contract");
        if (items.Count == 0)
            return ("no parameter tells one item from the next", "add a parameter, or remove [Many]");
        if (IsTaken(name))
            return ($"the contract has a member '{name}'", "rename one of them");
        return _many.Add(name + ItemOf(items)) ? null : ($"another call has '{name}' for the same items", "rename one of them");
    }

    // The analyzer sees what the generator has added.
    private bool IsTaken(string name)
    {
        foreach (var member in _type.GetMembers(name))
        {
            var isGenerated = false;
            foreach (var attribute in member.GetAttributes())
                isGenerated |= attribute.AttributeClass?.Name == "GeneratedCodeAttribute";
            if (!isGenerated)
                return true;
        }

        return false;
    }

    private static string ItemOf(List<ParameterModel> items)
    {
        if (items.Count == 1)
            return items[0].Type;
        var text = new StringBuilder("(");
        foreach (var item in items)
            text.Append(text.Length == 1 ? "" : ", ").Append(item.Type).Append(' ').Append(item.Name);
        return text.Append(')').ToString();
    }
}
