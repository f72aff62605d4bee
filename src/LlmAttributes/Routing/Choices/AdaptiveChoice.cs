namespace LlmAttributes;

/// <summary>Candidates by what is learned while choosing.</summary>
internal sealed class AdaptiveChoice(Candidate[] candidates, AdaptiveRoute route, TaskNames tasks) : RouteChoice(candidates, RouteReason.Adapted)
{
    // From the first report on only reports say how good an answer was; that there was one says less.
    private volatile bool _isReported;

    public override RouteOrder Order(ref RouteQuestion question)
    {
        Span<int> numbers = stackalloc int[RouteOrder.Most];
        numbers = numbers[..Candidates.Length];
        if (question.IsPeek)
            ByExpectation(numbers, ref question);
        else
            route.Rank(tasks.NameOf(ref question), numbers);
        var order = RouteOrder.Of(numbers, RouteReason.Adapted);
        return question.Allowed == All ? order : order.Keep(question.Allowed);
    }

    public override double Score(int candidate, ref RouteQuestion question) => route.ExpectedQuality(tasks.NameOf(ref question), candidate);

    /// <summary>Whether the candidates are these, so that what was learned of theirs is of use.</summary>
    public bool IsFor(Candidate[] candidates) => Candidates.Length == candidates.Length && Array.TrueForAll(candidates, c => NumberOf(c.Model.Key) == Array.IndexOf(candidates, c));

    /// <summary>Takes note of how an attempt ended.</summary>
    public void Learn(Candidate asked, string? task, bool isSuccess, Cost cost, TimeSpan latency)
    {
        var number = NumberOf(asked.Model.Key);
        if (number >= 0 && !(isSuccess && _isReported))
            route.Learn(task, number, isSuccess ? 1 : 0, cost.IsKnown ? (double)cost.Usd : 0, latency);
    }

    /// <summary>Takes note of how good an answer was.</summary>
    /// <returns>Whether the model is a candidate.</returns>
    public bool Report(string model, string? task, double quality, Cost cost, TimeSpan latency)
    {
        var number = NumberOf(model);
        if (number < 0)
            return false;
        _isReported = true;
        route.Learn(task, number, quality, cost.IsKnown ? (double)cost.Usd : 0, latency);
        return true;
    }

    public string? TaskOf(ref RouteQuestion question) => tasks.NameOf(ref question);

    private int NumberOf(string model)
    {
        for (var i = 0; i < Candidates.Length; i++)
        {
            if (Candidates[i].Model.Key == model)
                return i;
        }

        return -1;
    }

    private void ByExpectation(scoped Span<int> numbers, ref RouteQuestion question)
    {
        Span<double> ranks = stackalloc double[numbers.Length];
        for (var i = 0; i < numbers.Length; i++)
            (numbers[i], ranks[i]) = (i, -Score(i, ref question));
        Sort(numbers, ranks);
    }
}
