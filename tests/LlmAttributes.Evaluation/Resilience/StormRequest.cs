using System.Globalization;

namespace LlmAttributes.Evaluation.Resilience;

/// <summary>One request of a call to a model: its luck, its answer and its cost.</summary>
internal sealed class StormRequest
{
    private readonly StormCall _call;
    private readonly double _tokensPerSecond;

    public StormRequest(StormCall call, StormModelFacts model, int number, Luck luck)
    {
        _call = call;
        Model = model;
        var fate = luck.NextDouble();
        FirstTokenSeconds = luck.NextLognormal(model.FirstTokenSeconds, StormScenario.FirstTokenSigma) + (fate < StormScenario.StallShare ? StormScenario.StallSeconds : 0);
        _tokensPerSecond = luck.NextLognormal(model.TokensPerSecond, StormScenario.SpeedSigma);

        // So many of the streams that it makes the share of all requests.
        IsCut = call.IsStream && fate >= StormScenario.StallShare && fate < StormScenario.StallShare + (StormScenario.CutShare / StormScenario.StreamShare);
        WritingSeconds = call.OutputTokens / _tokensPerSecond * (IsCut ? luck.NextDouble() : 1);
        RetryAfterSeconds = StormScenario.ShortestRetryAfter + (int)(luck.NextDouble() * (StormScenario.LongestRetryAfter - StormScenario.ShortestRetryAfter + 1));
        Head = string.Create(CultureInfo.InvariantCulture, $"{call.Id}/");
        Tail = string.Create(CultureInfo.InvariantCulture, $"{number}");
    }

    public StormModelFacts Model { get; }

    public double FirstTokenSeconds { get; }

    /// <summary>Gets the time from the first token to the last, or to the cut.</summary>
    public double WritingSeconds { get; }

    public bool IsCut { get; }

    public int RetryAfterSeconds { get; }

    /// <summary>Gets the first piece of the answer.</summary>
    public string Head { get; }

    /// <summary>Gets the rest of the answer.</summary>
    public string Tail { get; }

    public double CostUsd { get; private set; }

    /// <summary>Bills the input and what was written in the time that the request ran.</summary>
    public void Bill(double seconds)
    {
        var outputTokens = Math.Clamp((seconds - FirstTokenSeconds) * _tokensPerSecond, 0, _call.OutputTokens);
        CostUsd = ((_call.InputTokens * Model.InputUsd) + (outputTokens * Model.OutputUsd)) / 1e6;
    }
}
