using System.Buffers;

namespace LlmAttributes;

/// <summary>
/// How much the units of a page hang together: a word that a unit shares with the last unit that has it ties the two, the more, the rarer it is in the page. What a chunk gains is the
/// sum of the ties within it, in the words of a mean unit.
/// </summary>
internal sealed class CohesionBand : IDisposable
{
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
        var weights = new float[terms.Count];
        for (var term = 0; term < weights.Length; term++)
            weights[term] = (float)Math.Log(1 + ((units - terms.UnitsWith(term) + 0.5) / (terms.UnitsWith(term) + 0.5)));
        var mass = 0.0;
        for (var unit = 0; unit < units; unit++)
        {
            foreach (var term in terms.TermsOf(unit))
                mass += weights[term];
        }

        if (mass == 0)
            return;
        var scale = (float)(weight * units / mass);
        var last = new int[terms.Count];
        Array.Fill(last, -1);
        for (var unit = 0; unit < units; unit++)
        {
            foreach (var term in terms.TermsOf(unit))
            {
                if (last[term] >= 0)
                    Tie(last[term], unit, weights[term] * scale);
                last[term] = unit;
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

    private void Clear(int units, int width)
    {
        Width = Math.Max(1, width);
        if (_ties.Length < units * Width)
        {
            Dispose();
            _ties = ArrayPool<float>.Shared.Rent(units * Width);
        }

        _ties.AsSpan(0, units * Width).Clear();
    }
}
