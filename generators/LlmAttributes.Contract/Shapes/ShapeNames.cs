using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Names of generated readers: the type's own where it tells the type, else with a hash of its full name.</summary>
internal static class ShapeNames
{
    private const string Global = "global::";

    public static string Of(ITypeSymbol type, string typeName)
    {
        var isPlain = type is INamedTypeSymbol { IsGenericType: false, ContainingType: null } && typeName.StartsWith(Global, StringComparison.Ordinal) && typeName.IndexOf('_') < 0 && typeName.IndexOf('@') < 0;
        if (isPlain)
            return typeName.Substring(Global.Length).Replace('.', '_');

        return Of(type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), typeName);
    }

    /// <summary>The name of a constructed type.</summary>
    public static string Of(string shortName, string typeName)
    {
        var name = new StringBuilder();
        foreach (var c in shortName)
            name.Append(char.IsLetterOrDigit(c) ? c : '_');
        return name.ToString().Trim('_') + "_" + Hash(typeName);
    }

    private static string Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
            hash = unchecked((hash ^ c) * 16777619u);
        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }
}
