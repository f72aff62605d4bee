namespace LlmAttributes.Benchmarks.Typed;

[LlmClient]
public partial interface ITypedContract
{
    [Prompt("Extract the ticket from:\n{body}")]
    Task<Ticket> ExtractAsync(string body, CancellationToken cancellationToken = default);
}
