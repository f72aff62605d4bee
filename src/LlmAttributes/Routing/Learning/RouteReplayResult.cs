using System.Globalization;
using System.Text;

namespace LlmAttributes;

/// <summary>What strategies would have led to on recorded calls.</summary>
public sealed record RouteReplayResult
{
    /// <summary>Gets how many calls were replayed.</summary>
    public required int Calls { get; init; }

    /// <summary>Gets the strategies that were tried.</summary>
    public required IReadOnlyList<ReplayScore> Strategies { get; init; }

    /// <summary>Gets each model as if it alone had been asked, the best first.</summary>
    public required IReadOnlyList<ReplayScore> Models { get; init; }

    /// <summary>Gets what the best outcome of each call led to, the cheapest of equally good ones: nobody can do better.</summary>
    public required ReplayScore Oracle { get; init; }

    /// <summary>Computes which share of the way from the best single model to the oracle a strategy went.</summary>
    /// <param name="score">The score of the strategy.</param>
    /// <returns>1 for the oracle, 0 for the best single model, below 0 for worse; <see langword="null"/> when there is no way to go, or when not all calls count for the strategy, the models and the oracle.</returns>
    public double? GapClosed(ReplayScore score)
    {
        ArgumentNullException.ThrowIfNull(score);
        if (Models.Count == 0 || score.Calls < Calls || Models[0].Calls < Calls || Oracle.Quality <= Models[0].Quality)
            return null;
        return (score.Quality - Models[0].Quality) / (Oracle.Quality - Models[0].Quality);
    }

    /// <summary>Writes the result as a text table: mean quality with its 95 % margin, cost and latency of a call.</summary>
    /// <returns>One line per strategy, then one per model, then the oracle.</returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{"strategy",-40} {"calls",7} {"quality",15} {"USD per call",13} {"seconds",8} {"gap closed",11}\n");
        foreach (var score in (IEnumerable<ReplayScore>)[.. Strategies, .. Models, Oracle])
        {
            var gap = GapClosed(score) is { } share ? share.ToString("P1", CultureInfo.InvariantCulture) : "";
            var cost = score.CostUsd?.ToString("F6", CultureInfo.InvariantCulture) ?? "unknown";
            var seconds = score.Latency?.TotalSeconds.ToString("F2", CultureInfo.InvariantCulture) ?? "unknown";
            text.Append(CultureInfo.InvariantCulture, $"{score.Strategy,-40} {score.Calls,7} {score.Quality,7:F4} ± {score.QualityMargin:F3} {cost,13} {seconds,8} {gap,11}\n");
        }

        return text.ToString();
    }
}
