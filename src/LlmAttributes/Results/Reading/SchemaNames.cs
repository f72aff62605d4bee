using System.Runtime.CompilerServices;
using System.Text.Json;

namespace LlmAttributes.Runtime;

/// <summary>The names of all properties in a schema: they tell a quote that ends a text from one inside it.</summary>
internal sealed class SchemaNames
{
    private static readonly ConditionalWeakTable<object, SchemaNames> s_known = [];

    private readonly string[] _names;

    private SchemaNames(string schema)
    {
        HashSet<string> names = [];
        using var document = JsonDocument.Parse(schema);
        Collect(document.RootElement, names);
        _names = [.. names];
    }

    public static SchemaNames Of<T>(JsonShape<T> shape) => s_known.GetValue(shape, static s => new(((JsonShape<T>)s).Schema));

    /// <summary>Whether a text is one of the names, case and separators apart.</summary>
    public bool Contains(ReadOnlySpan<char> text)
    {
        foreach (var name in _names)
        {
            if (IsSame(text, name))
                return true;
        }

        return false;
    }

    public static bool IsSame(ReadOnlySpan<char> text, ReadOnlySpan<char> name)
    {
        var at = 0;
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c))
                continue;
            while (at < name.Length && !char.IsLetterOrDigit(name[at]))
                at++;
            if (at == name.Length || char.ToUpperInvariant(c) != char.ToUpperInvariant(name[at]))
                return false;
            at++;
        }

        while (at < name.Length && !char.IsLetterOrDigit(name[at]))
            at++;
        return at == name.Length && text.Length > 0;
    }

    private static void Collect(JsonElement element, HashSet<string> names)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Collect(item, names);
            return;
        }

        if (element.ValueKind != JsonValueKind.Object)
            return;
        foreach (var property in element.EnumerateObject())
        {
            if (property.NameEquals("properties") && property.Value.ValueKind == JsonValueKind.Object)
            {
                foreach (var named in property.Value.EnumerateObject())
                    names.Add(named.Name);
            }

            Collect(property.Value, names);
        }
    }
}
