using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LlmAttributes.Contract;

/// <summary>Finds the characters of a source literal that stand for a range of its value.</summary>
internal static class LiteralMap
{
    /// <summary>Maps a range of the value of a literal, or of literals joined by <c>+</c>.</summary>
    public static bool TryMap(ExpressionSyntax expression, TextSpan range, out TextSpan span)
    {
        span = default;
        switch (expression)
        {
            case LiteralExpressionSyntax literal:
                return TryMap(literal.Token, range, out span);
            case ParenthesizedExpressionSyntax inner:
                return TryMap(inner.Expression, range, out span);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum
                when TryMeasure(sum.Left, out var length):
                return range.End <= length
                    ? TryMap(sum.Left, range, out span)
                    : range.Start >= length && TryMap(sum.Right, new TextSpan(range.Start - length, range.Length), out span);
            default:
                return false;
        }
    }

    private static bool TryMeasure(ExpressionSyntax expression, out int length)
    {
        length = 0;
        switch (expression)
        {
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal:
                length = literal.Token.ValueText.Length;
                return true;
            case ParenthesizedExpressionSyntax inner:
                return TryMeasure(inner.Expression, out length);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum
                when TryMeasure(sum.Left, out var left) && TryMeasure(sum.Right, out var right):
                length = left + right;
                return true;
            default:
                return false;
        }
    }

    private static bool TryMap(SyntaxToken token, TextSpan range, out TextSpan span)
    {
        span = default;
        if (range.End > token.ValueText.Length)
            return false;

        var map = token.Kind() switch
        {
            SyntaxKind.StringLiteralToken when token.Text.Length > 0 && token.Text[0] == '@' => MapVerbatim(token.Text),
            SyntaxKind.StringLiteralToken => MapRegular(token.Text),
            SyntaxKind.SingleLineRawStringLiteralToken => MapRawLine(token.Text),
            SyntaxKind.MultiLineRawStringLiteralToken => MapRawLines(token.Text),
            _ => null,
        };

        // A map that disagrees with the compiler about the length is worse than the whole literal.
        if (map is null || map.Count != token.ValueText.Length + 1)
            return false;

        var start = map[range.Start];
        span = TextSpan.FromBounds(token.SpanStart + start, token.SpanStart + (range.Length == 0 ? start : map[range.End]));
        return true;
    }

    private static Offsets MapRegular(string text)
    {
        var map = new Offsets(text.Length);
        var i = 1;
        while (i < text.Length - 1)
        {
            map.Add(i);
            if (text[i] != '\\' || i + 1 >= text.Length)
            {
                i++;
                continue;
            }

            switch (text[i + 1])
            {
                case 'u':
                    i += 6;
                    break;
                case 'U':
                    // Outside of the first plane one escape is two characters of the value.
                    if (IsAstral(text, i + 2))
                        map.Add(i);
                    i += 10;
                    break;
                case 'x':
                    i = SkipHex(text, i + 2);
                    break;
                default:
                    i += 2;
                    break;
            }
        }

        map.Add(i);
        return map;
    }

    private static bool IsAstral(string text, int start)
    {
        for (var i = start; i < start + 4 && i < text.Length; i++)
        {
            if (text[i] != '0')
                return true;
        }

        return false;
    }

    private static int SkipHex(string text, int start)
    {
        var i = start;
        while (i < text.Length && i < start + 4 && Uri.IsHexDigit(text[i]))
            i++;
        return i;
    }

    private static Offsets MapVerbatim(string text)
    {
        var map = new Offsets(text.Length);
        var i = 2;
        while (i < text.Length - 1)
        {
            map.Add(i);
            i += text[i] == '"' ? 2 : 1;
        }

        map.Add(i);
        return map;
    }

    private static Offsets MapRawLine(string text)
    {
        var quotes = CountQuotes(text);
        var map = new Offsets(text.Length);
        for (var i = quotes; i <= text.Length - quotes; i++)
            map.Add(i);
        return map;
    }

    private static Offsets? MapRawLines(string text)
    {
        var quotes = CountQuotes(text);
        var map = new Offsets(text.Length);
        var lastLine = text.LastIndexOfAny(s_lineEnds) + 1;
        var indentation = text.Length - quotes - lastLine;
        var i = NextLine(text, quotes);
        if (lastLine <= 0 || indentation < 0 || i < 0)
            return null;

        while (i < lastLine)
        {
            var next = NextLine(text, i);
            if (next < 0)
                return null;

            // A line of blanks alone may be shorter than the indentation.
            var content = i;
            while (content < i + indentation && content < next && !IsLineEnd(text[content]))
                content++;

            // The line end before the closing quotes is no part of the value.
            var end = next == lastLine ? LineEnd(text, content) : next;
            for (; content < end; content++)
                map.Add(content);
            if (next == lastLine)
                map.Add(end);
            i = next;
        }

        return map;
    }

    private static readonly char[] s_lineEnds = ['\n', '\r', '\u0085', '\u2028', '\u2029'];

    private static bool IsLineEnd(char c) => Array.IndexOf(s_lineEnds, c) >= 0;

    private static int LineEnd(string text, int start)
    {
        var end = text.IndexOfAny(s_lineEnds, start);
        return end < 0 ? text.Length : end;
    }

    private static int NextLine(string text, int start)
    {
        var end = text.IndexOfAny(s_lineEnds, start);
        if (end < 0)
            return -1;
        return text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
    }

    private static int CountQuotes(string text)
    {
        var count = 0;
        while (count < text.Length && text[count] == '"')
            count++;
        return count;
    }

    private sealed class Offsets(int capacity) : List<int>(capacity);
}
