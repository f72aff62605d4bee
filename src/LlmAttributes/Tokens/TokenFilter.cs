namespace LlmAttributes;

/// <summary>
/// The factors of one model's token parts, learned from reported usage by a Kalman filter with a diagonal covariance: a report moves each factor by its share of what was
/// uncertain. Nothing in it depends on time. Thread-safe, and free of allocation once it exists.
/// </summary>
internal sealed class TokenFilter
{
    // Reports scatter by 2 % of the count, beside what the family says.
    private const double NoiseShare = 0.02;

    // A report further off than this many deviations moves the factors the less, the odder it is, but makes what stands around a request uncertain: one odd request must not
    // spoil what is documented or was taught, and the next of its kind are believed.
    private const double LongestStep = 2;
    private const double OddFactor = 16;
    private const double MostRequestVariance = 64 * 64;

    // Forgetting: each report leaves a factor at least this share of its first uncertainty, so that a change at the provider is learned sooner or later.
    private const double LeastVariance = 0.01;

    // A factor is a correction of what is documented or measured, not a new measurement.
    private const double LeastFactor = 0.25;
    private const double MostFactor = 4;

    // The margin in deviations. It grows when a truth lies above it and shrinks slowly while none does, so that about one in a hundred would (Gibbs and Candès 2021).
    private const double FirstMargin = 4;
    private const double LeastMargin = 2.5;
    private const double MostMargin = 40;
    private const double Shrink = 0.01;

    // What a host may hide is halved by each report that does not show it.
    private const double HiddenLeft = 0.5;

    private readonly object _gate = new();
    private readonly double[] _factors = new double[(int)TokenPart.Count];
    private readonly double[] _variances = new double[(int)TokenPart.Count];
    private readonly double[] _leastVariances = new double[(int)TokenPart.Count];
    private readonly double _scatter;
    private double _margin = FirstMargin;
    private double _hidden;

    public TokenFilter(TokenFamily family)
    {
        _scatter = family.Scatter * family.Scatter;
        _hidden = family.HiddenTokens;
        for (var i = 0; i < _factors.Length; i++)
        {
            var part = (TokenPart)i;
            _factors[i] = part == TokenPart.Request ? family.RequestTokens : part == TokenPart.Message ? family.MessageTokens : 1;
            SetSpread(part, part switch
            {
                TokenPart.Request => family.RequestSpread,
                TokenPart.Message => family.MessageSpread,
                TokenPart.Attachments => 0.4,
                TokenPart.Tools => 0.25,
                _ => family.TextSpread * UsualSpread(part),
            });
        }
    }

    /// <summary>Gives a part an uncertainty that it did not have: what was thought to be known of it has turned out wrong.</summary>
    public void Doubt(TokenPart part, double spread)
    {
        lock (_gate)
        {
            if (_variances[(int)part] < spread * spread)
                SetSpread(part, spread);
        }
    }

    /// <summary>Adds the parts up.</summary>
    /// <param name="parts">The parts as they were estimated.</param>
    /// <param name="fixedTokens">Tokens that need no factor.</param>
    /// <param name="fixedMargin">How far these may be off upwards.</param>
    public TokenCount Sum(ReadOnlySpan<double> parts, double fixedTokens, double fixedMargin)
    {
        var (tokens, deviation) = Predict(parts);
        tokens += fixedTokens;
        var bound = tokens + fixedMargin + Margin(parts, deviation);
        var estimate = (long)Math.Round(Math.Max(0, tokens));
        return new(estimate, Math.Max(estimate, (long)Math.Ceiling(bound - 1e-9)), false);
    }

    /// <summary>Learns what the parts amounted to.</summary>
    public void Learn(ReadOnlySpan<double> parts, double reported)
    {
        lock (_gate)
        {
            var (tokens, deviation) = Predict(parts);
            if (deviation <= 0)
                return;
            var off = (reported - tokens) / deviation;
            var above = reported - tokens - Margin(parts, deviation);
            var margin = above > 0 ? _margin + Math.Min(above / deviation, _margin / 2) : _margin - ((_margin - LeastMargin) * Shrink);
            Volatile.Write(ref _hidden, Math.Max(_hidden * HiddenLeft, reported - tokens - (_margin * deviation)));
            Volatile.Write(ref _margin, Math.Min(MostMargin, margin));

            var isOdd = Math.Abs(off) > LongestStep;
            var step = (isOdd ? LongestStep * LongestStep / off : off) / deviation;
            for (var i = 0; i < _factors.Length; i++)
            {
                var gain = _variances[i] * parts[i];
                if (gain == 0)
                    continue;
                Volatile.Write(ref _factors[i], Bound((TokenPart)i, _factors[i] + (gain * step)));
                var left = _variances[i] * (1 - (gain * parts[i] / (deviation * deviation)));
                if (isOdd && i == (int)TokenPart.Request)
                    left = Math.Max(_variances[i], Math.Min(MostRequestVariance, _variances[i] * OddFactor));
                Volatile.Write(ref _variances[i], Math.Max(_leastVariances[i], left));
            }
        }
    }

    // A text alone has nothing around it.
    private double Margin(ReadOnlySpan<double> parts, double deviation) =>
        (Volatile.Read(ref _margin) * deviation) + (parts[(int)TokenPart.Request] == 0 ? 0 : Volatile.Read(ref _hidden));

    private (double Tokens, double Deviation) Predict(ReadOnlySpan<double> parts)
    {
        var tokens = 0.0;
        var variance = 0.0;
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i] == 0)
                continue;
            tokens += parts[i] * Volatile.Read(ref _factors[i]);
            variance += parts[i] * parts[i] * Volatile.Read(ref _variances[i]);
        }

        if (variance > 0)
            variance += _scatter + (NoiseShare * NoiseShare * tokens * tokens);
        return (tokens, Math.Sqrt(variance));
    }

    private void SetSpread(TokenPart part, double spread)
    {
        _leastVariances[(int)part] = LeastVariance * spread * spread;
        Volatile.Write(ref _variances[(int)part], spread * spread);
    }

    // Around a request there may be nothing, or more than was thought; the other factors stay near what they correct.
    private static double Bound(TokenPart part, double factor) =>
        part is TokenPart.Request or TokenPart.Message ? Math.Max(0, factor) : Math.Clamp(factor, LeastFactor, MostFactor);

    // How far vocabularies differ from script to script: widest where some were trained on little of it.
    private static double UsualSpread(TokenPart part) => part switch
    {
        TokenPart.Latin => 0.12,
        TokenPart.Symbols or TokenPart.Han or TokenPart.Kana => 0.25,
        TokenPart.Alphabets or TokenPart.Hangul => 0.35,
        _ => 0.5,
    };
}
