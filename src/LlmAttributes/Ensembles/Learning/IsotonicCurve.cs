using System.Text.Json;

namespace LlmAttributes;

/// <summary>A curve of any form that never falls: shares whose chances would are pooled, and between the middles of pools it goes in a straight line.</summary>
internal sealed class IsotonicCurve
{
    // How many answers of the mean each pool counts beside its own.
    private const double Hold = 3;

    private readonly double[] _shares;
    private readonly double[] _confidences;

    private IsotonicCurve(double[] shares, double[] confidences) => (_shares, _confidences) = (shares, confidences);

    public static IsotonicCurve Fit(IReadOnlyList<(double Share, bool IsRight)> outcomes)
    {
        var pools = outcomes.GroupBy(static outcome => outcome.Share).OrderBy(static group => group.Key)
            .Select(static group => new Pool(group.Count(), group.Key, group.Average(static outcome => outcome.IsRight ? 1.0 : 0))).ToArray();
        var mean = outcomes.Count == 0 ? 0 : outcomes.Average(static outcome => outcome.IsRight ? 1.0 : 0);

        // So few outcomes as stand in a pool at an end prove neither that all such answers are right nor that none is.
        var held = Merge(Merge(pools).Select(pool => pool with { Chance = ((pool.Chance * pool.Count) + (Hold * mean)) / (pool.Count + Hold) }));
        var least = 1.0 / (outcomes.Count + 2);
        return new(Array.ConvertAll(held, static pool => pool.Share), Array.ConvertAll(held, pool => Math.Clamp(pool.Chance, least, 1 - least)));
    }

    /// <summary>Reads the curve of a model, where it has one.</summary>
    public static IsotonicCurve? Read(JsonElement json)
    {
        if (!json.TryGetProperty("shares", out var shares))
            return null;
        var curve = new IsotonicCurve(LearnedJson.ReadNumbers(shares), LearnedJson.ReadNumbers(json.GetProperty("confidences")));
        return curve._shares.Length > 0 && curve._shares.Length == curve._confidences.Length ? curve : throw LearnedJson.Misfit();
    }

    public double Of(double share) => _shares.Length == 0 ? share : Isotonic.Read(_shares, _confidences, share);

    public void Write(Utf8JsonWriter json)
    {
        LearnedJson.Write(json, "shares", _shares);
        LearnedJson.Write(json, "confidences", _confidences);
    }

    private static Pool[] Merge(IEnumerable<Pool> rising)
    {
        var pools = rising.ToArray();
        var chances = Array.ConvertAll(pools, static pool => pool.Chance);
        Isotonic.Pool(chances, Array.ConvertAll(pools, static pool => pool.Count));
        return [.. pools.Zip(chances).GroupBy(static pair => pair.Second, static pair => pair.First).Select(static group => new Pool(
            group.Sum(static pool => pool.Count), group.Sum(static pool => pool.Share * pool.Count) / group.Sum(static pool => pool.Count), group.Key))];
    }

    private readonly record struct Pool(double Count, double Share, double Chance);
}
