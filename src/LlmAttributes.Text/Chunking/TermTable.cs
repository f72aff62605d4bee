using System.Globalization;
using System.Runtime.InteropServices;

namespace LlmAttributes;

/// <summary>The words of a page by number: in how many units each occurs, and which each unit has.</summary>
internal sealed class TermTable
{
    private const uint Seed = 2166136261;
    private const uint Prime = 16777619;

    // The small letter of each ASCII letter, each digit itself, and 0 for what is in no word.
    private static readonly byte[] s_folded = [.. Enumerable.Range(0, 128).Select(static c => char.IsAsciiLetterOrDigit((char)c) ? (byte)(c | 0x20) : (byte)0)];

    private readonly List<int> _ends = [];
    private Term[] _terms = new Term[2_048];

    // The hash of a term above its number from 1.
    private ulong[] _slots = new ulong[4_096];
    private int[] _occurrences = new int[16_384];
    private int _occurred;

    /// <summary>Gets how many different terms there are.</summary>
    public int Count { get; private set; }

    /// <summary>Gets the different terms of a unit.</summary>
    public ReadOnlySpan<int> TermsOf(int unit)
    {
        var start = unit == 0 ? 0 : _ends[unit - 1];
        return _occurrences.AsSpan(start, _ends[unit] - start);
    }

    /// <summary>Gets in how many units a term occurs.</summary>
    public int UnitsWith(int term) => _terms[term].Units;

    public void Clear()
    {
        _ends.Clear();
        _occurred = 0;
        Count = 0;
        Array.Clear(_slots);
    }

    /// <summary>Adds a unit.</summary>
    public void Add(ReadOnlySpan<char> text)
    {
        var unit = _ends.Count;
        var folded = s_folded;
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (c < folded.Length ? folded[c] == 0 : !IsLetter(c))
            {
                i++;
                continue;
            }

            // Scripts without blanks: two characters stand for a word.
            if (IsUnspaced(c))
            {
                if (i + 1 < text.Length && IsUnspaced(text[i + 1]))
                    Add(unit, (((Seed ^ c) * Prime) ^ text[i + 1]) * Prime);
                i++;
                continue;
            }

            var hash = Seed;
            for (; i < text.Length; i++)
            {
                c = text[i];
                uint letter = c < folded.Length ? folded[c] : IsLetter(c) && !IsUnspaced(c) ? char.ToLowerInvariant(c) : 0u;
                if (letter == 0)
                    break;
                hash = (hash ^ letter) * Prime;
            }

            Add(unit, hash);
        }

        _ends.Add(_occurred);
    }

    private static bool IsLetter(char c) => char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsUnspaced(char c) => c is (>= '\u0e00' and <= '\u0eff') or (>= '\u1780' and <= '\u17ff') or (>= '\u3040' and <= '\u9fff') or (>= '\uf900' and <= '\ufaff');

    private void Add(int unit, uint hash)
    {
        var slots = _slots;
        var slot = SlotOf(hash, slots);
        ulong found;
        while ((found = slots[slot]) != 0 && (uint)(found >> 32) != hash)
            slot = (slot + 1) & (slots.Length - 1);
        var number = (int)(uint)found - 1;
        if (number < 0)
        {
            number = Count++;
            slots[slot] = ((ulong)hash << 32) | (uint)Count;
            _terms[number] = new() { LastUnit = -1 };
            if (Count == _terms.Length)
                Grow();
        }

        ref var term = ref _terms[number];
        if (term.LastUnit == unit)
            return;
        term.LastUnit = unit;
        term.Units++;
        if (_occurred == _occurrences.Length)
            Array.Resize(ref _occurrences, _occurred * 2);
        _occurrences[_occurred++] = number;
    }

    private void Grow()
    {
        Array.Resize(ref _terms, _terms.Length * 2);
        var slots = new ulong[_terms.Length * 2];
        foreach (var found in _slots)
        {
            if (found == 0)
                continue;
            var slot = SlotOf((uint)(found >> 32), slots);
            while (slots[slot] != 0)
                slot = (slot + 1) & (slots.Length - 1);
            slots[slot] = found;
        }

        _slots = slots;
    }

    private static int SlotOf(uint hash, ulong[] slots) => (int)(hash ^ (hash >> 15)) & (slots.Length - 1);

    [StructLayout(LayoutKind.Auto)]
    private struct Term
    {
        public int Units;
        public int LastUnit;
    }
}
