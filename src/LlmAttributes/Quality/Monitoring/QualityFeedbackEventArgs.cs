namespace LlmAttributes;

/// <summary>Tells how a result was judged.</summary>
public sealed class QualityFeedbackEventArgs : EventArgs
{
    internal QualityFeedbackEventArgs(string resultId, string call, string model, double score)
    {
        ResultId = resultId;
        Call = call;
        Model = model;
        Score = score;
    }

    /// <summary>Gets the id of the result, see <see cref="LlmResult{T}.ResultId"/>.</summary>
    public string ResultId { get; }

    /// <summary>Gets the contract and the method.</summary>
    public string Call { get; }

    /// <summary>Gets the key of the model that answered.</summary>
    public string Model { get; }

    /// <summary>Gets the judgement, 0 to 1.</summary>
    public double Score { get; }
}
