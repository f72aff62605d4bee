using System.Text;
using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>A system prompt of an interface or assembly: one text for all calls, so without placeholders.</summary>
internal static class SharedSystemPrompt
{
    public static TemplateSource Read(AttributeData attribute, string owner, PromptFiles? files, RuleReporter reporter)
    {
        var source = TemplateSource.Read(attribute, "system prompt", owner, isOfCall: false, files, reporter);
        if (source.Fault is not null || source.Text is null)
            return source;

        foreach (var part in TemplateParser.Parse(source.Text))
        {
            if (!part.IsLiteral)
                source.Fail(RuleCatalog.PlaceholderInSharedSystemPrompt, source.AnchorOf(part.Start, part.Length), reporter, owner, Inside(part));
        }

        return source;
    }

    /// <summary>What stands between the braces of a placeholder or tag.</summary>
    public static string Inside(TemplatePart part) => part.Tag switch
    {
        TemplateTag.If => "#if " + part.Text,
        TemplateTag.Each => "#each " + part.Text,
        TemplateTag.Include => ">" + part.Text,
        TemplateTag.Turn => "#" + part.Text,
        TemplateTag.Else => ":else",
        TemplateTag.EndIf => "/if",
        TemplateTag.EndEach => "/each",
        TemplateTag.Malformed => part.Text.Substring(1, part.Text.Length - 2),
        _ => part.Text,
    };

    /// <summary>The text as a literal; a placeholder that the rule has refused stays as it stands.</summary>
    public static TurnModel Literal(string template)
    {
        var text = new StringBuilder();
        foreach (var part in TemplateParser.Parse(template))
            text.Append(part.IsLiteral ? part.Text : "{" + Inside(part) + "}");
        return new(TurnModel.System, [PromptPart.Literal(text.ToString())], false);
    }
}
