using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LlmAttributes.Contract;

/// <summary>An additional file that prompts may name.</summary>
internal sealed record PromptFile(string Path, string Text)
{
    /// <summary>Reads a file. The line end that editors put behind the last line is not part of the prompt.</summary>
    public static PromptFile Read(AdditionalText file, CancellationToken token)
    {
        var text = file.GetText(token)?.ToString() ?? "";
        var end = text.Length;
        if (end > 0 && text[end - 1] == '\n')
            end--;
        if (end < text.Length && end > 0 && text[end - 1] == '\r')
            end--;
        return new(file.Path, end == text.Length ? text : text.Substring(0, end));
    }

    /// <summary>The place of a range.</summary>
    public Location Locate(TextSpan span) => Location.Create(Path, span, SourceText.From(Text).Lines.GetLinePositionSpan(span));
}
