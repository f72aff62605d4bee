using System.Globalization;

namespace LlmAttributes;

/// <summary>Cuts blocks into units, none of which has more tokens than a chunk may.</summary>
/// <param name="counter">Counts tokens.</param>
/// <param name="units">Where the units are added.</param>
internal sealed class UnitReader(ITokenCounter counter, List<TextUnit> units)
{
    // What a boundary costs where it is worst: within a sentence, or between a heading and its text. The size of a chunk costs a half where it is twice its target.
    private const float SentenceBreak = 0.3f;
    private const float RowBreak = 0.15f;
    private const float PieceBreak = 2;
    private const float HeadingBreak = 5;

    // The most units of a chunk: below this share of a chunk units are joined.
    private const int UnitsPerChunk = 256;

    private const int LeastCounted = 1_024;
    private const int CharactersPerToken = 16;

    private ReadOnlyMemory<char> _page;
    private List<TextBlock> _blocks = [];
    private string? _language;
    private int _limit;
    private double _scale;
    private double _perCharacter;

    /// <summary>Adds the units of a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="blocks">Its blocks.</param>
    /// <param name="language">The language of the page.</param>
    /// <param name="limit">The most tokens of a unit.</param>
    /// <param name="scale">What makes tokens of the counter's units.</param>
    /// <param name="perCharacter">The tokens of a character, where lengths are enough to tell those of a unit; else 0.</param>
    public void Read(ReadOnlyMemory<char> page, List<TextBlock> blocks, string? language, int limit, double scale, double perCharacter = 0)
    {
        (_page, _blocks, _language, _limit, _scale, _perCharacter) = (page, blocks, language, limit, scale, perCharacter);
        var isBehindHeading = false;
        for (var i = 0; i < blocks.Count; i++)
        {
            var first = units.Count;
            if (blocks[i].Kind == ChunkKind.Prose && blocks[i].Level == 0)
                AddSentences(blocks[i], i);
            else
                AddWhole(blocks[i], i);
            if (isBehindHeading && first < units.Count)
                units[first] = units[first] with { Break = HeadingBreak };
            isBehindHeading = blocks[i].Level > 0;
        }
    }

    /// <summary>Finds where a text that is too long is best cut.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">The most UTF-16 units of its beginning.</param>
    /// <returns>The length of the beginning, at least 1.</returns>
    public static int CutOf(ReadOnlySpan<char> text, int most)
    {
        most = Math.Clamp(most, 1, text.Length - 1);
        for (var at = most; at > most / 2; at--)
        {
            if (char.IsWhiteSpace(text[at - 1]) && !(text[at - 1] == '\r' && text[at] == '\n'))
                return at;
        }

        // No half of a character, and no mark without its letter.
        for (var at = most; at > most / 2; at--)
        {
            if (!char.IsLowSurrogate(text[at]) && text[at] is not ('\u200d' or '\n')
                && char.GetUnicodeCategory(text[at]) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark))
                return at;
        }

        return char.IsLowSurrogate(text[most]) && char.IsHighSurrogate(text[most - 1]) ? most == 1 ? 2 : most - 1 : most;
    }

    private void AddSentences(TextBlock block, int number)
    {
        var text = _page.Span;
        var cost = block.Break;
        for (var at = block.Start; at < block.End;)
        {
            var end = at + SentenceSegmenter.NextBreak(text[at..block.End], _language, !block.IsWrapped);
            Add(at, end, number, cost);
            cost = SentenceBreak;
            at = end;
        }
    }

    // What must not be cut is one unit, unless it is longer than a chunk; then its lines are.
    private void AddWhole(TextBlock block, int number)
    {
        var text = _page.Span;
        var tokens = Count(text[block.Start..block.End]);
        if (tokens <= _limit)
        {
            Join(new(block.Start, block.End, tokens, number, block.Break));
            return;
        }

        var cost = block.Break;
        for (var at = block.Start; at < block.End;)
        {
            var end = at == block.Start && block.HeaderLength > 0 ? at + block.HeaderLength : PlainTextBlocks.EndOfLine(text[..block.End], at);
            var isBlank = text[at..end].IsWhiteSpace();
            Add(at, end, number, isBlank || (block.HeaderLength > 0 && at == block.Start + block.HeaderLength) ? HeadingBreak : cost);
            cost = block.Kind == ChunkKind.Code ? RowBreak * (1 + IndentOf(text[end..block.End])) : isBlank ? 0 : IsItem(text[end..block.End]) ? RowBreak : SentenceBreak;
            if (isBlank && block.Kind == ChunkKind.Code)
                cost /= 2;
            at = end;
        }
    }

    private void Add(int start, int end, int block, float cost)
    {
        var text = _page.Span;
        while (start < end)
        {
            // Of a text without end only as much is counted as may make a unit, else counting its rest for each unit would never end.
            var length = (int)Math.Min(end - start, Math.Max(LeastCounted, (long)_limit * CharactersPerToken));
            var tokens = Count(text.Slice(start, length));
            if (tokens <= _limit && length == end - start)
            {
                Join(new(start, end, tokens, block, cost));
                return;
            }

            var cut = CutOf(text.Slice(start, length), (int)Math.Min(length - 1L, (long)(length * 0.9 * _limit / tokens)));
            var piece = Count(text.Slice(start, cut));
            while (piece > _limit && cut > 1)
            {
                var shorter = CutOf(text.Slice(start, cut), cut / 2);
                if (shorter >= cut)
                    break;
                cut = shorter;
                piece = Count(text.Slice(start, cut));
            }

            Join(new(start, start + cut, piece, block, cost));
            cost = PieceBreak;
            start += cut;
        }
    }

    private void Join(TextUnit unit)
    {
        var least = _limit / UnitsPerChunk;
        if (units.Count > 0 && units[^1] is var last && last.Tokens < least && last.Tokens + unit.Tokens <= _limit && (last.Block == unit.Block || (IsPlain(last) && IsPlain(unit))))
            units[^1] = last with { End = unit.End, Tokens = last.Tokens + unit.Tokens };
        else
            units.Add(unit);
    }

    private bool IsPlain(TextUnit unit) => _blocks[unit.Block] is { Level: 0, Kind: ChunkKind.Prose or ChunkKind.Records };

    // A unit of no tokens would let a chunk have any number of them.
    private int Count(ReadOnlySpan<char> text) =>
        Math.Max(1, (int)Math.Min(int.MaxValue / 2, Math.Ceiling(_perCharacter > 0 ? text.Length * _perCharacter : counter.Count(text).Tokens * _scale)));

    private static float IndentOf(ReadOnlySpan<char> text)
    {
        var blanks = 0;
        while (blanks < text.Length && text[blanks] is ' ' or '\t')
            blanks += text[blanks] == '\t' ? 4 : 1;
        return Math.Min(4, blanks / 4);
    }

    private static bool IsItem(ReadOnlySpan<char> text) => text.Length > 1 && (text[0] is '-' or '*' or '+' or '|' or '•' || char.IsAsciiDigit(text[0]));
}
