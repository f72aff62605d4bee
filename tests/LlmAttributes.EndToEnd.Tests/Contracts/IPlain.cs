namespace LlmAttributes.EndToEnd.Tests;

[LlmClient]
public partial interface IPlain
{
    [Prompt("How many {things} are there?")]
    Task<int> CountAsync(string things, CancellationToken cancellationToken = default);

    [Prompt("Tell: {topic}")]
    IAsyncEnumerable<string> TellAsync(string topic, CancellationToken cancellationToken = default);
}
