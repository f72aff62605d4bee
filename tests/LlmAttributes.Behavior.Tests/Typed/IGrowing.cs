namespace LlmAttributes.Behavior.Tests.Typed;

/// <summary>Objects that are streamed as they grow.</summary>
[LlmClient, Model(Voters.A), Fallback(Voters.B)]
public partial interface IGrowing
{
    [Prompt("p")]
    IAsyncEnumerable<Partial<Report>> ReportAsync(CancellationToken cancellationToken = default);

    [Prompt("p"), Repair]
    LlmStream<Partial<Report>> WithFactsAsync(CancellationToken cancellationToken = default);

    [Prompt("p")]
    IAsyncEnumerable<Partial<Settable>> SettableAsync();

    [Prompt("p")]
    IAsyncEnumerable<Partial<Node>> NodeAsync();

    [Prompt("p")]
    IAsyncEnumerable<Partial<Page<Point>>> PageAsync();

    [Prompt("p")]
    IAsyncEnumerable<Partial<Report>> RememberedAsync([Memory] string conversation, CancellationToken cancellationToken = default);
}
