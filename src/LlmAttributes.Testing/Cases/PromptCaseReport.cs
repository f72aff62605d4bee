using System.Globalization;
using System.Text;

namespace LlmAttributes.Testing;

/// <summary>What a run of cases came to.</summary>
public sealed class PromptCaseReport
{
    internal PromptCaseReport(IReadOnlyList<PromptCaseOutcome> outcomes, IReadOnlyList<string> stale, TimeSpan duration)
    {
        Outcomes = outcomes;
        Stale = stale;
        Duration = duration;
    }

    /// <summary>Gets the outcome of each case, by contract and in the order of their declaration.</summary>
    public IReadOnlyList<PromptCaseOutcome> Outcomes { get; }

    /// <summary>Gets the answers of the <see cref="PromptCaseOptions.Cassette"/> that no request asked for, for instance since their prompt has changed.</summary>
    public IReadOnlyList<string> Stale { get; }

    /// <summary>Gets the time of the whole run.</summary>
    public TimeSpan Duration { get; }

    /// <summary>Gets a value indicating whether there are cases, and each of them passed or was skipped.</summary>
    public bool IsPassed => Outcomes.Count > 0 && Outcomes.All(static outcome => outcome.State is PromptCaseState.Passed or PromptCaseState.Skipped);

    /// <summary>Gets the cost of all cases; unknown when a price or a usage is missing.</summary>
    public Cost Cost => Outcomes.Aggregate(Cost.Zero, static (cost, outcome) => cost + outcome.Cost);

    /// <summary>Gets the tokens of all cases, as far as they were reported.</summary>
    public TokenUsage Usage => Outcomes.Aggregate(default(TokenUsage), static (usage, outcome) => usage + outcome.Usage);

    /// <summary>Counts the cases that ended so.</summary>
    /// <param name="state">How they ended.</param>
    /// <returns>How many there are.</returns>
    public int Count(PromptCaseState state) => Outcomes.Count(outcome => outcome.State == state);

    /// <summary>Fails unless all cases that are not skipped passed.</summary>
    /// <exception cref="LlmAssertionException">A case did not pass, or there is none; the message is the report.</exception>
    public void Verify()
    {
        if (Outcomes.Count == 0)
            throw new LlmAssertionException("No case was run: no call of the contract has [PromptCase], the filter takes none, or the project sets 'LlmAttributesPromptCases' to false.");
        if (!IsPassed)
            throw new LlmAssertionException(ToString());
    }

    /// <summary>Writes the report as a table, with what was wrong below each case that did not pass.</summary>
    /// <returns>The lines.</returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Outcomes.Count} cases");
        foreach (var state in Enum.GetValues<PromptCaseState>())
            text.Append(Count(state) is > 0 and var count ? string.Create(CultureInfo.InvariantCulture, $", {count} {Word(state)}") : "");
        text.Append(CultureInfo.InvariantCulture, $"; {Cost}, {Usage.TotalTokens} tokens, {Duration.TotalSeconds:0.0} s");
        var width = Outcomes.Select(static outcome => outcome.Case.FullName.Length).DefaultIfEmpty().Max();
        foreach (var outcome in Outcomes)
            AppendOutcome(text, outcome, width);
        if (Stale.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $"\n{Stale.Count} recorded answers that no case asked for:\n  ").AppendJoin("\n  ", Stale);
        return text.ToString();
    }

    private static void AppendOutcome(StringBuilder text, PromptCaseOutcome outcome, int width)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n{Word(outcome.State),-7}  {outcome.Case.FullName.PadRight(width)}");
        if (outcome.State != PromptCaseState.Skipped)
            text.Append(CultureInfo.InvariantCulture, $"  {outcome.Passed}/{outcome.Samples.Count}  {outcome.Cost}  {outcome.MeanDuration.TotalMilliseconds:0} ms  {string.Join(", ", outcome.Models)}");
        while (text[^1] == ' ')
            text.Length--;
        if (outcome.Reason is { } reason)
            text.Append("\n    ").Append(reason.ReplaceLineEndings("\n    "));
    }

    private static string Word(PromptCaseState state) => state switch
    {
        PromptCaseState.Passed => "passed",
        PromptCaseState.Failed => "failed",
        PromptCaseState.Errored => "errored",
        PromptCaseState.Skipped => "skipped",
        _ => "not run",
    };
}
