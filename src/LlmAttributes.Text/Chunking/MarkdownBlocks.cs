using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace LlmAttributes;

/// <summary>The top-level blocks of Markdown.</summary>
internal sealed class MarkdownBlocks : IBlockReader
{
    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder().UsePreciseSourceLocation().UsePipeTables().Build();

    private readonly PlainTextBlocks _plain = new();

    public void Read(ReadOnlyMemory<char> page, bool isFirst, List<TextBlock> blocks)
    {
        MarkdownDocument document;
        try
        {
            document = Markdown.Parse(page.ToString(), s_pipeline);
        }
        catch (ArgumentException)
        {
            // The parser refuses what is nested too deeply; the text can still be cut by its lines.
            _plain.Read(page, isFirst, blocks);
            return;
        }

        var text = page.Span;
        foreach (var block in document)
        {
            var start = blocks.Count == 0 ? 0 : LineStart(text, block.Span.Start);
            if (block is LinkReferenceDefinitionGroup || start >= text.Length || (blocks.Count > 0 && start <= blocks[^1].Start))
                continue;
            if (blocks.Count > 0)
                blocks[^1] = blocks[^1] with { End = start };
            blocks.Add(Convert(block, start, text));
        }

        if (blocks.Count == 0 && text.Length > 0)
            blocks.Add(new(0, text.Length, ChunkKind.Prose) { IsWrapped = true });
    }

    private static TextBlock Convert(Block block, int start, ReadOnlySpan<char> text) => block switch
    {
        HeadingBlock heading => new(start, text.Length, ChunkKind.Prose) { Level = heading.Level, Title = TitleOf(text[heading.Span.Start..Math.Min(text.Length, heading.Span.End + 1)]) },
        ListBlock => new(start, text.Length, ChunkKind.List),
        CodeBlock => new(start, text.Length, ChunkKind.Code),
        Table => new(start, text.Length, ChunkKind.Table) { HeaderLength = HeadOf(text, start, block.Span) },
        _ => new(start, text.Length, ChunkKind.Prose) { IsWrapped = true },
    };

    // A heading may be underlined instead; then its text is the first line.
    private static string TitleOf(ReadOnlySpan<char> heading) => heading[..PlainTextBlocks.EndOfLine(heading, 0)].Trim().Trim('#').Trim().ToString();

    private static int HeadOf(ReadOnlySpan<char> text, int start, SourceSpan span)
    {
        var end = PlainTextBlocks.EndOfLine(text, PlainTextBlocks.EndOfLine(text, Math.Max(start, span.Start)) is var second && second < text.Length ? second : start);
        return end - start;
    }

    private static int LineStart(ReadOnlySpan<char> text, int at)
    {
        at = Math.Min(at, text.Length);
        while (at > 0 && text[at - 1] is ' ' or '\t')
            at--;
        return at;
    }
}
