using System.Collections.Immutable;

namespace LlmAttributes.Behavior.Tests.Typed;

/// <summary>Every shape that members of an ensemble vote on.</summary>
[LlmClient, Ensemble(MergeStrategy.MajorityVote, "a", "b", "c")]
public partial interface IVoted
{
    [Prompt("p")]
    Task<EnsembleResponse<Journey>> JourneyAsync();

    [Prompt("p")]
    Task<Journey?> MaybeAsync();

    [Prompt("p")]
    Task<Invoice> InvoiceAsync();

    [Prompt("p")]
    [return: Vote(Lists = ListVote.Set)]
    Task<List<string>> LabelsAsync();

    [Prompt("p")]
    [return: Vote(Tolerance = 0.5)]
    Task<double> MeasureAsync();

    [Prompt("p")]
    Task<(string City, int Days)> StayAsync();

    [Prompt("p")]
    Task<Figure> FigureAsync();

    [Prompt("p")]
    Task<Branch> BranchAsync();

    [Prompt("p")]
    Task<Tone> ToneAsync();
}

public sealed record Journey(string City, DayOfWeek Day, [Vote(RelativeTolerance = 0.05)] decimal Price, string? Note, [Vote(Lists = ListVote.Set)] string[] Tags, IReadOnlyList<int> Stops)
{
    public Dictionary<string, int> Seats { get; init; } = [];

    public ImmutableArray<bool> Flags { get; init; } = [];

    public HashSet<string> Names { get; set; } = [];
}

public sealed record Invoice([Vote(IsKey = true)] string Number, decimal Amount, DateOnly? Due);

public sealed class Branch
{
    public required string Name { get; init; }

    public List<Branch> Children { get; init; } = [];
}
