namespace LlmAttributes;

/// <summary>How good models prove at one call: what is declared of them, corrected by judgements of users and by scores.</summary>
/// <remarks>
/// What was seen of a model is taken for its declared quality, plus how easy the call is for everybody, plus how well this call suits the model, plus chance: a model of variance components with known
/// spreads, of which the best linear predictor is computed (Robinson 1991, "That BLUP is a good thing", Statistical Science 6(1)). So one model that was judged to be good at an easy call does not
/// pass a better one of which nothing was seen, while one that is worse than the others, or bad beyond what the call explains, falls behind.
/// </remarks>
internal sealed class ObservedQuality
{
    // By how much the ease of calls differs from what is declared, and a model at one call from what it usually is: shares of right answers of a model differ so much between common benchmarks.
    private const double SpreadOfCalls = 0.2;
    private const double SpreadOfModels = 0.15;

    // The variance of a verdict that is right or wrong, at its largest.
    private const double Noise = 0.25;

    private readonly QualityMonitor _monitor;
    private readonly string _call;
    private readonly string[] _models;
    private readonly double[] _declared;

    /// <summary>Watches the models of a call.</summary>
    /// <param name="monitor">Where answers are judged and scored.</param>
    /// <param name="call">The contract and the method.</param>
    /// <param name="models">The keys of the models.</param>
    /// <param name="declared">The declared quality of each, 0 to 1; not a number where there is none, which leaves the model as it is.</param>
    public ObservedQuality(QualityMonitor monitor, string call, string[] models, double[] declared)
    {
        _monitor = monitor;
        _call = call;
        _models = models;
        _declared = declared;
    }

    /// <summary>Gets a number that grows when there may be something new.</summary>
    public int Version => _monitor.SeenVersion;

    /// <summary>Estimates how well the call suits each model.</summary>
    /// <param name="fits">Receives by how much each model is better at this call than its declared quality says, beyond what holds for all.</param>
    /// <param name="ease">By how much all are better.</param>
    /// <returns>Whether anything was seen.</returns>
    public bool Estimate(Span<double> fits, out double ease)
    {
        const double Calls = SpreadOfCalls * SpreadOfCalls;
        const double Models = SpreadOfModels * SpreadOfModels;
        fits.Clear();
        var (sum, precision) = (0.0, 1 / Calls);
        Span<double> variances = stackalloc double[fits.Length];
        for (var i = 0; i < fits.Length; i++)
        {
            if (double.IsNaN(_declared[i]) || _monitor.SeenOf(_call, _models[i]) is not { Weight: > 0 } seen)
                continue;
            fits[i] = seen.Mean - _declared[i];
            variances[i] = Models + (Noise / seen.Weight);
            sum += fits[i] / variances[i];
            precision += 1 / variances[i];
        }

        ease = sum / precision;
        var isSeen = false;
        for (var i = 0; i < fits.Length; i++)
        {
            if (variances[i] == 0)
                continue;
            fits[i] = Models / variances[i] * (fits[i] - ease);
            isSeen = true;
        }

        return isSeen;
    }
}
