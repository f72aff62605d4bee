using System.Collections.Immutable;

namespace LlmAttributes.Behavior.Tests.Typed;

/// <summary>Every shape of result.</summary>
[LlmClient]
public partial interface ITyped
{
    [Prompt("p")]
    Task<Plain> PlainAsync(LlmCallOptions? options = null, CancellationToken cancellationToken = default);

    [Prompt("p")]
    ValueTask<Numbers> NumbersAsync();

    [Prompt("p")]
    Task<Times> TimesAsync();

    [Prompt("p")]
    Task<Ids> IdsAsync();

    [Prompt("p")]
    Task<LlmResult<Optional>> OptionalAsync();

    [Prompt("p")]
    Task<LlmResult<Defaulted>> DefaultedAsync();

    [Prompt("p")]
    Task<Graded> GradedAsync();

    [Prompt("p")]
    Task<Rights> RightsAsync();

    [Prompt("p")]
    Task<Access> AccessAsync();

    [Prompt("p")]
    Task<Wide> WideAsync();

    [Prompt("p")]
    Task<Lists> ListsAsync();

    [Prompt("p")]
    Task<Node> NodeAsync();

    [Prompt("p")]
    Task<Pages> PagesAsync();

    [Prompt("p")]
    Task<LlmResult<Settable>> SettableAsync();

    [Prompt("p")]
    Task<Derived> DerivedAsync();

    [Prompt("p")]
    Task<Structs> StructsAsync();

    [Prompt("p")]
    Task<LlmResult<Drawing>> DrawingAsync();

    [Prompt("p")]
    Task<Figure> FigureAsync();

    [Prompt("p")]
    Task<Described> DescribedAsync();

    [Prompt("p")]
    Task<Checked> CheckedAsync();

    [Prompt("p")]
    Task<Stay> StayAsync();

    [Prompt("p")]
    Task<LlmResult<Plain?>> MaybeAsync();

    [Prompt("p")]
    Task<int?> MaybeNumberAsync();

    [Prompt("p")]
    Task<List<Plain>> PlainsAsync();

    [Prompt("p")]
    Task<ImmutableArray<Tone>> TonesAsync();

    [Prompt("p")]
    Task<DateOnly> DayAsync();

    [Prompt("p")]
    Task<(string Name, int Age)> TupleAsync();

    [Prompt("p")]
    Task<(int, string)> PairAsync();

    [Prompt("p")]
    Task<Paired> PairedAsync();

    [Prompt("p")]
    Task<Animal> AnimalAsync();

    [Prompt("p")]
    Task<Built> BuiltAsync();

    [Prompt("p")]
    Task<Page<Plain>> PageAsync();

    [Prompt("p")]
    Task<Dictionary<string, decimal>> MapAsync();

    [Prompt("p"), Ensemble(MergeStrategy.MajorityVote, Voters.A, Voters.B, Voters.C)]
    Task<EnsembleResponse<Plain>> VoteAsync();

    [Prompt("p")]
    Task<Severity> SeverityAsync();

    [Prompt("p")]
    Task<Incident> IncidentAsync();

    [Prompt("p"), Ensemble(MergeStrategy.MajorityVote, Voters.A, Voters.B, Voters.C)]
    Task<EnsembleResponse<Severity>> VoteSeverityAsync();
}
