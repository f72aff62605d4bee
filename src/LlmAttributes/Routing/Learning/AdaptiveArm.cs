namespace LlmAttributes;

/// <summary>What is known of one model: sums over its outcomes, older ones counting less.</summary>
internal struct AdaptiveArm
{
    public double Count;
    public double Quality;
    public double CostUsd;
    public double Seconds;

    public void Add(double quality, double costUsd, double seconds)
    {
        Count++;
        Quality += quality;
        CostUsd += costUsd;
        Seconds += seconds;
    }

    public void Fade(double factor)
    {
        Count *= factor;
        Quality *= factor;
        CostUsd *= factor;
        Seconds *= factor;
    }
}
