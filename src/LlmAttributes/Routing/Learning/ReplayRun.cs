namespace LlmAttributes;

/// <summary>One pass of strategies over calls.</summary>
internal sealed class ReplayRun
{
    private readonly IReadOnlyList<ReplayStrategy> _strategies;
    private readonly ReplayTally[] _tallies;
    private readonly Dictionary<string, ReplayTally> _models = new(StringComparer.Ordinal);
    private readonly ReplayTally _oracle = new();
    private int _calls;

    public ReplayRun(IReadOnlyList<ReplayStrategy> strategies)
    {
        ArgumentNullException.ThrowIfNull(strategies);
        _strategies = strategies;
        _tallies = [.. strategies.Select(static _ => new ReplayTally())];
    }

    public void Add(RecordedCall call)
    {
        _calls++;
        for (var i = 0; i < _tallies.Length; i++)
        {
            if (call.Find(_strategies[i].Choose(call)) is not { } outcome)
                continue;
            _tallies[i].Add(outcome);
            _strategies[i].Learn(call, outcome);
        }

        RouteOutcome? best = null;
        foreach (var outcome in call.Outcomes)
        {
            if (!_models.TryGetValue(outcome.Model, out var tally))
                _models[outcome.Model] = tally = new();
            tally.Add(outcome);
            if (best is null || outcome.Quality > best.Quality || (outcome.Quality == best.Quality && outcome.CostUsd < best.CostUsd))
                best = outcome;
        }

        if (best is not null)
            _oracle.Add(best);
    }

    public RouteReplayResult Finish(string oracleName) => new()
    {
        Calls = _calls,
        Strategies = [.. _tallies.Select((tally, i) => tally.Score(_strategies[i].Name))],
        Models =
        [
            .. _models
                .Select(static pair => pair.Value.Score(ReplayStrategy.Always(pair.Key).Name))
                .OrderByDescending(static score => score.Quality)
                .ThenBy(static score => score.Strategy, StringComparer.Ordinal),
        ],
        Oracle = _oracle.Score(oracleName),
    };
}
