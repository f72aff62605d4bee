namespace LlmAttributes;

/// <summary>What is under way at a model and how it did just now, for routes that go by load. All of it is allocated once and changed by atomics.</summary>
/// <remarks>
/// A latency is a peak average: it rises with a slow answer at once and falls with time, also while nobody asks, so that a model which was slow once is tried again. What is
/// under way is a lower bound: a request that has waited for 20 s makes the model one of 20 s before it ends.
/// </remarks>
internal sealed class LiveTraffic(TimeProvider time)
{
    private const double LatencyFadeSeconds = 30;
    private const double ErrorFadeSeconds = 60;
    private const double ErrorShare = 0.1;

    // What one answer has on average when streams of different models are compared.
    private const int TypicalTokens = 200;

    private const double LeastSuccess = 0.02;

    private readonly double _secondsPerTick = 1.0 / time.TimestampFrequency;
    private readonly DecayingValue _errors = new(time, ErrorFadeSeconds);
    private readonly TokenWindow _tokens = new(time);

    /// <summary>Requests for whole answers.</summary>
    public InFlight Asked { get; } = new();

    public InFlight Streamed { get; } = new();

    /// <summary>The seconds of whole answers.</summary>
    public DecayingValue Answers { get; } = new(time, LatencyFadeSeconds);

    /// <summary>The seconds until the first output of streams.</summary>
    public DecayingValue FirstOutputs { get; } = new(time, LatencyFadeSeconds);

    /// <summary>The seconds of each further token of streams.</summary>
    public DecayingValue NextTokens { get; } = new(time, LatencyFadeSeconds);

    public int InFlight => Asked.Count + Streamed.Count;

    /// <summary>The share of attempts that failed lately, 0 to 1.</summary>
    public double ErrorRate(long now) => _errors.IsKnown ? Math.Min(1, _errors.Read(now)) : 0;

    /// <summary>The tokens of the last minute.</summary>
    public long TokensPerMinute(long now) => _tokens.Read(now);

    public bool IsMeasured(bool isStream) => (isStream ? FirstOutputs : Answers).IsKnown;

    /// <summary>The seconds that an answer takes at least to be expected; not a number when nothing is known and nothing under way.</summary>
    public double Seconds(bool isStream, long now)
    {
        var known = (isStream ? FirstOutputs : Answers).Read(now);
        var oldest = (isStream ? Streamed : Asked).Oldest();
        if (oldest != 0)
        {
            var age = Math.Max(0, now - oldest) * _secondsPerTick;
            known = known > age ? known : age;
        }

        return isStream ? known + Tokens(now) : known;
    }

    /// <summary>The same without what is under way.</summary>
    public double MeasuredSeconds(bool isStream, long now) => isStream ? FirstOutputs.Read(now) + Tokens(now) : Answers.Read(now);

    /// <summary>What seconds are worth when some attempts fail and have to be made again.</summary>
    public double Weigh(double seconds, long now) => _errors.IsKnown ? seconds / Math.Max(LeastSuccess, 1 - ErrorRate(now)) : seconds;

    public void Count(bool isFailure, long now) => _errors.Mix(isFailure ? 1 : 0, ErrorShare, now);

    public void CountTokens(long tokens, long now) => _tokens.Add(tokens, now);

    private double Tokens(long now) => NextTokens.IsKnown ? TypicalTokens * NextTokens.Read(now) : 0;

    public double SecondsBetween(long start, long end) => Math.Max(0, end - start) * _secondsPerTick;
}
