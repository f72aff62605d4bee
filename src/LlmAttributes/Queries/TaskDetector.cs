namespace LlmAttributes;

/// <summary>Tells what kind of task a query asks for: by cues in fourteen languages, and by a linear model over the words of English queries. Thread-safe.</summary>
/// <remarks>
/// The model was fitted on the categories of databricks-dolly-15k (CC BY-SA 3.0); <c>tests/LlmAttributes.Evaluation --topic task_classification</c> fits it and measures it. Of a query longer than 2,048
/// characters the first and the last 1,024 are read.
/// </remarks>
public static class TaskDetector
{
    // Below it no kind stands out from the nine.
    private const double LeastConfidence = 0.2;
    private const int Kinds = (int)TaskType.Brainstorming + 1;

    /// <summary>Tells the kind of task.</summary>
    /// <param name="query">The words of the user.</param>
    /// <returns>The kind, how sure it is, and which places say so.</returns>
    public static TaskDetection Detect(ReadOnlySpan<char> query) => Detect(query, TaskModel.Shipped);

    internal static TaskDetection Detect(ReadOnlySpan<char> query, TaskModel model)
    {
        var room = PromptTokens.RoomFor(query);
        Span<uint> tokens = stackalloc uint[room];
        Span<int> places = stackalloc int[room * 2];
        var count = TaskFeatures.ReadTokens(query, tokens, places);
        if (count == 0)
            return new(TaskType.General, 0);

        tokens = tokens[..count];
        Span<double> scores = stackalloc double[Kinds];
        model.Score(query, tokens, scores);
        var evidence = TaskCues.Add(tokens, places, scores);
        var best = Softmax(scores);
        return scores[best] < LeastConfidence ? new(TaskType.General, 1 - scores[best]) { Evidence = evidence } : new((TaskType)best, scores[best]) { Evidence = evidence };
    }

    private static int Softmax(Span<double> scores)
    {
        var best = 0;
        for (var i = 1; i < scores.Length; i++)
        {
            if (scores[i] > scores[best])
                best = i;
        }

        var (top, sum) = (scores[best], 0.0);
        foreach (ref var score in scores)
            sum += score = Math.Exp(score - top);
        foreach (ref var score in scores)
            score /= sum;
        return best;
    }
}
