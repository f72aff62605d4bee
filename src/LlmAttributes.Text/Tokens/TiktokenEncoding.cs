using Microsoft.ML.Tokenizers;

namespace LlmAttributes;

/// <summary>An encoding of OpenAI, whose vocabulary is read when somebody first counts with it.</summary>
internal sealed class TiktokenEncoding
{
    // How the special tokens of all encodings begin.
    private const string Opening = "<|";

    private readonly Lazy<TiktokenTokenizer> _tokenizer;
    private readonly AsciiWords _words;
    private readonly WordCounts _counts = new();

    private TiktokenEncoding(string name, AsciiWords words)
    {
        Name = name;
        _tokenizer = new(() => TiktokenTokenizer.CreateForEncoding(name));
        _words = words;
        Count = CountTokens;
    }

    public static TiktokenEncoding O200k { get; } = new("o200k_base", new(partsCapitals: true));

    public static TiktokenEncoding Cl100k { get; } = new("cl100k_base", new(partsCapitals: false));

    public string Name { get; }

    public CountText Count { get; }

    // Most words of a text come again: to cut them and to look them up takes a small part of the time that the tokenizer takes.
    private int CountTokens(ReadOnlySpan<char> text)
    {
        var tokenizer = _tokenizer.Value;
        var tokens = 0;
        for (var at = 0; at < text.Length;)
        {
            var end = _words.EndOf(text, at);
            if (end < 0)
            {
                end = AsciiWords.EndOfOther(text, at);
                tokens += CountOther(tokenizer, text[at..end]);
            }
            else
            {
                tokens += CountWord(tokenizer, text[at..end]);
            }

            at = end;
        }

        return tokens;
    }

    private int CountWord(TiktokenTokenizer tokenizer, ReadOnlySpan<char> word)
    {
        if (word.Length == 1)
            return 1;
        if (word.Length > WordCounts.LongestWord)
            return tokenizer.CountTokens(word);
        var tokens = _counts.Find(word, out var key);
        if (tokens < 0)
            _counts.Add(key, tokens = tokenizer.CountTokens(word));
        return tokens;
    }

    // The name of a special token is no such token in a prompt: providers encode it as text. Behind its opening the encodings cut words anyway.
    private static int CountOther(TiktokenTokenizer tokenizer, ReadOnlySpan<char> text)
    {
        var tokens = 0;
        for (var from = 0; text[from..].IndexOf(Opening) is >= 0 and var found;)
        {
            from += found + Opening.Length;
            if (from == text.Length || !char.IsAsciiLetter(text[from]))
                continue;
            tokens += tokenizer.CountTokens(text[..from]);
            text = text[from..];
            from = 0;
        }

        return tokens + tokenizer.CountTokens(text);
    }
}
