using System.Collections.Concurrent;
using System.Text;

namespace LlmAttributes;

/// <summary>A template among the assembly's resources, with <c>{{name}}</c> where values belong.</summary>
internal sealed class HtmlTemplate
{
    private static readonly ConcurrentDictionary<string, HtmlTemplate> s_loaded = new(StringComparer.Ordinal);

    private readonly string[] _parts;

    private HtmlTemplate(string text) => _parts = text.Split(["{{", "}}"], StringSplitOptions.None);

    public static HtmlTemplate Load(string name) => s_loaded.GetOrAdd(name, static name => new(Read(name + ".html")));

    public static string Read(string file)
    {
        using var stream = typeof(HtmlTemplate).Assembly.GetManifestResourceStream("LlmAttributes.Report." + file)
            ?? throw new InvalidOperationException($"The template '{file}' is not among the assembly's resources.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>Puts values in; every second part is a name.</summary>
    public HtmlText Fill(params ReadOnlySpan<(string Name, HtmlText Value)> values)
    {
        var text = new StringBuilder();
        for (var i = 0; i < _parts.Length; i++)
            text.Append(i % 2 == 0 ? _parts[i] : Find(_parts[i], values));
        return HtmlText.Markup(text.ToString());
    }

    private static string Find(string name, ReadOnlySpan<(string Name, HtmlText Value)> values)
    {
        foreach (var (known, value) in values)
        {
            if (known == name)
                return value.ToString();
        }

        throw new InvalidOperationException($"The template asks for '{name}', which it is not given.");
    }
}
