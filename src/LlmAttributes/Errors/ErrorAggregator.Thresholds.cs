namespace LlmAttributes;

public sealed partial class ErrorAggregator
{
    private volatile ThresholdWatch[] _watches = [];

    /// <summary>Occurs once when a threshold is reached, and again only after the rate has fallen below it.</summary>
    /// <remarks>
    /// Rates are compared where an attempt fails, where a snapshot is taken, and every second while clients of the runtime succeed; handlers run on that thread, and what
    /// they throw is ignored, so that it does not replace the error that is being recorded.
    /// </remarks>
    public event EventHandler<ErrorThresholdCrossedEventArgs>? ThresholdCrossed;

    /// <summary>Adds a threshold.</summary>
    /// <param name="threshold">The threshold.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number of the threshold is out of its range.</exception>
    public void AddThreshold(ErrorThreshold threshold)
    {
        ArgumentNullException.ThrowIfNull(threshold);
        threshold.Validate();
        lock (_gate)
            _watches = [.. _watches, new(threshold, this)];
    }

    internal void CheckThresholds(long seconds, ErrorCounter? failed = null)
    {
        foreach (var watch in _watches)
        {
            if ((failed is null || watch.Threshold.Watches(failed)) && watch.Check(seconds, out var rate))
                Raise(new(watch.Threshold, rate, _time.GetUtcNow()));
        }
    }

    internal ErrorRate Rate(ErrorThreshold of, long seconds)
    {
        var sum = default(ErrorRate);
        foreach (var (_, counter) in _counters)
            Add(counter, of, seconds, ref sum);
        Add(_other, of, seconds, ref sum);
        return sum;
    }

    private static void Add(ErrorCounter counter, ErrorThreshold of, long seconds, ref ErrorRate sum)
    {
        if (!of.Watches(counter))
            return;
        var rate = counter.Rate(of.Window, seconds, of.Kind);
        sum = new(sum.Successes + rate.Successes, sum.Failures + rate.Failures, sum.Outcomes + rate.Outcomes);
    }

    private void Raise(ErrorThresholdCrossedEventArgs args)
    {
        foreach (var handler in ThresholdCrossed?.GetInvocationList() ?? [])
        {
            try
            {
                ((EventHandler<ErrorThresholdCrossedEventArgs>)handler)(this, args);
            }
            catch (Exception)
            {
            }
        }
    }
}
