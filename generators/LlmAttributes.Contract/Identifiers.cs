using Microsoft.CodeAnalysis.CSharp;

namespace LlmAttributes.Contract;

internal static class Identifiers
{
    public static string Escape(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && name != "await" ? name : "@" + name;

    /// <summary>The name of a call without <c>Async</c>.</summary>
    public static string WithoutAsync(string name) =>
        name.Length > 5 && name.EndsWith("Async", StringComparison.Ordinal) ? name.Substring(0, name.Length - 5) : name;

    /// <summary>The name of a contract without its <c>I</c>.</summary>
    public static string WithoutPrefix(string name) => name.Length > 1 && name[0] == 'I' && char.IsUpper(name[1]) ? name.Substring(1) : name;

    public static string ToCamelCase(string name) => char.IsUpper(name[0]) ? char.ToLowerInvariant(name[0]) + name.Substring(1) : name;

    /// <summary>A name as close to the wanted one as the taken ones allow; it is taken afterwards.</summary>
    public static string Unique(string wanted, HashSet<string> taken)
    {
        var name = wanted;
        for (var number = 1; !taken.Add(name); number++)
            name = wanted + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return name;
    }
}
