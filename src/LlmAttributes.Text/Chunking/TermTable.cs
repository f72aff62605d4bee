using System.Globalization;
using System.Runtime.InteropServices;

namespace LlmAttributes;

/// <summary>The words of a page by number: in how many units each occurs, and which each unit has.</summary>
internal sealed class TermTable
{
    private const uint Seed = 2166136261;
    private const uint Prime = 16777619;

    private readonly List<int> _ends = [];
    private Term[] _terms = new Term[2_048];
    private int[] _slots = new int[4_096];
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
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (c < 128 ? !char.IsAsciiLetterOrDigit(c) : !IsLetter(c))
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
                if (char.IsAsciiLetterOrDigit(c))
                    hash = (hash ^ (uint)(c | 0x20)) * Prime;
                else if (c < 128 || !IsLetter(c) || IsUnspaced(c))
                    break;
                else
                    hash = (hash ^ char.ToLowerInvariant(c)) * Prime;
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
        var slot = (int)(hash ^ (hash >> 15)) & (slots.Length - 1);
        int number;
        while ((number = slots[slot] - 1) >= 0 && _terms[number].Hash != hash)
            slot = (slot + 1) & (slots.Length - 1);
        if (number < 0)
        {
            number = Count++;
            slots[slot] = number + 1;
            _terms[number] = new() { Hash = hash, LastUnit = -1 };
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
        _slots = new int[_terms.Length * 2];
        for (var number = 0; number < Count; number++)
        {
            var slot = (int)(_terms[number].Hash ^ (_terms[number].Hash >> 15)) & (_slots.Length - 1);
            while (_slots[slot] != 0)
                slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = number + 1;
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Term
    {
        public uint Hash;
        public int Units;
        public int LastUnit;
    }
}
