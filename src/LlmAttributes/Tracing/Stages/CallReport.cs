using System.Globalization;
using System.Text;

namespace LlmAttributes;

/// <summary>What each stage of one call took of time and money, where <see cref="TracePerformanceAttribute.ReportStages"/> asks for it.</summary>
public sealed record CallReport
{
    /// <summary>Gets the stages that the call came to, in their order.</summary>
    public required IReadOnlyList<StageReport> Stages { get; init; }

    /// <summary>Gets the time from the beginning of the call to its end.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Gets the time of all stages; above <see cref="Duration"/> where some ran at once.</summary>
    public required TimeSpan BusyTime { get; init; }

    /// <summary>Gets the tokens of all stages.</summary>
    public required TokenUsage Usage { get; init; }

    /// <summary>Gets the cost of all stages; unknown when that of one is.</summary>
    public required Cost Cost { get; init; }

    /// <summary>Finds what a stage took.</summary>
    /// <param name="stage">The stage.</param>
    /// <returns>It, or <see langword="null"/> when the call did not come to it.</returns>
    public StageReport? Find(CallStage stage) => Stages.FirstOrDefault(one => one.Stage == stage);

    /// <summary>Writes the report as a table for people.</summary>
    /// <returns>One line for each stage.</returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{"stage",-14}{"runs",6}{"ms",12}{"time",8}{"tokens",10}{"USD",14}{"cost",8}");
        foreach (var stage in Stages)
        {
            var usd = stage.Cost.IsKnown ? stage.Cost.Usd.ToString("0.000000", CultureInfo.InvariantCulture) : "unknown";
            text.Append(CultureInfo.InvariantCulture, $"\n{stage.Stage,-14}{stage.Runs,6}{stage.Duration.TotalMilliseconds,12:0.000}{stage.TimeShare,8:P0}")
                .Append(CultureInfo.InvariantCulture, $"{stage.Usage.InputTokens + stage.Usage.OutputTokens,10}{usd,14}{stage.CostShare,8:P0}");
        }

        return text.ToString();
    }
}
