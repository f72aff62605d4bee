using System.Text;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>What is said about a type or a member: <c>[Description]</c>, else its documentation comment, which is read from the source, since few builds parse it.</summary>
internal static class Descriptions
{
    private static readonly string[] s_names = { "cref=\"", "langword=\"", "name=\"" };
    private static readonly char[] s_blanks = { ' ', '\t', '\r' };

    public static string? Of(ISymbol symbol, ISymbol? parameter = null, ISymbol? documented = null) =>
        Attribute(symbol) ?? (parameter is null ? null : Attribute(parameter)) ?? Summary(symbol) ?? (documented is null ? null : Parameter(documented, parameter!.Name));

    /// <summary>Adds what each name of an enumeration means, for which a schema has no place of its own.</summary>
    public static string? Join(string? description, IEnumerable<ShapeName> names)
    {
        var text = new StringBuilder(description);
        foreach (var name in names)
        {
            if (name.Description is null)
                continue;

            var isFirst = text.Length == description?.Length;
            text.Append(text.Length == 0 ? "" : !isFirst ? "; " : text[text.Length - 1] == '.' ? " " : ". ").Append(name.JsonName).Append(": ").Append(name.Description);
        }

        return text.Length == 0 ? null : text.ToString();
    }

    private static string? Attribute(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute is { AttributeClass.Name: "DescriptionAttribute", ConstructorArguments: { Length: 1 } arguments } && arguments[0].Value is string { Length: > 0 } text)
                return text;
        }

        return null;
    }

    private static string? Summary(ISymbol symbol) => Element(Comment(symbol), "<summary>", "</summary>");

    private static string? Parameter(ISymbol type, string name) => Element(Comment(type), $"<param name=\"{name}\">", "</param>");

    private static string Comment(ISymbol symbol)
    {
        foreach (var reference in symbol.DeclaringSyntaxReferences)
        {
            var node = reference.GetSyntax();
            var comment = new StringBuilder();
            foreach (var line in node.GetLeadingTrivia().ToFullString().Split('\n'))
            {
                var text = line.Trim();
                if (text.StartsWith("///", StringComparison.Ordinal))
                    comment.Append(text, 3, text.Length - 3).Append(' ');
            }

            if (comment.Length > 0)
                return comment.ToString();
        }

        return "";
    }

    private static string? Element(string comment, string begin, string end)
    {
        var start = comment.IndexOf(begin, StringComparison.Ordinal);
        if (start < 0)
            return null;

        start += begin.Length;
        var stop = comment.IndexOf(end, start, StringComparison.Ordinal);
        var text = stop < 0 ? "" : Plain(comment.Substring(start, stop - start));
        return text.Length == 0 ? null : text;
    }

    // A tag stands for what it names: <see cref="T:Shop.Order"/> for Order.
    private static string Plain(string xml)
    {
        var text = new StringBuilder(xml.Length);
        for (var i = 0; i < xml.Length; i++)
        {
            if (xml[i] != '<')
            {
                text.Append(xml[i]);
                continue;
            }

            var end = xml.IndexOf('>', i);
            if (end < 0)
                break;
            text.Append(NameIn(xml.Substring(i, end - i)));
            i = end;
        }

        var plain = text.Replace("&lt;", "<").Replace("&gt;", ">").Replace("&quot;", "\"").Replace("&apos;", "'").Replace("&amp;", "&").ToString();
        return string.Join(" ", plain.Split(s_blanks, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string NameIn(string tag)
    {
        foreach (var attribute in s_names)
        {
            var start = tag.IndexOf(attribute, StringComparison.Ordinal);
            if (start < 0)
                continue;

            start += attribute.Length;
            var end = tag.IndexOf('"', start);
            var name = end < 0 ? "" : tag.Substring(start, end - start);
            return name.Substring(name.LastIndexOf('.') + 1);
        }

        return "";
    }
}
