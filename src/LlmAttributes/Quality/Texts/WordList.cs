using System.Buffers;

namespace LlmAttributes;

/// <summary>The words of a text with their places, and hashes that do not tell case. Found once, used by several checks.</summary>
internal sealed class WordList : IDisposable
{
    private const int First = 256;

    // FNV-1a.
    private const uint Basis = 2166136261;
    private const uint Prime = 16777619;

    // What a letter or a digit counts as, and 0 for all else.
    private static readonly byte[] s_ascii = MakeAscii();

    private int[] _starts = ArrayPool<int>.Shared.Rent(First);
    private int[] _ends = ArrayPool<int>.Shared.Rent(First);
    private uint[] _hashes = ArrayPool<uint>.Shared.Rent(First);

    private WordList(string text) => Text = text;

    public string Text { get; }

    public int Count { get; private set; }

    public ReadOnlySpan<uint> Hashes => _hashes.AsSpan(0, Count);

    /// <summary>Finds the words: runs of letters and digits with apostrophes inside; characters of scripts that put no blanks between words are words of their own.</summary>
    public static WordList Of(string text)
    {
        var words = new WordList(text);
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (c >= s_ascii.Length ? !IsWordPart(c) : s_ascii[c] == 0)
            {
                i++;
                continue;
            }

            var start = i;
            var hash = (Basis ^ Lower(c)) * Prime;
            i++;
            if (!Scripts.HasNoBlanks(c))
                hash = ReadRest(text, ref i, hash);
            words.Add(start, i, hash);
        }

        return words;
    }

    public ReadOnlySpan<char> this[int word] => Text.AsSpan(_starts[word], _ends[word] - _starts[word]);

    public int StartOf(int word) => _starts[word];

    public int EndOf(int word) => _ends[word];

    public static uint Hash(ReadOnlySpan<char> word)
    {
        var hash = Basis;
        foreach (var c in word)
            hash = (hash ^ Lower(c)) * Prime;
        return hash;
    }

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_starts);
        ArrayPool<int>.Shared.Return(_ends);
        ArrayPool<uint>.Shared.Return(_hashes);
    }

    // The hash grows with the word, so that nothing is read twice.
    private static uint ReadRest(string text, ref int i, uint hash)
    {
        for (; i < text.Length; i++)
        {
            var c = text[i];
            if (c < s_ascii.Length)
            {
                var lower = s_ascii[c];
                if (lower == 0)
                {
                    if (c != '\'' || i + 1 >= text.Length || !char.IsLetter(text[i + 1]))
                        break;
                    lower = (byte)'\'';
                }

                hash = (hash ^ lower) * Prime;
                continue;
            }

            if ((!IsWordPart(c) || Scripts.HasNoBlanks(c)) && (c != '’' || i + 1 >= text.Length || !char.IsLetter(text[i + 1])))
                break;
            hash = (hash ^ Lower(c)) * Prime;
        }

        return hash;
    }

    private static byte[] MakeAscii()
    {
        var letters = new byte[128];
        for (var c = '\0'; c < letters.Length; c++)
            letters[c] = char.IsAsciiLetterOrDigit(c) ? (byte)Lower(c) : (byte)0;
        return letters;
    }

    private static bool IsWordPart(char c) =>
        c < 128 ? char.IsAsciiLetterOrDigit(c) : char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    // Both apostrophes are one.
    private static uint Lower(char c) => c switch
    {
        < (char)128 => char.IsAsciiLetterUpper(c) ? (uint)c | 0x20 : c,
        '’' => '\'',
        _ => char.ToLowerInvariant(c),
    };

    private void Add(int start, int end, uint hash)
    {
        if (Count == _starts.Length || Count == _ends.Length || Count == _hashes.Length)
        {
            Grow(ref _starts);
            Grow(ref _ends);
            Grow(ref _hashes);
        }

        (_starts[Count], _ends[Count], _hashes[Count]) = (start, end, hash);
        Count++;
    }

    private void Grow<T>(ref T[] array)
    {
        var larger = ArrayPool<T>.Shared.Rent(Count * 2);
        array.AsSpan(0, Count).CopyTo(larger);
        ArrayPool<T>.Shared.Return(array);
        array = larger;
    }
}
