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
            if (part.IsHole)
                source.Fail(RuleCatalog.PlaceholderInSharedSystemPrompt, source.AnchorOf(part.Start, part.Length), reporter, owner, part.Text);
        }

        return source;
    }

    /// <summary>The text as a literal; a placeholder that the rule has refused stays as it stands.</summary>
    public static EquatableArray<PromptPart> Literal(string template)
    {
        var text = new StringBuilder();
        foreach (var part in TemplateParser.Parse(template))
            text.Append(part.IsHole ? "{" + part.Text + "}" : part.Text);
        return [PromptPart.Literal(text.ToString())];
    }
}
