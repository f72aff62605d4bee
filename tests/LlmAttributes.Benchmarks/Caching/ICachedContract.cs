namespace LlmAttributes.Benchmarks.Caching;

/// <summary>A prompt whose answers are kept.</summary>
[LlmClient, Cache(DurationSeconds = 3600)]
public partial interface ICachedContract
{
    [Prompt("Greet {name} in {language}.\nBe brief.")]
    Task<string> GreetAsync(string name, string language, CancellationToken cancellationToken = default);
}
