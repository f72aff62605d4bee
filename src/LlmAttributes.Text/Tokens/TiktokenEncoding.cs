using Microsoft.ML.Tokenizers;

namespace LlmAttributes;

/// <summary>An encoding of OpenAI, whose vocabulary is read when somebody first counts with it.</summary>
internal sealed class TiktokenEncoding
{
    // How the special tokens of all encodings begin.
    private const string Opening = "<|";

    private readonly Lazy<TiktokenTokenizer> _tokenizer;

    private TiktokenEncoding(string name)
    {
        Name = name;
        _tokenizer = new(() => TiktokenTokenizer.CreateForEncoding(name));
        Count = CountTokens;
    }

    public static TiktokenEncoding O200k { get; } = new("o200k_base");

    public static TiktokenEncoding Cl100k { get; } = new("cl100k_base");

    public string Name { get; }

    public CountText Count { get; }

    // The name of a special token is no such token in a prompt: providers encode it as text. Behind its opening the encodings cut words anyway.
    private int CountTokens(ReadOnlySpan<char> text)
    {
        var tokenizer = _tokenizer.Value;
        var tokens = 0;
        for (var at = text.IndexOf(Opening); at >= 0; at = text.IndexOf(Opening))
        {
            var end = at + Opening.Length;
            if (end < text.Length && char.IsAsciiLetter(text[end]))
            {
                tokens += tokenizer.CountTokens(text[..end]);
                text = text[end..];
            }
            else
            {
                break;
            }
        }

        return tokens + tokenizer.CountTokens(text);
    }
}
