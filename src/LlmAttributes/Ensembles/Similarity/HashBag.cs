using System.Buffers;

namespace LlmAttributes;

/// <summary>What a text consists of, as sorted hashes in rented memory.</summary>
internal sealed class HashBag : IDisposable
{
    private readonly uint[] _hashes;
    private readonly int _count;
    private readonly string _text;

    private HashBag(string text, uint[] hashes, int count)
    {
        (_text, _hashes, _count) = (text, hashes, count);
        hashes.AsSpan(0, count).Sort();
    }

    public static HashBag OfWords(string text)
    {
        using var words = WordList.Of(text);
        var hashes = ArrayPool<uint>.Shared.Rent(Math.Max(1, words.Count));
        words.Hashes.CopyTo(hashes);
        return new(text, hashes, words.Count);
    }

    /// <summary>The runs of so many characters; a text that is shorter is one run.</summary>
    public static HashBag OfRuns(string text, int length)
    {
        var folded = ArrayPool<char>.Shared.Rent(Math.Max(1, text.Length));
        var characters = Fold(text, folded);
        var runs = characters == 0 ? 0 : Math.Max(1, characters - length + 1);
        var hashes = ArrayPool<uint>.Shared.Rent(Math.Max(1, runs));
        for (var i = 0; i < runs; i++)
            hashes[i] = WordList.Hash(folded.AsSpan(i, Math.Min(length, characters)));
        ArrayPool<char>.Shared.Return(folded);
        return new(text, hashes, runs);
    }

    /// <summary>Compares each text with each other one.</summary>
    public static void Compare(IReadOnlyList<string> texts, Func<string, HashBag> bag, Span<double> similarities)
    {
        var count = texts.Count;
        var bags = new HashBag[count];
        for (var i = 0; i < count; i++)
            bags[i] = bag(texts[i]);
        for (var i = 0; i < count; i++)
        {
            similarities[(i * count) + i] = 1;
            for (var j = i + 1; j < count; j++)
                similarities[(i * count) + j] = similarities[(j * count) + i] = bags[i].Overlap(bags[j]);
        }

        foreach (var used in bags)
            used.Dispose();
    }

    public void Dispose() => ArrayPool<uint>.Shared.Return(_hashes);

    // Texts without a word, such as two emoji, are alike when they are the same.
    private double Overlap(HashBag other)
    {
        if (_count == 0 || other._count == 0)
            return _count == other._count && string.Equals(_text, other._text, StringComparison.Ordinal) ? 1 : 0;
        var (i, j, common) = (0, 0, 0);
        var (left, right) = (_hashes, other._hashes);
        while (i < _count && j < other._count)
        {
            var (a, b) = (left[i], right[j]);
            if (a == b)
                common++;
            i += a <= b ? 1 : 0;
            j += b <= a ? 1 : 0;
        }

        return 2.0 * common / (_count + other._count);
    }

    private static int Fold(string text, Span<char> folded)
    {
        var length = 0;
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
                folded[length++] = char.ToLowerInvariant(c);
            else if (length > 0 && folded[length - 1] != ' ')
                folded[length++] = ' ';
        }

        return length > 0 && folded[length - 1] == ' ' ? length - 1 : length;
    }
}
