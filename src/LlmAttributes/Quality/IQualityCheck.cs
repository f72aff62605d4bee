namespace LlmAttributes;

/// <summary>A check of one's own.</summary>
public interface IQualityCheck
{
    /// <summary>Gets the name under which findings are listed.</summary>
    string Name { get; }

    /// <summary>Looks at an answer. Called from any thread.</summary>
    /// <param name="input">The answer and its request.</param>
    /// <param name="cancellationToken">Cancels the check.</param>
    /// <returns>What it found, or <see langword="null"/> when there is nothing that it could look at. The reason should hold no text of the answer: it is logged.</returns>
    ValueTask<QualityFinding?> CheckAsync(QualityInput input, CancellationToken cancellationToken);
}
