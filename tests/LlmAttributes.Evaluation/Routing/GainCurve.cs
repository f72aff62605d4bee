namespace LlmAttributes.Evaluation.Routing;

/// <summary>What the calls of a strong model bring: the prompts with the highest scores go to it, the others to a weak one.</summary>
internal sealed class GainCurve(double[] weak, double[] strong)
{
    public int Count => weak.Length;

    /// <summary>Computes the mean share of the way from weak to strong, over all shares of strong calls.</summary>
    public double Apgr(double[] scores) => Apgr(scores, [.. Enumerable.Range(0, Count)]);

    /// <summary>Computes it on some of the rows.</summary>
    public double Apgr(double[] scores, int[] rows)
    {
        var (area, last) = (0.0, 0.0);
        foreach (var recovered in Recovered(scores, rows))
        {
            area += (last + recovered) / 2;
            last = recovered;
        }

        return area / rows.Length;
    }

    /// <summary>Computes the smallest share of strong calls that goes a share of the way.</summary>
    public double CallsFor(double[] scores, double share)
    {
        var calls = 0;
        foreach (var recovered in Recovered(scores, [.. Enumerable.Range(0, Count)]))
        {
            calls++;
            if (recovered >= share)
                break;
        }

        return (double)calls / Count;
    }

    private IEnumerable<double> Recovered(double[] scores, int[] rows)
    {
        var keys = Array.ConvertAll(rows, row => -scores[row]);
        var order = Enumerable.Range(0, rows.Length).ToArray();
        // Equal scores keep the order of the rows, so that the curve is the same everywhere.
        Array.Sort(order, (a, b) => keys[a].CompareTo(keys[b]) is not 0 and var byScore ? byScore : a.CompareTo(b));
        var way = rows.Sum(row => strong[row] - weak[row]);
        var gone = 0.0;
        foreach (var at in order)
        {
            gone += strong[rows[at]] - weak[rows[at]];
            yield return gone / way;
        }
    }
}
