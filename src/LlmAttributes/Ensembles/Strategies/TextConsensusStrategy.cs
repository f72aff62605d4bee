namespace LlmAttributes;

/// <summary>The text that is most like the others, by the weights of their members (minimum Bayes risk), or one that a model writes out of them.</summary>
/// <remarks>
/// Its agreement is the weighted similarity of all texts to it; its confidence is that of the members that wrote the same text, which is low where all word it differently. Where the
/// similarity asks a model and fails, <see cref="TokenSimilarity"/> takes its place; where the synthesizer fails, the text that is most like the others stands. What they ask of models
/// belongs to the call's attempts and cost.
/// </remarks>
/// <param name="similarity">How texts are compared; by default <see cref="TokenSimilarity"/>.</param>
/// <param name="model">Whom to trust; without one declared weights count, and where there are none all the same.</param>
/// <param name="synthesizer">Writes one text out of those of the members, unless all say the same; by default that of a member is taken.</param>
public sealed class TextConsensusStrategy(ITextSimilarity? similarity = null, ConsensusModel? model = null, AnswerSynthesizer? synthesizer = null) : ILlmEnsembleStrategy<string>, IAskingStrategy<string>
{
    private const double Tie = 1e-9;

    private readonly WeightedConsensusStrategy<string> _vote = new(model);

    /// <inheritdoc/>
    public string Name => nameof(MergeStrategy.WeightedConsensus);

    /// <summary>Whom to trust where that changes with what is seen.</summary>
    internal ObservedTrust? Observed
    {
        get => _vote.Observed;
        init => _vote = value is null ? _vote : new() { Observed = value };
    }

    ILlmEnsembleStrategy<string>? IAskingStrategy<string>.Alone => synthesizer is null && similarity is not EmbeddingSimilarity ? null
        : new TextConsensusStrategy(similarity is EmbeddingSimilarity ? null : similarity, model) { Observed = Observed };

    /// <inheritdoc/>
    public async ValueTask<EnsembleDecision<string>> DecideAsync(EnsembleBallot<string> ballot, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ballot);
        _vote.Decide(ballot);
        var voters = Enumerable.Range(0, ballot.Replies.Count).Where(i => ballot.Replies[i].HasVote).ToArray();
        var texts = Array.ConvertAll(voters, i => ballot.Replies[i].Answer!);
        var shares = WeightShares.Of(voters.Length, Array.ConvertAll(voters, i => Math.Max(0, ballot.WeightOf(i))));
        var decision = await CompareAsync(ballot, texts, similarities => TextConsensus.Decide(similarities, shares), cancellationToken).ConfigureAwait(false);
        var merged = _vote.Decide(ballot, voters[decision.Winner]) with { Agreement = Math.Clamp(decision.Agreement, 0, 1) };
        if (synthesizer is null || merged.Agreement >= 1 - Tie || await WriteAsync(ballot, texts, shares, cancellationToken).ConfigureAwait(false) is not { Length: > 0 } written)
            return merged;
        var agreement = await CompareAsync(ballot, [written, .. texts], similarities => AgreementWithFirst(similarities, shares), cancellationToken).ConfigureAwait(false);
        return merged with { Value = written, Agreement = Math.Clamp(agreement, 0, 1) };
    }

    private async ValueTask<TResult> CompareAsync<TResult>(EnsembleBallot<string> ballot, string[] texts, Func<double[], TResult> read, CancellationToken cancellationToken)
    {
        var similarities = new double[texts.Length * texts.Length];
        try
        {
            if (similarity is EmbeddingSimilarity embeddings)
                ballot.Spend(await embeddings.CompareAsync(texts, similarities, ballot.Asking, cancellationToken).ConfigureAwait(false));
            else
                await (similarity ?? TokenSimilarity.Instance).CompareAsync(texts, similarities, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (similarity is EmbeddingSimilarity && !cancellationToken.IsCancellationRequested)
        {
            Lose(ballot, exception);
            await TokenSimilarity.Instance.CompareAsync(texts, similarities, cancellationToken).ConfigureAwait(false);
        }

        return read(similarities);
    }

    private async ValueTask<string?> WriteAsync(EnsembleBallot<string> ballot, string[] texts, double[] shares, CancellationToken cancellationToken)
    {
        try
        {
            var (text, attempts) = await synthesizer!.SynthesizeAsync(ballot.Request, texts, shares, ballot.Asking, cancellationToken).ConfigureAwait(false);
            ballot.Spend(attempts);
            return text.Trim();
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Lose(ballot, exception);
            return null;
        }
    }

    // The answers are there and paid for.
    private static void Lose(EnsembleBallot<string> ballot, Exception exception)
    {
        if (exception is LlmException fault)
            ballot.Spend(fault.Attempts);
    }

    private static double AgreementWithFirst(double[] similarities, double[] shares)
    {
        var sum = 0.0;
        for (var i = 0; i < shares.Length; i++)
            sum += shares[i] * similarities[i + 1];
        return sum;
    }
}
