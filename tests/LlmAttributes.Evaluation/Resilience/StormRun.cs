namespace LlmAttributes.Evaluation.Resilience;

/// <summary>One storm under one policy.</summary>
internal sealed class StormRun
{
    private readonly int _seed;
    private readonly VirtualClock _clock;
    private readonly IStormPolicy _policy;
    private readonly List<StormCall> _calls;
    private readonly List<double> _seconds;
    private readonly ITimer _arrivals;
    private readonly int _count;
    private Luck _gaps;
    private Exception? _fault;
    private double _usedUsd;
    private int _ended;
    private int _answered;

    private StormRun(StormScenario scenario, int seed, VirtualClock clock, IStormPolicy policy)
    {
        _seed = seed;
        _clock = clock;
        _policy = policy;
        _count = scenario.Calls;
        _calls = new(_count);
        _seconds = new(_count);
        _gaps = Luck.Of(seed, -2, 0, 0);
        _arrivals = clock.CreateTimer(static run => ((StormRun)run!).Arrive(), this, NextGap(), Timeout.InfiniteTimeSpan);
    }

    /// <summary>Lets a storm pass.</summary>
    /// <param name="scenario">The storm.</param>
    /// <param name="seed">Its seed; the same seed brings the same calls, bursts and outages.</param>
    /// <param name="contestant">Who stands in it.</param>
    /// <exception cref="InvalidOperationException">A call was given what is no answer to it, or never ended.</exception>
    public static async Task<StormOutcome> RunAsync(StormScenario scenario, int seed, Contestant contestant)
    {
        var clock = new VirtualClock();
        StormModel[] models = [.. StormScenario.Models.Select((facts, number) => new StormModel(facts, number, seed, clock))];
        var run = new StormRun(scenario, seed, clock, contestant.Create(models, seed, clock));
        await clock.RunUntilAsync(() => run._ended == run._count);
        return run._fault is null ? run.Outcome() : throw run._fault;
    }

    private void Arrive()
    {
        var call = new StormCall(_seed, _calls.Count, _clock.Seconds);
        _calls.Add(call);
        if (_calls.Count < _count)
            _arrivals.Change(NextGap(), Timeout.InfiniteTimeSpan);
        _ = AskAsync(call);
    }

    private TimeSpan NextGap() => TimeSpan.FromSeconds(_gaps.NextGap(1 / StormScenario.CallsPerSecond));

    private async Task AskAsync(StormCall call)
    {
        var answer = await TryAskAsync(call);
        _ended++;
        if (!call.IsPermanentFault)
            _seconds.Add(answer is null ? StormScenario.DeadlineSeconds : _clock.Seconds - call.ArrivedSeconds);
        if (answer is null)
            return;
        if (call.RequestOf(answer) is { } request)
            _usedUsd += request.CostUsd;
        else
            _fault = new InvalidOperationException($"Call {call.Id} was given the answer '{answer}', which is not its own.");
        _answered++;
    }

    /// <returns>The answer, or <see langword="null"/> when there was none within the deadline.</returns>
    private async Task<string?> TryAskAsync(StormCall call)
    {
        var left = StormScenario.DeadlineSeconds;
        using var ending = new CancellationTokenSource(TimeSpan.FromSeconds(left), _clock);
        while (true)
        {
            var answer = "";
            try
            {
                if (!call.IsStream)
                    return await _policy.AskAsync(call, left, ending.Token);
                await foreach (var piece in _policy.StreamAsync(call, left, ending.Token))
                    answer += piece;
                return answer;
            }
            catch (Exception)
            {
                left = call.ArrivedSeconds + StormScenario.DeadlineSeconds - _clock.Seconds;
                if (answer.Length == 0 || ending.IsCancellationRequested || left <= 0)
                    return null;
            }
        }
    }

    private StormOutcome Outcome()
    {
        _seconds.Sort();
        var usd = _calls.Sum(static call => call.Requests.Sum(static request => request.CostUsd));
        return new()
        {
            Goodput = _answered / _calls[^1].ArrivedSeconds,
            AnsweredShare = (double)_answered / _count,
            P50Seconds = Percentile(0.50),
            P95Seconds = Percentile(0.95),
            P99Seconds = Percentile(0.99),
            ExtraCalls = _calls.Average(static call => call.Requests.Count) - 1,
            WastedUsd = usd - _usedUsd,
        };
    }

    private double Percentile(double share) => _seconds[(int)Math.Ceiling(share * _seconds.Count) - 1];
}
