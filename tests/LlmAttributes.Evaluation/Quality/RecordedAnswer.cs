namespace LlmAttributes.Evaluation.Quality;

/// <summary>An answer that a real model gave.</summary>
/// <param name="Id">What tells rows apart.</param>
/// <param name="Input">The answer with what is known of its request.</param>
/// <param name="IsJson">Whether it had to be JSON.</param>
/// <param name="IsFitted">Whether it belongs to the rows that rules were written on.</param>
internal sealed record RecordedAnswer(string Id, QualityInput Input, bool IsJson, bool IsFitted)
{
    public string Text => Input.Answer;
}
