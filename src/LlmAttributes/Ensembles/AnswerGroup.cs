using System.Globalization;

namespace LlmAttributes;

/// <summary>The members of an ensemble that gave the same answer.</summary>
/// <typeparam name="T">The type of the answer.</typeparam>
/// <param name="Answer">The answer, as the first of them wrote it.</param>
/// <param name="Members">Their names, in the declared order.</param>
/// <param name="Share">Their share, 0 to 1, of the weights of all votes.</param>
public sealed record AnswerGroup<T>(T Answer, IReadOnlyList<string> Members, double Share)
{
    /// <summary>Writes who stands behind the answer, without the answer.</summary>
    /// <returns>The members and their share, for instance <c>fast, smart (67 %)</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", Members)} ({100 * Share:0} %)");
}
