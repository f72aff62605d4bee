using LlmAttributes;

namespace Shop;

[LlmClient]
[Model(Models.Medium)]
public partial interface IArchive
{
    [Prompt("Answer: {question}")]
    [Cache(Semantic = true)]
    Task<LlmResult<string>> AnswerAsync(string question, CancellationToken cancellationToken = default);

    [Prompt("Tell of {topic}.")]
    [Cache]
    LlmStream<string> TellAsync(string topic, CancellationToken cancellationToken = default);

    [Prompt("Answer: {question}")]
    [PromptVariant("greeting", "Greet {question}")]
    [Cascade<Polite>(Models.Small, Models.Medium, Models.Large, AcceptAgreement = false)]
    [EnsembleMember(Models.Medium, PromptVariant = "greeting")]
    Task<EnsembleResponse<string>> AskAsync(string question, CancellationToken cancellationToken = default);
}
