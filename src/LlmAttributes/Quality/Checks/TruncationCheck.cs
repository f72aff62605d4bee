using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Whether an answer breaks off.</summary>
internal static class TruncationCheck
{
    // A single line without an end may be a title; a long one with clauses is a sentence.
    private const int LeastWordsOfOne = 8;
    private const int LeastOpenWords = 3;

    // Words that nobody ends a sentence with, though many begin with some of them, of the languages that end lines with punctuation as English does.
    private static readonly HashSet<uint> s_openWords =
    [
        .. "a an the of and or but to in for with by from that which as into than its their his her my your our is are was were be been has have had if because while when where so on at between each every we he she they it this these there therefore thus then now next also after before together however first "
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static w => WordList.Hash(w)),
        .. "der die das und oder mit für von zu den dem ein eine ist sind le la les des et ou de du pour avec dans une un est el los las y con para por una il lo e di che per della um uma com não".Split(' ').Select(static w => WordList.Hash(w)),
    ];

    public static QualityFinding Check(ScoredAnswer answer)
    {
        if (answer.Input.FinishReason == ChatFinishReason.Length)
            return Found(0, "The model stopped at the limit of its length.");
        var text = answer.Text.AsSpan().TrimEnd();
        if (text.IsEmpty)
            return Found(1, "");
        if (IsOpenJson(text))
            return Found(0.1, "The JSON is not closed.");
        if (HasOpenFence(text))
            return Found(0.2, "A block of code is not closed.");
        var last = LastLine(text);
        if (!IsJsonLike(text) && BreaksOff(text, last) is { } reason)
            return Found(0.3, reason);
        return Found(1, "");
    }

    private static QualityFinding Found(double score, string reason) => new(nameof(QualityChecks.Truncation), score, reason) { Weight = 0.6 };

    private static string? BreaksOff(ReadOnlySpan<char> text, ReadOnlySpan<char> last)
    {
        var bare = last.TrimEnd("*_`\"'”’»)]} ");
        if (bare.IsEmpty || (Sentences.IsTerminator(bare[^1]) && !IsOrdinal(bare)))
            return null;
        var isBare = bare.Length == last.Length;
        if (isBare && (bare[^1] is ',' or ';' or '(' or '[' or '{' or '+' or '=' or '*' or '/' or '<' or '\\' or '&' or '–' or '—' || bare.EndsWith(" -")))
            return "The answer ends with a sign that something follows.";
        if (IsUnbalanced(last))
            return "The answer ends inside of brackets or quotes.";
        if (!isBare || last.TrimStart() is ['#' or '|', ..])
            return null;
        var sentence = LastSentence(bare);
        var spoken = Spoken(sentence, out var lastWord);
        if (char.IsLetter(bare[^1]) ? IsOpenText(text, last, sentence, spoken, lastWord) : char.IsAsciiDigit(bare[^1]) && spoken > 1 && IsOpenNumber(text, last, sentence))
            return "The last sentence has no end.";
        return null;
    }

    // "2." at the beginning of a line is the number of an item.
    private static bool IsOrdinal(ReadOnlySpan<char> line) => line[^1] == '.' && line.Length < 4 && char.IsAsciiDigit(line[0]);

    private static bool IsOpenText(ReadOnlySpan<char> text, ReadOnlySpan<char> last, ReadOnlySpan<char> sentence, int spoken, ReadOnlySpan<char> lastWord)
    {
        if (spoken == 0)
            return false;
        var (ended, open) = OtherLines(text[..^last.Length]);
        if (s_openWords.Contains(WordList.Hash(lastWord)) && (spoken > 1 || sentence.Length < last.Length || (ended > 0 && open == 0 && lastWord.Length > 1)))
            return true;

        // Whoever ended a sentence in this line would have ended this one.
        if (sentence.Length < last.Length && Spoken(last[..^sentence.Length], out _) > 2)
            return true;
        if (sentence.LastIndexOf('=') is >= 0 and var equals && Spoken(sentence[equals..], out _) <= 3)
            return ended > 0 && open == 0;
        if (ended + open == 0)
            return spoken >= LeastWordsOfOne && char.IsUpper(sentence.TrimStart()[0]) && (sentence.IndexOf(',') > 0 || HasOpenWords(sentence));
        return ended > open * 2 && (spoken > 2 || (spoken == 2 && open == 0 && BeginsSentence(sentence)));
    }

    private static bool HasOpenWords(ReadOnlySpan<char> sentence)
    {
        var count = 0;
        while (!sentence.IsEmpty)
        {
            var blank = sentence.IndexOf(' ');
            count += s_openWords.Contains(WordList.Hash(blank < 0 ? sentence : sentence[..blank])) ? 1 : 0;
            sentence = blank < 0 ? default : sentence[(blank + 1)..];
        }

        return count >= LeastOpenWords;
    }

    private static bool BeginsSentence(ReadOnlySpan<char> sentence)
    {
        var start = sentence.TrimStart();
        var end = 0;
        while (end < start.Length && char.IsLetter(start[end]))
            end++;
        return s_openWords.Contains(WordList.Hash(start[..end]));
    }

    // A sum or a result ends with its number; a sentence of a text that ends all others with punctuation does not.
    private static bool IsOpenNumber(ReadOnlySpan<char> text, ReadOnlySpan<char> last, ReadOnlySpan<char> sentence)
    {
        var start = sentence.Length;
        while (start > 0 && (char.IsAsciiDigit(sentence[start - 1]) || sentence[start - 1] is '.' or ',' or '$' or '€' or '£' or '-'))
            start--;
        var before = sentence[..start].TrimEnd();
        if (before.IsEmpty || before[^1] is '=' or ':' or '>' or '≈' or '#' || before.EndsWith(" is") || before.EndsWith(" are") || before.EndsWith(" was") || before.EndsWith(" be") || before.EndsWith("answer") || before.EndsWith("equals"))
            return false;
        var (ended, open) = OtherLines(text[..^last.Length]);
        return open == 0 && (ended > 1 || (sentence.Length < last.Length && Spoken(last[..^sentence.Length], out _) > 4));
    }

    // How many of the longer lines end with punctuation, and how many without.
    private static (int Ended, int Open) OtherLines(ReadOnlySpan<char> before)
    {
        var ended = 0;
        var open = 0;
        foreach (var raw in before.EnumerateLines())
        {
            var line = raw.Trim().TrimEnd("*_`\"'”’»)]} ");
            if (line.Length < 20)
                continue;
            if (Sentences.IsTerminator(line[^1]) || line[^1] == ':')
                ended++;
            else
                open++;
        }

        return (ended, open);
    }

    private static ReadOnlySpan<char> LastLine(ReadOnlySpan<char> text) => text[(text.LastIndexOf('\n') + 1)..];

    private static ReadOnlySpan<char> LastSentence(ReadOnlySpan<char> line)
    {
        for (var i = line.Length - 2; i >= 0; i--)
        {
            if (Sentences.EndsAt(line, i))
                return line[(i + 1)..];
        }

        return line;
    }

    private static int Spoken(ReadOnlySpan<char> sentence, out ReadOnlySpan<char> last)
    {
        last = default;
        var count = 0;
        for (var i = 0; i < sentence.Length;)
        {
            var start = i;
            while (i < sentence.Length && char.IsLetter(sentence[i]))
                i++;
            if (i > start)
            {
                count++;
                last = sentence[start..i];
            }

            i++;
        }

        return count;
    }

    private static bool IsUnbalanced(ReadOnlySpan<char> line)
    {
        var round = 0;
        var square = 0;
        var curly = 0;
        var quotes = 0;
        var angles = 0;
        var previous = ' ';
        foreach (var c in line)
        {
            angles += (previous, c) switch { ('<', '<') => 1, ('>', '>') => -1, _ => 0 };
            previous = c;
            round += c switch { '(' => 1, ')' => -1, _ => 0 };
            square += c switch { '[' => 1, ']' => -1, _ => 0 };
            curly += c switch { '{' => 1, '}' => -1, _ => 0 };
            quotes += c switch { '“' or '«' => 1, '”' or '»' => -1, _ => 0 };
        }

        return round > 0 || square > 0 || curly > 0 || quotes > 0 || angles > 0;
    }

    private static bool IsJsonLike(ReadOnlySpan<char> text) => text.TrimStart() is ['{' or '[', ..] or ['`', '`', '`', ..];

    // Counts brackets outside of strings. What is no JSON at all is not closed by chance either: an answer that begins with a brace and has none at its end has broken off.
    private static bool IsOpenJson(ReadOnlySpan<char> text)
    {
        var start = text.TrimStart();
        if (start.StartsWith("```") && start.IndexOf('\n') is > 0 and var line)
            start = start[(line + 1)..].TrimStart();
        if (start is not ['{' or '[', ..])
            return false;
        var rest = start.TrimEnd("` \n\r\t");
        return rest.IsEmpty || (rest[^1] is not ('}' or ']') && start.LastIndexOfAny('}', ']') is var end && (end < 0 || Depth(start[..(end + 1)]) > 0));
    }

    private static int Depth(ReadOnlySpan<char> json)
    {
        var depth = 0;
        var isText = false;
        for (var i = 0; i < json.Length; i++)
        {
            if (isText && json[i] == '\\')
                i++;
            else if (json[i] == '"')
                isText = !isText;
            else if (!isText)
                depth += json[i] switch { '{' or '[' => 1, '}' or ']' => -1, _ => 0 };
        }

        return isText ? 1 : depth;
    }

    // Of a block that holds JSON the closed bracket says more than the missing fence.
    private static bool HasOpenFence(ReadOnlySpan<char> text)
    {
        var count = 0;
        var rest = text;
        for (var at = rest.IndexOf("```"); at >= 0; at = rest.IndexOf("```"))
        {
            count++;
            rest = rest[(at + 3)..];
        }

        return count % 2 == 1 && rest.Contains('\n') && rest.TrimEnd() is not [.., '}' or ']'];
    }
}
