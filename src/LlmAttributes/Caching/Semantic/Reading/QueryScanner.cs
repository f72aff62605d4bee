using System.Globalization;

namespace LlmAttributes;

/// <summary>Reads the words of a query one after the other.</summary>
internal sealed class QueryScanner(string text)
{
    private const char FirstIdeograph = '\u2E80';

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
                AddWord(words, Take(start));
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

    private string Take(int start)
    {
        var end = start + 1;
        if (text[start] < FirstIdeograph)
        {
            while (end < text.Length && (IsInner(end) || (text[end] is '+' or '#' && end - start <= 2)))
                end++;
        }

        _next = end;
        return text[start..end];
    }

    private bool IsInner(int at) => text[at] < FirstIdeograph && (char.IsLetterOrDigit(text[at]) || char.IsSurrogate(text[at]) || text[at] is '_'
        || CharUnicodeInfo.GetUnicodeCategory(text[at]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
        || (text[at] is '\'' or '’' && at + 1 < text.Length && char.IsLetter(text[at + 1]))
        || (text[at] is '.' && at + 1 < text.Length && char.IsLetter(text[at + 1]) && at >= 1 && (at < 2 || !char.IsLetter(text[at - 2]))));

    private void AddWord(List<QueryWord> words, string raw)
    {
        var startsSentence = _startsSentence;
        _startsSentence = false;
        var low = raw.ToLowerInvariant().Replace('’', '\'');
        var apostrophe = low.IndexOf('\'', StringComparison.Ordinal);
        var negated = low.EndsWith("n't", StringComparison.Ordinal) || low is "cannot" or "cant" or "dont" or "doesnt" or "isnt" or "wont" or "didnt";
        if (negated && low is not "cannot")
            low = low switch { "can't" or "cant" => "can", "won't" or "wont" => "will", "shan't" => "shall", _ => low.Replace("n't", "", StringComparison.Ordinal).Replace("nt", "", StringComparison.Ordinal) };
        else if (apostrophe > 0)
            low = low[..apostrophe];
        if (low is "cannot")
            low = "can";
        var isName = char.IsUpper(raw[0]) && low is not "i" && (!startsSentence || raw.AsSpan(1).ContainsAnyInRange('A', 'Z'));
        Add(words, low, isName, raw);
        if (apostrophe > 0 && !negated && raw.AsSpan(apostrophe + 1) is "s" or "S" or "re" && WordLists.Question.Contains(low))
            words.Add(new("is", "is", WordKind.Function, false));
        if (negated)
            words.Add(new("not", "not", WordKind.Negation, false));
    }

    private void Add(List<QueryWord> words, string low, bool isName, string raw)
    {
        var afterNumber = words.Count > 0 && words[^1].Kind == WordKind.Number;
        if (WordLists.Negation.Contains(low))
            words.Add(new(low, low, WordKind.Negation, false));
        else if (WordLists.Units.TryGetValue(low, out var unit) && (afterNumber || !WordLists.UnitsAfterNumber.Contains(low)))
            words.Add(new(low, unit, WordKind.Unit, false));
        else if (WordLists.Numbers.TryGetValue(low, out var value))
            words.Add(new(low, Written(value), WordKind.Number, false));
        else if (isName && RomanNumber.TryRead(raw, out var roman))
            words.Add(new(low, Written(roman), WordKind.Number, false));
        else if (words.Count > 0 && WordGroups.PhraseOf(words[^1].Text, low) is { } phrase)
            words[^1] = new($"{words[^1].Text} {low}", phrase, WordKind.Content, words[^1].IsName);
        else if (WordLists.Function.Contains(low) && !IsQuoted(raw))
            words.Add(new(low, low, WordKind.Function, false));
        else
            words.Add(new(low, WordGroups.FormOf(low), WordKind.Content, isName));
    }

    // A small word between quotes is what the query is about.
    private bool IsQuoted(string raw) =>
        _next - raw.Length > 0 && _next < text.Length && text[_next] is '"' or '\'' or '’' or '”' && text[_next - raw.Length - 1] is '"' or '\'' or '‘' or '“';

    private void AddNumber(List<QueryWord> words, int start)
    {
        _startsSentence = false;
        var end = start + 1;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || (text[end] is '.' or ',' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))))
            end++;
        _next = end;
        var number = text[start..end].Replace(",", "", StringComparison.Ordinal);
        if (double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            number = Written(value);
        words.Add(new(number, number, WordKind.Number, false));
        if (end + 1 < text.Length && text.AsSpan(end, 2) is "st" or "nd" or "rd" or "th" && (end + 2 == text.Length || !char.IsLetter(text[end + 2])))
            _next = end + 2;
    }

    private bool IsNumberAfter(int at) => at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]) && (at == 0 || char.IsWhiteSpace(text[at - 1]));

    private static string Written(double value) => value.ToString(CultureInfo.InvariantCulture);
}
