namespace LlmAttributes.Runtime;

/// <summary>Votes on texts: case, blanks, punctuation and the form of numbers do not matter; where no text has more than half of the weight, the one that is most like all of them wins.</summary>
internal sealed class TextVoter : Voter<string>
{
    public static TextVoter Instance { get; } = new();

    public override bool Same(string left, string right) => NormalisedTextComparer.Instance.Equals(left, right);

    public override double Likeness(string left, string right)
    {
        if (Same(left, right))
            return 1;
        Span<double> similarities = stackalloc double[4];
        HashBag.Compare([left, right], HashBag.OfWords, similarities);
        return similarities[1];
    }

    public override VoteResult<string> Vote(ReadOnlySpan<string> answers, ReadOnlySpan<double> shares)
    {
        var (winner, share) = Heaviest(answers, shares);
        if (share > 0.5)
            return new(answers[winner], share);
        string[] texts = [.. answers];
        var similarities = new double[texts.Length * texts.Length];
        HashBag.Compare(texts, HashBag.OfWords, similarities);
        for (var i = 0; i < texts.Length; i++)
        {
            for (var j = 0; j < texts.Length; j++)
            {
                if (i != j && Same(texts[i], texts[j]))
                    similarities[(i * texts.Length) + j] = 1;
            }
        }

        var decision = TextConsensus.Decide(similarities, [.. shares]);
        return new(texts[decision.Winner], decision.Agreement);
    }

    internal override bool IsCertain(ReadOnlySpan<string> answers, ReadOnlySpan<double> weights, double open) => HasMajority(answers, weights, open);
}
