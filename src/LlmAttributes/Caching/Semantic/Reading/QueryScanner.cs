using System.Globalization;

namespace LlmAttributes;

/// <summary>Reads the words of a query one after the other.</summary>
internal sealed class QueryScanner(string text)
{
    private const char FirstIdeograph = '\u2E80';

    // So many digits no double changes, and it is written with all of them.
    private const int ExactDigits = 15;

    private static readonly QueryWord s_is = new("is", "is", WordKind.Function, false);
    private static readonly QueryWord s_not = new("not", "not", WordKind.Negation, false);

    private int _next;
    private bool _startsSentence = true;

    public bool IsAtEnd => _next >= text.Length;

    /// <summary>Reads the next word; one that was run together, such as <c>don't</c>, counts as two.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Read(List<QueryWord> words)
    {
        while (_next < text.Length)
        {
            var start = _next;
            var c = text[start];
            if (char.IsLetter(c) || c == '°')
            {
                AddWord(words, KnownWord.Of(Take(start)));
                return true;
            }

            if (char.IsAsciiDigit(c) || (c is '-' or '.' && IsNumberAfter(start)))
            {
                AddNumber(words, start);
                return true;
            }

            _next++;
            if (c is '%' or '$' or '€' or '£' or '¥' or '₹')
            {
                words.Add(new(c.ToString(), WordLists.Units.GetValueOrDefault(c.ToString(), c.ToString()), WordKind.Unit, false));
                return true;
            }

            if (char.IsSymbol(c) || c is '#' or '&' or '@' or '*' or '(' or '[' or '{' or '/' or '\\' || (char.IsHighSurrogate(c) && _next < text.Length))
            {
                var sign = char.IsHighSurrogate(c) ? text.Substring(start, 2) : c.ToString();
                _next = start + sign.Length;
                words.Add(new(sign, sign, WordKind.Content, false));
                return true;
            }

            if (c is '.' or '?' or '!' or ':' or '\n' or '"')
                _startsSentence = true;
        }

        return false;
    }

    private ReadOnlySpan<char> Take(int start)
    {
        var end = start + 1;
        if (text[start] < FirstIdeograph)
        {
            while (end < text.Length && (char.IsAsciiLetter(text[end]) || IsInner(end) || (text[end] is '+' or '#' && end - start <= 2)))
                end++;
        }

        _next = end;
        return text.AsSpan(start, end - start);
    }

    private bool IsInner(int at) => text[at] < FirstIdeograph && (char.IsLetterOrDigit(text[at]) || char.IsSurrogate(text[at]) || text[at] is '_'
        || CharUnicodeInfo.GetUnicodeCategory(text[at]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
        || (text[at] is '\'' or '’' && at + 1 < text.Length && char.IsLetter(text[at + 1]))
        || (text[at] is '.' && at + 1 < text.Length && char.IsLetter(text[at + 1]) && at >= 1 && (at < 2 || !char.IsLetter(text[at - 2]))));

    private void AddWord(List<QueryWord> words, KnownWord word)
    {
        var isName = word.IsCapital && (!_startsSentence || word.HasInnerCapital);
        _startsSentence = false;
        Add(words, word, isName);
        if (word.HasIs)
            words.Add(s_is);
        if (word.IsNegated)
            words.Add(s_not);
    }

    private void Add(List<QueryWord> words, KnownWord word, bool isName)
    {
        var afterNumber = words.Count > 0 && words[^1].Kind == WordKind.Number;
        if (word.Negation is { } negation)
            words.Add(negation);
        else if (word.Unit is { } unit && (afterNumber || !word.NeedsNumber))
            words.Add(unit);
        else if (word.Number is { } number)
            words.Add(number);
        else if (isName && word.Roman is { } roman)
            words.Add(roman);
        else if (word.EndsPhrase && words.Count > 0 && WordGroups.PhraseOf(words[^1].Text, word.Text) is { } phrase)
            words[^1] = new($"{words[^1].Text} {word.Text}", phrase, WordKind.Content, words[^1].IsName);
        else if (word.Function is { } function && !IsQuoted(word.Raw.Length))
            words.Add(function);
        else
            words.Add(isName ? word.Content with { IsName = true } : word.Content);
    }

    // A small word between quotes is what the query is about.
    private bool IsQuoted(int length) =>
        _next - length > 0 && _next < text.Length && text[_next] is '"' or '\'' or '’' or '”' && text[_next - length - 1] is '"' or '\'' or '‘' or '“';

    private void AddNumber(List<QueryWord> words, int start)
    {
        _startsSentence = false;
        var end = start + 1;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || (text[end] is '.' or ',' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))))
            end++;
        _next = end;
        var number = NumberOf(text.AsSpan(start, end - start));
        words.Add(new(number, number, WordKind.Number, false));
        if (end + 1 < text.Length && text.AsSpan(end, 2) is "st" or "nd" or "rd" or "th" && (end + 2 == text.Length || !char.IsLetter(text[end + 2])))
            _next = end + 2;
    }

    private static string NumberOf(ReadOnlySpan<char> digits)
    {
        // Most numbers stand there as they are written.
        if (digits.Length <= ExactDigits && digits[0] is >= '1' and <= '9' && !digits.ContainsAnyExceptInRange('0', '9'))
            return digits.ToString();
        var number = digits.ToString().Replace(",", "", StringComparison.Ordinal);
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? KnownWord.Written(value) : number;
    }

    private bool IsNumberAfter(int at) => at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]) && (at == 0 || char.IsWhiteSpace(text[at - 1]));
}
