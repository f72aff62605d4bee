using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <content>Calls that are tools for other agents.</content>
internal sealed partial class ContractParser
{
    private EquatableArray<ToolModel> ReadOwnTools()
    {
        if (_shape.Fault is not null || !HasOwnTools())
            return default;
        var tools = new List<ToolModel>();
        new ToolReader(_facts, _type, _shapes, _written).Read(_type, tools, (name, why, remedy) =>
            _reporter.Report(RuleCatalog.UnsupportedTool, RuleAnchor.At(_type.GetMembers(name)[0]), name, _type.Name, why, remedy));
        return tools.ToEquatableArray();
    }

    private bool HasOwnTools()
    {
        foreach (var member in _type.GetMembers())
        {
            if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary } method && ToolReader.Mark(method) is not null)
                return true;
        }

        return false;
    }
}
