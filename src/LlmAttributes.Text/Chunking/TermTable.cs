using System.Runtime.InteropServices;

namespace LlmAttributes;

/// <summary>The words of a page by number: in how many units each occurs, and which each unit has.</summary>
internal sealed class TermTable
{
    private const uint Seed = 2166136261;
    private const uint Prime = 16777619;

    private readonly List<int> _terms = [];
    private readonly List<int> _ends = [];
    private readonly List<int> _documents = [];
    private readonly List<int> _lastUnits = [];
    private readonly List<uint> _hashes = [];
    private int[] _slots = new int[4_096];

    /// <summary>Gets how many different terms there are.</summary>
    public int Count => _documents.Count;

    /// <summary>Gets the different terms of a unit.</summary>
    public ReadOnlySpan<int> TermsOf(int unit)
    {
        var start = unit == 0 ? 0 : _ends[unit - 1];
        return CollectionsMarshal.AsSpan(_terms)[start.._ends[unit]];
    }

    /// <summary>Gets in how many units a term occurs.</summary>
    public int UnitsWith(int term) => _documents[term];

    public void Clear()
    {
        _terms.Clear();
        _ends.Clear();
        _documents.Clear();
        _lastUnits.Clear();
        _hashes.Clear();
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
                if (c < 128)
                {
                    if (!char.IsAsciiLetterOrDigit(c))
                        break;
                    hash = (hash ^ (uint)(c | 0x20)) * Prime;
                }
                else
                {
                    if (!IsLetter(c) || IsUnspaced(c))
                        break;
                    hash = (hash ^ char.ToLowerInvariant(c)) * Prime;
                }
            }

            Add(unit, hash);
        }

        _ends.Add(_terms.Count);
    }

    private static bool IsLetter(char c) => char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private static bool IsUnspaced(char c) => c is (>= '\u0e00' and <= '\u0eff') or (>= '\u1780' and <= '\u17ff') or (>= '\u3040' and <= '\u9fff') or (>= '\uf900' and <= '\ufaff');

    private void Add(int unit, uint hash)
    {
        var mask = _slots.Length - 1;
        var slot = (int)(hash ^ (hash >> 15)) & mask;
        while (_slots[slot] != 0 && _hashes[_slots[slot] - 1] != hash)
            slot = (slot + 1) & mask;
        var term = _slots[slot] - 1;
        if (term < 0)
        {
            term = _documents.Count;
            _slots[slot] = term + 1;
            _hashes.Add(hash);
            _documents.Add(0);
            _lastUnits.Add(-1);
            if (_documents.Count * 2 > _slots.Length)
                Grow();
        }

        if (_lastUnits[term] == unit)
            return;
        _lastUnits[term] = unit;
        _documents[term]++;
        _terms.Add(term);
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        var mask = _slots.Length - 1;
        for (var term = 0; term < _hashes.Count; term++)
        {
            var slot = (int)(_hashes[term] ^ (_hashes[term] >> 15)) & mask;
            while (_slots[slot] != 0)
                slot = (slot + 1) & mask;
            _slots[slot] = term + 1;
        }
    }
}
