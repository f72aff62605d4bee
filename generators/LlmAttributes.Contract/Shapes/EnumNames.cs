using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Reads the names of an enumeration as they stand in answers.</summary>
internal static class EnumNames
{
    /// <summary>Reads the names, and reports those that a reader cannot tell apart.</summary>
    /// <param name="type">The enumeration.</param>
    /// <param name="call">The call whose answers hold it.</param>
    /// <param name="reporter">Takes what is found.</param>
    public static List<EnumMemberModel> Read(ITypeSymbol type, IMethodSymbol call, RuleReporter reporter)
    {
        var members = new List<EnumMemberModel>();
        var values = new HashSet<object>();
        var folded = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in type.GetMembers())
        {
            if (member is not IFieldSymbol { HasConstantValue: true, ConstantValue: { } value } field || ContractParser.IsForbidden(field))
                continue;

            var jsonName = NameOf(field);
            var isAlias = !values.Add(value);
            members.Add(new(new(jsonName, Identifiers.Escape(field.Name), Descriptions.Of(field)), isAlias));
            if (isAlias)
                continue;
            if (folded.TryGetValue(JsonNaming.Fold(jsonName), out var other))
                reporter.Report(RuleCatalog.AmbiguousEnumNames, RuleAnchor.At(call), type.Name, other, jsonName, call.Name);
            else
                folded.Add(JsonNaming.Fold(jsonName), jsonName);
        }

        return members;
    }

    /// <summary>Lists the names for models and those of the source, escaped.</summary>
    public static List<(string JsonName, string Name)> List(ITypeSymbol type)
    {
        var names = new List<(string, string)>();
        foreach (var member in type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } field && !ContractParser.IsForbidden(field))
                names.Add((NameOf(field), Identifiers.Escape(field.Name)));
        }

        return names;
    }

    private static string NameOf(IFieldSymbol field) => ShapeReader.TextOf(field, "JsonStringEnumMemberNameAttribute") ?? field.Name;
}
