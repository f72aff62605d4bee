namespace LlmAttributes;

/// <summary>A question, and the documents that somebody judged to answer it.</summary>
/// <param name="Query">The question, with the partition it belongs to.</param>
/// <param name="Relevant">The names of the documents that answer it, with how well: more is better, and what is not named is worth 0.</param>
public sealed record JudgedQuestion(ContextQuery Query, IReadOnlyDictionary<string, double> Relevant)
{
    /// <summary>Creates a question whose documents answer it equally well.</summary>
    /// <param name="question">The question.</param>
    /// <param name="relevant">The names of the documents that answer it.</param>
    public JudgedQuestion(string question, params IReadOnlyList<string> relevant)
        : this(new ContextQuery(question), relevant.Distinct(StringComparer.Ordinal).ToDictionary(static id => id, static _ => 1.0, StringComparer.Ordinal))
    {
    }
}
