using System.Buffers;

namespace LlmAttributes;

/// <summary>
/// How much the units of a page hang together: a word that a unit shares with the last unit that has it ties the two, the more, the rarer it is in the page. What a chunk gains is the
/// sum of the ties within it, in the words of a mean unit.
/// </summary>
internal sealed class CohesionBand : IDisposable
{
    // Most words are rare: their weight is computed once.
    private const int RareUnits = 32;

    private readonly float[] _rarities = new float[RareUnits];
    private float[] _ties = [];

    /// <summary>Gets how many units a chunk has at most.</summary>
    public int Width { get; private set; } = 1;

    /// <summary>Computes the ties.</summary>
    /// <param name="terms">The words of the units.</param>
    /// <param name="units">How many units there are.</param>
    /// <param name="width">How many units a chunk has at most.</param>
    /// <param name="weight">What the ties are multiplied with.</param>
    public void Compute(TermTable terms, int units, int width, double weight)
    {
        Clear(units, width);
        if (units == 0 || weight == 0)
            return;
        var weights = new (float Weight, int Last)[terms.Count];
        var mass = 0.0;
        for (var term = 0; term < weights.Length; term++)
        {
            var with = terms.UnitsWith(term);
            weights[term] = (RarityOf(with, units), -1);
            mass += with * (double)weights[term].Weight;
        }

        if (mass == 0)
            return;
        var scale = (float)(weight * units / mass);
        for (var unit = 0; unit < units; unit++)
        {
            foreach (var number in terms.TermsOf(unit))
            {
                ref var term = ref weights[number];
                if (term.Last >= 0)
                    Tie(term.Last, unit, term.Weight * scale);
                term.Last = unit;
            }
        }
    }

    /// <summary>Ties two units, if a chunk can hold both.</summary>
    public void Tie(int first, int second, float gain)
    {
        if (second - first < Width)
            _ties[(first * Width) + (second - first)] += gain;
    }

    /// <summary>Sums each row up, so that <see cref="From"/> is one look.</summary>
    public void Sum(int units)
    {
        for (var unit = 0; unit < units; unit++)
        {
            var row = _ties.AsSpan(unit * Width, Width);
            for (var i = 1; i < row.Length; i++)
                row[i] += row[i - 1];
        }
    }

    /// <summary>The ties of a unit with those behind it, up to the last.</summary>
    public float From(int unit, int last) => _ties[(unit * Width) + (last - unit)];

    public void Dispose()
    {
        if (_ties.Length > 0)
            ArrayPool<float>.Shared.Return(_ties);
        _ties = [];
    }

    private static float Rarity(int with, int units) => (float)Math.Log(1 + ((units - with + 0.5) / (with + 0.5)));

    private float RarityOf(int with, int units)
    {
        if (with >= RareUnits)
            return Rarity(with, units);
        if (_rarities[with] == 0)
            _rarities[with] = Rarity(with, units);
        return _rarities[with];
    }

    private void Clear(int units, int width)
    {
        Array.Clear(_rarities);
        Width = Math.Max(1, width);
        if (_ties.Length < units * Width)
        {
            Dispose();
            _ties = ArrayPool<float>.Shared.Rent(units * Width);
        }

        _ties.AsSpan(0, units * Width).Clear();
    }
}
