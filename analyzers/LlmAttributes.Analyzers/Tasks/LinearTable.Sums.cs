namespace LlmAttributes;

/// <content>Sums one by one, since the compiler's host may know no vectors.</content>
internal sealed partial class LinearTable
{
    /// <summary>Adds the weights of a feature to the sums of all outputs.</summary>
    /// <param name="hash">The feature.</param>
    /// <param name="sums">The sums, <see cref="SumLength"/> of them.</param>
    public void Add(uint hash, Span<int> sums)
    {
        var row = Row(PromptTokens.Bucket(hash, Buckets));
        for (var i = 0; i < row.Length; i++)
            sums[i] += row[i];
    }
}
