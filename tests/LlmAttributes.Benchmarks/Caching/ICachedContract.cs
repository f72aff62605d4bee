namespace LlmAttributes.Benchmarks.Caching;

/// <summary>A call whose answer is there.</summary>
[LlmClient]
[Cache(DurationSeconds = 100_000)]
public partial interface ICachedContract
{
    [Prompt("Greet {name} in {language}.\nBe brief.")]
    Task<string> GreetAsync(string name, string language, CancellationToken cancellationToken = default);
}
