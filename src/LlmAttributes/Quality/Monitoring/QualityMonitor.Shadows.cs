using System.Collections.Concurrent;

namespace LlmAttributes;

/// <content>What the monitor knows of shadows.</content>
public sealed partial class QualityMonitor
{
    private readonly ConcurrentDictionary<(string Call, string Model, string Shadow), ShadowSeries> _shadows = new();

    /// <summary>Is raised when the second model of a <see cref="ShadowAttribute"/> has answered or failed. No caller waits for the handler.</summary>
    public event EventHandler<ShadowComparedEventArgs>? ShadowCompared;

    /// <summary>Takes a picture of the shadows while calls go on.</summary>
    /// <returns>What is known of them, sorted by call and models.</returns>
    public IReadOnlyList<ShadowStats> Shadows()
    {
        List<ShadowStats> all = [.. _shadows.Values.Select(static s => s.Read())];
        all.Sort(static (a, b) => string.CompareOrdinal(a.Call, b.Call) is not 0 and var c ? c : string.CompareOrdinal(a.Model, b.Model) is not 0 and var m ? m : string.CompareOrdinal(a.Shadow, b.Shadow));
        return all;
    }

    internal void Record(ShadowComparison comparison)
    {
        ShadowOf(comparison.Call, comparison.Model, comparison.Shadow)?.Add(comparison);
        try
        {
            ShadowCompared?.Invoke(this, new(comparison));
        }
        catch (Exception exception)
        {
            Log.QualityHandlerFailed(_logger, exception);
        }
    }

    internal void SkipShadow(string call, string model, string shadow) => ShadowOf(call, model, shadow)?.Skip();

    private ShadowSeries? ShadowOf(string call, string model, string shadow)
    {
        if (_shadows.TryGetValue((call, model, shadow), out var series))
            return series;
        return _shadows.Count >= _options.MaxSeries ? null : _shadows.GetOrAdd((call, model, shadow), static key => new(key.Call, key.Model, key.Shadow));
    }
}
