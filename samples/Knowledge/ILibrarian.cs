using LlmAttributes;

namespace Knowledge;

/// <summary>Answers questions from the indexed documents.</summary>
[LlmClient, Model(Models.Librarian), RetryWithBackoff(MaxAttempts = 3), Timeout(TotalSeconds = 60)]
public partial interface ILibrarian
{
    /// <summary>Answers a question and cites the passages that the answer rests on.</summary>
    [SystemPrompt("Answer from the passages alone, in at most three sentences, and end each sentence with the mark of its passage, such as [1]. When they do not say it, say so.")]
    [Prompt("{context}\n\nQuestion: {question}")]
    [Retrieve(Library.Key, TopK = 5, MaxTokens = 1500, OnEmpty = OnEmpty.Fail)]
    [Fallback(Value = "The documents do not say.", On = ErrorKinds.NothingFound)]
    Task<LlmResult<string>> AnswerAsync(string question, CancellationToken cancellationToken = default);
}
