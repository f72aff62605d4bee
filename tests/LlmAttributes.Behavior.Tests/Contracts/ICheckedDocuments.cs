namespace LlmAttributes.Behavior.Tests.Contracts;

/// <summary>A call that is given passages and cut into chunks.</summary>
[LlmClient, Model(Models.Fast)]
public partial interface ICheckedDocuments
{
    [Prompt("Rules:\n{context}\nCheck as {name} does:\n{document}")]
    [Retrieve("kb", Query = "rules of {name}")]
    Task<LlmResult<string>> CheckAsync(string name, [Chunk(MaxTokens = 12)] string document, CancellationToken cancellationToken = default);
}
