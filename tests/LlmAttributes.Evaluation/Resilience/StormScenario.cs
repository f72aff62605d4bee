namespace LlmAttributes.Evaluation.Resilience;

/// <summary>The storm, the same for every policy. The first group of numbers is what the figures stand for; the others fill it in.</summary>
/// <remarks>
/// <para>What a request may meet, in this order: an outage of its model, a burst of rate limits, its own permanent fault, a stall, a cut. Models fail independently of each
/// other; requests that run when an outage or a burst begins end as if it had not. A permanent fault belongs to the call: every model refuses it, so no policy can win it,
/// and such calls are left out of the percentiles of time. Every other call that fails counts with the time of its deadline.</para>
/// <para>Half of the calls are streams. Only a stream can be cut; what its reader has by then is no answer, and no policy may repeat it. So the reader drops it and asks anew
/// within the same deadline, whatever the policy.</para>
/// <para>What costs: a refusal nothing, an answer its tokens, a request that was cut or given up its input and the output that the model had written by then.</para>
/// </remarks>
internal sealed record StormScenario
{
    public const double CallsPerSecond = 50;
    public const double DeadlineSeconds = 30;

    /// <summary>The limit of an attempt of ours that is no stream, and of the ordered failover that has limits.</summary>
    public const double AttemptLimitSeconds = 15;

    /// <summary>The limit of their streams until the first token.</summary>
    public const double FirstTokenLimitSeconds = 3;
    public const double BurstSeconds = 60;
    public const int ShortestRetryAfter = 2;
    public const int LongestRetryAfter = 8;
    public const double OutageSeconds = 90;
    public const double StallShare = 0.05;
    public const double StallSeconds = 60;
    public const double CutShare = 0.02;
    public const double PermanentShare = 0.01;

    /// <summary>The mean time from the end of a model's burst to its next: a model refuses about a tenth of the time.</summary>
    public const double BetweenBurstsSeconds = 540;

    /// <summary>The mean time from the end of a model's outage to its next: a model is down about a fourteenth of the time.</summary>
    public const double BetweenOutagesSeconds = 1200;

    /// <summary>The share of outages in which requests hang until the connection is reset at the outage's end; in the others connections are refused.</summary>
    public const double HangingShare = 0.5;

    public const double StreamShare = 0.5;

    /// <summary>How long a refusal takes.</summary>
    public const double RefusalSeconds = 0.08;

    public const double InputTokensMedian = 800;
    public const double OutputTokensMedian = 200;
    public const double TokensSigma = 0.6;
    public const double MaxOutputTokens = 1000;
    public const double FirstTokenSigma = 0.4;
    public const double SpeedSigma = 0.2;

    /// <summary>Gets the models, alike enough to stand in for each other.</summary>
    public static IReadOnlyList<StormModelFacts> Models { get; } =
    [
        new("a", 0.45, 90, 0.40, 1.60),
        new("b", 0.60, 80, 0.30, 2.50),
        new("c", 0.50, 110, 0.25, 2.00),
        new("d", 0.80, 70, 0.80, 4.00),
    ];

    /// <summary>Gets how many calls arrive.</summary>
    public int Calls { get; init; } = 100_000;
}
