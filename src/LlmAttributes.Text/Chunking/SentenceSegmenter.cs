namespace LlmAttributes;

/// <summary>Finds the ends of sentences by the rules of Unicode Standard Annex #29 and the abbreviations of a language.</summary>
/// <remarks>
/// Beyond the rules: no sentence begins with a small letter; what opens a quotation belongs to the sentence behind it; a full stop ends no sentence without white space or a closing quote
/// behind it, unless a script without blanks follows; nor behind an abbreviation, an initial or the number that a sentence begins with.
/// </remarks>
public static class SentenceSegmenter
{
    // How far the letter that decides about a full stop is sought.
    private const int LongestLookahead = 64;

    /// <summary>Finds the end of the first sentence.</summary>
    /// <param name="text">The text; it begins where a sentence does.</param>
    /// <param name="language">The language, such as <c>de</c>, whose abbreviations are known: en, de, fr, es or ru; by default English.</param>
    /// <param name="endsAtLineBreaks">Whether a line break ends a sentence, as the rules have it; <see langword="false"/> for text that is wrapped.</param>
    /// <returns>Where the next sentence begins: behind the white space that follows the end.</returns>
    public static int NextBreak(ReadOnlySpan<char> text, string? language = null, bool endsAtLineBreaks = true)
    {
        var ends = endsAtLineBreaks ? SentenceChars.EndsAndLines : SentenceChars.Ends;
        for (var at = 0; at < text.Length;)
        {
            var found = text[at..].IndexOfAny(ends);
            if (found < 0)
                return text.Length;
            at += found;
            if (SentenceChars.IsLineEnd(text[at]))
                return SkipSpace(text, at);
            var last = at;
            var isFullStop = true;
            for (; last < text.Length && SentenceChars.IsEnd(text[last]); last++)
                isFullStop &= SentenceChars.IsFullStop(text[last]);
            var next = last;
            while (next < text.Length && (SentenceChars.IsClose(text[next]) || (SentenceChars.IsInitialQuote(text[next]) && (next + 1 == text.Length || char.IsWhiteSpace(text[next + 1])))))
                next++;
            var behindClose = next;
            next = SkipBlanks(text, next, endsAtLineBreaks);

            // French puts a blank before the quote that closes.
            if (language == "fr" && next < text.Length && text[next] == '»')
                next = SkipBlanks(text, behindClose = next + 1, endsAtLineBreaks);
            if (next == text.Length)
                return next;
            if (endsAtLineBreaks && SentenceChars.IsLineEnd(text[next]))
                return SkipSpace(text, next);
            if (IsBreak(text, new(at, last, behindClose, next, isFullStop), language))
                return next;
            at = last;
        }

        return text.Length;
    }

    private static bool IsBreak(ReadOnlySpan<char> text, SentenceEnd end, string? language)
    {
        var next = text[end.Next];

        // SB8a.
        if (SentenceChars.IsContinuer(next) || SentenceChars.IsEnd(next))
            return false;
        if (!end.IsFullStop)
        {
            // A sign within a sentence, an address or code: 'Really?' she asked; 'a?b=1', 'x!=y'.
            return !char.IsLower(next) && (end.Next > end.Last || text[end.At] > 127 || next > 127);
        }

        // SB6, SB7 and what is narrower here than SB11.
        if (end.Next == end.Last && !IsUnspaced(next))
            return false;

        // SB8.
        if (NextLetterIsLower(text[end.Next..]))
            return false;
        return end.Last - end.At > 1 || end.BehindClose > end.Last || !Abbreviations.EndsWithOne(text[..end.At], text[end.Next..], language);
    }

    private static bool NextLetterIsLower(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < Math.Min(text.Length, LongestLookahead); i++)
        {
            var c = text[i];
            if (char.IsLetter(c))
                return char.IsLower(c);
            if (SentenceChars.IsEnd(c) || SentenceChars.IsLineEnd(c))
                return false;
        }

        return false;
    }

    private static int SkipSpace(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    private static int SkipBlanks(ReadOnlySpan<char> text, int at, bool endsAtLineBreaks)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]) && !(endsAtLineBreaks && SentenceChars.IsLineEnd(text[at])))
            at++;
        return at;
    }

    // Thai, Lao, Khmer, Burmese; Chinese and Japanese.
    private static bool IsUnspaced(char c) => c is (>= '\u0e00' and <= '\u0eff') or (>= '\u1000' and <= '\u109f') or (>= '\u1780' and <= '\u17ff') or (>= '\u3040' and <= '\u9fff') or (>= '\uf900' and <= '\ufaff');
}
