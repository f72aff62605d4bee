namespace LlmAttributes.Behavior.Tests.Typed;

/// <summary>Results that a context of the user reads.</summary>
[LlmClient(JsonContext = typeof(ContextualContext)), Repair]
public partial interface IContextual
{
    [Prompt("p")]
    Task<LlmResult<Parcel>> ParcelAsync();

    [Prompt("p")]
    Task<Parcel?> MaybeAsync();

    [Prompt("p")]
    Task<Weight?> WeightAsync();

    [Prompt("p")]
    Task<List<Parcel>> ParcelsAsync();

    [Prompt("p"), Repair(Enabled = false)]
    Task<Stay> StayAsync();
}
