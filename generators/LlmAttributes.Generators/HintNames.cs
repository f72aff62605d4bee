using System.Collections.Immutable;
using System.Globalization;
using LlmAttributes.Contract;

namespace LlmAttributes.Generators;

/// <summary>Keeps names of generated files apart that differ only in case: the compiler takes them for one and drops the whole generator.</summary>
internal static class HintNames
{
    public const string Models = "LlmModels" + Suffix;
    public const string Registration = "LlmAttributesRegistration" + Suffix;
    private const string Suffix = ".g.cs";

    /// <summary>The file of a generated reader or schema.</summary>
    public static string OfShape(string name, int number) =>
        "LlmAttributes.Json." + name + (number == 1 ? "" : "(" + number.ToString(CultureInfo.InvariantCulture) + ")") + Suffix;

    /// <summary>The names that an earlier one has taken, or that end like one of a file that belongs to no interface; nearly always none.</summary>
    public static EquatableArray<string> FindClashes(ImmutableArray<string> names, params string[] reserved)
    {
        var clashes = new List<string>();
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in names.Sort(StringComparer.Ordinal))
        {
            var isReserved = false;
            foreach (var ending in reserved)
                isReserved |= name.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
            if (isReserved || !taken.Add(name))
                clashes.Add(name);
        }

        return clashes.ToEquatableArray();
    }

    /// <summary>The name itself, or one with a number that no identifier can hold.</summary>
    public static string Number(string name, EquatableArray<string> clashes)
    {
        var number = 2;
        foreach (var clash in clashes)
        {
            if (clash == name)
                return name.Substring(0, name.Length - Suffix.Length) + "(" + number.ToString(CultureInfo.InvariantCulture) + ")" + Suffix;
            if (string.Equals(clash, name, StringComparison.OrdinalIgnoreCase))
                number++;
        }

        return name;
    }
}
