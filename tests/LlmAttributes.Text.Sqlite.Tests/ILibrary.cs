namespace LlmAttributes.Text.Sqlite.Tests;

/// <summary>A call whose answers are kept and rest on passages.</summary>
[LlmClient]
internal partial interface ILibrary
{
    [Prompt("{context}\n\nQuestion: {question}")]
    [Retrieve("kb"), Cache(DurationSeconds = 3600)]
    Task<LlmResult<string>> AskAsync(string question, CancellationToken cancellationToken = default);
}
