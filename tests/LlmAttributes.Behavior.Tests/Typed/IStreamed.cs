namespace LlmAttributes.Behavior.Tests.Typed;

/// <summary>Streams of values.</summary>
[LlmClient, Model(Voters.A), Fallback(Voters.B)]
public partial interface IStreamed
{
    [Prompt("p")]
    IAsyncEnumerable<Plain> PlainsAsync(CancellationToken cancellationToken = default);

    [Prompt("p"), Repair]
    IAsyncEnumerable<Plain> RepairedAsync(CancellationToken cancellationToken = default);

    [Prompt("p")]
    IAsyncEnumerable<Tone> TonesAsync();

    [Prompt("p")]
    IAsyncEnumerable<int> NumbersAsync(CancellationToken cancellationToken = default);

    [Prompt("p")]
    IAsyncEnumerable<Figure> FiguresAsync();

    [Prompt("p")]
    IAsyncEnumerable<Node> NodesAsync();

    [Prompt("p"), Repair]
    LlmStream<Plain> WithFactsAsync(LlmCallOptions? options = null, CancellationToken cancellationToken = default);

    [Prompt("p")]
    LlmStream<string> TextAsync(CancellationToken cancellationToken = default);

    [Prompt("p"), Fallback(Method = nameof(InsteadAsync))]
    LlmStream<int> LastResortAsync(CancellationToken cancellationToken = default);

    [Prompt("instead"), Model(Voters.C), Fallback(Enabled = false)]
    LlmStream<int> InsteadAsync(CancellationToken cancellationToken = default);

    [Prompt("p")]
    IAsyncEnumerable<Plain> RememberedAsync([Memory] string conversation, CancellationToken cancellationToken = default);

    [Prompt("p"), TracePerformance]
    IAsyncEnumerable<Plain> TracedAsync(CancellationToken cancellationToken = default);
}
