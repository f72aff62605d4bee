namespace LlmAttributes;

/// <summary>What is known of all models at one kind of task, or at all of them.</summary>
internal sealed class AdaptiveArms(int models, long now)
{
    private readonly AdaptiveArm[] _arms = new AdaptiveArm[models];

    /// <summary>When the arms were last faded, in ticks of the clock.</summary>
    private long _fadedAt = now;

    public Span<AdaptiveArm> All => _arms;

    /// <summary>How many outcomes there are, older ones counting less.</summary>
    public double Count { get; private set; }

    /// <summary>Makes all outcomes older.</summary>
    /// <param name="now">The time in ticks.</param>
    /// <param name="halfLife">After how many ticks an outcome counts half.</param>
    public void Fade(long now, double halfLife)
    {
        var age = now - _fadedAt;
        // Powers are dear, and a thousandth of the half-life fades nothing that matters.
        if (age * 1000.0 < halfLife)
            return;
        var factor = Math.Exp(-age / halfLife * Math.Log(2));
        foreach (ref var arm in _arms.AsSpan())
            arm.Fade(factor);
        Count *= factor;
        _fadedAt = now;
    }

    public void Add(int model, double quality, double costUsd, double seconds)
    {
        _arms[model].Add(quality, costUsd, seconds);
        Count++;
    }

    /// <summary>Takes over what was known of a model elsewhere.</summary>
    public void Restore(int model, AdaptiveArm arm)
    {
        Count += arm.Count - _arms[model].Count;
        _arms[model] = arm;
    }
}
