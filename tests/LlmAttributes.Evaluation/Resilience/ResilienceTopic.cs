using System.Globalization;
using LlmAttributes.Evaluation.Measuring;

namespace LlmAttributes.Evaluation.Resilience;

/// <summary>The library's policies and others in a simulated storm of faults. It needs no data.</summary>
internal sealed class ResilienceTopic : ITopic
{
    private const int Seeds = 20;
    private const double RequiredGain = 1.02;

    private static readonly Contestant[] s_peers = [Contestant.None, Contestant.Polly, Contestant.Ordered];

    public string Name => "resilience";

    public void Measure(TopicContext context)
    {
        var ours = Weather(Contestant.Ours);
        var peers = Array.ConvertAll(s_peers, Weather);
        var best = Array.IndexOf(peers, peers.MaxBy(static outcomes => Mean(outcomes, Goodput)));
        Print(context.Output, Contestant.Ours, ours);
        for (var i = 0; i < peers.Length; i++)
            Print(context.Output, s_peers[i], peers[i]);
        PrintGain(context.Output, ours, peers[best], s_peers[best].Name);
        var limited = Weather(Contestant.Limited);
        Print(context.Output, Contestant.Limited, limited);
        PrintGain(context.Output, ours, limited, Contestant.Limited.Name);

        Add(context, "storm.goodput", Goodput, ours, peers, best, $"≥{RequiredGain * Mean(peers[best], Goodput):0.00}");
        var (polly, ordered) = (Array.IndexOf(s_peers, Contestant.Polly), Array.IndexOf(s_peers, Contestant.Ordered));
        var fastest = Mean(peers[polly], P99) <= Mean(peers[ordered], P99) ? polly : ordered;
        Add(context, "storm.p99_seconds", P99, ours, peers, fastest, $"≤{Mean(peers[fastest], P99):0.00}");
        Add(context, "storm.extra_calls", ExtraCalls, ours, peers, polly, $"≤{Mean(peers[polly], ExtraCalls):0.000}");
        Add(context, "storm.wasted_usd", static outcome => outcome.WastedUsd, ours, peers, polly, null);
    }

    private static StormOutcome[] Weather(Contestant contestant)
    {
        // A storm that does not repeat itself would make all that follows a matter of luck.
        var trial = new StormScenario { Calls = 3_000 };
        if (Pass(trial, 0, contestant) != Pass(trial, 0, contestant))
            throw new InvalidOperationException($"Two storms of one seed differ under '{contestant.Name}'; find what leaves the order of the clock.");
        var scenario = new StormScenario();
        return [.. Enumerable.Range(0, Seeds).Select(seed => Pass(scenario, seed, contestant))];
    }

    private static StormOutcome Pass(StormScenario scenario, int seed, Contestant contestant) =>
        SingleWorker.Run(() => StormRun.RunAsync(scenario, seed, contestant));

    private static double Goodput(StormOutcome outcome) => outcome.Goodput;

    private static double P99(StormOutcome outcome) => outcome.P99Seconds;

    private static double ExtraCalls(StormOutcome outcome) => outcome.ExtraCalls;

    private static double Mean(StormOutcome[] outcomes, Func<StormOutcome, double> value) => outcomes.Average(value);

    private static void Print(TextWriter output, Contestant contestant, StormOutcome[] outcomes)
    {
        var answered = Mean(outcomes, static outcome => outcome.AnsweredShare);
        var (extra, wasted) = (Mean(outcomes, ExtraCalls), Mean(outcomes, static outcome => outcome.WastedUsd));
        var (p50, p95) = (Mean(outcomes, static outcome => outcome.P50Seconds), Mean(outcomes, static outcome => outcome.P95Seconds));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{contestant.Name,-19} {answered:P2} answered, p50 {p50:0.00} s, p95 {p95:0.00} s, p99 {Mean(outcomes, P99):0.00} s, {extra:0.000} extra calls, ${wasted:0.00} wasted"));
    }

    private static void PrintGain(TextWriter output, StormOutcome[] ours, StormOutcome[] best, string name)
    {
        double[] gains = [.. ours.Zip(best, static (a, b) => a.Goodput / b.Goodput)];
        var (low, high) = Bootstrap.Mean(gains);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"goodput of ours / {name}: {gains.Average():0.0000} ({low:0.0000} – {high:0.0000}), {RequiredGain} is asked for"));
    }

    private static void Add(
        TopicContext context, string name, Func<StormOutcome, double> value, StormOutcome[] ours, StormOutcome[][] peers, int baseline, FormattableString? bar)
    {
        context.Figures.Add(Figure($"{name}.{Contestant.Ours.Name}", ours, value) with
        {
            Bar = bar?.ToString(CultureInfo.InvariantCulture),
            Baseline = Mean(peers[baseline], value),
            BaselineName = s_peers[baseline].Name,
        });
        for (var i = 0; i < peers.Length; i++)
            context.Figures.Add(Figure($"{name}.{s_peers[i].Name}", peers[i], value));
    }

    private static Figure Figure(string name, StormOutcome[] outcomes, Func<StormOutcome, double> value)
    {
        double[] values = [.. outcomes.Select(value)];
        var (low, high) = Bootstrap.Mean(values);
        return new(name, values.Average(), values.Length) { Low = low, High = high };
    }
}
