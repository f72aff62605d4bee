namespace LlmAttributes;

/// <summary>What can be seen of a question after some of its members have answered.</summary>
internal static class StageSignals
{
    /// <summary>How many signals there are, beside one per task.</summary>
    public const int Count = 6;

    private const double Smallest = 1e-4;

    // The logarithm of four characters, a short answer.
    private const double UsualLength = 1.5;

    /// <summary>The weights with which the signals say as much as the confidence does.</summary>
    public static double[] Confidence(int signals)
    {
        var weights = new double[signals];
        weights[2] = 1;
        return weights;
    }

    /// <summary>Writes the signals: agreement, the share of belief, how hard the question seems, how long an answer in doubt is, and, by task, that members disagree.</summary>
    /// <param name="decision">What the members say so far.</param>
    /// <param name="hardness">How much longer outputs are than usual.</param>
    /// <param name="task">The task, or -1.</param>
    /// <param name="signals">Receives the signals.</param>
    public static void Write(ConsensusDecision decision, double hardness, int task, Span<double> signals)
    {
        var dissent = 1 - decision.Agreement;
        signals.Clear();
        signals[0] = 1;
        signals[1] = dissent;
        signals[2] = Math.Log(Math.Clamp(decision.Confidence, Smallest, 1 - Smallest) / (1 - Math.Clamp(decision.Confidence, Smallest, 1 - Smallest)));
        signals[3] = hardness;
        signals[4] = dissent * hardness;
        if (dissent > 0 && decision.Answer is { } answer)
            signals[5] = Math.Log(1 + answer.Length) - UsualLength;
        if (task >= 0)
            signals[Count + task] = dissent;
    }
}
