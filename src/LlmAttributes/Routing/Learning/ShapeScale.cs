namespace LlmAttributes;

/// <summary>Brings the numbers of <see cref="PromptShape"/> to one scale, as they were spread over the prompts of the training.</summary>
internal sealed class ShapeScale(float[] means, float[] factors)
{
    /// <summary>How many numbers <see cref="Measure"/> writes: the shape and a 1, which carries what every prompt has.</summary>
    public const int Count = PromptShape.Count + 1;

    // A shape is told by few numbers, words by many: with their full spread the few would drown them.
    private const float Spread = 0.3f;
    private const float Farthest = 3;

    public float[] Means => means;

    public float[] Factors => factors;

    public static ShapeScale Fit(IReadOnlyList<string> prompts)
    {
        var sums = new double[PromptShape.Count];
        var squares = new double[PromptShape.Count];
        Span<float> shape = stackalloc float[PromptShape.Count];
        foreach (var prompt in prompts)
        {
            PromptShape.Measure(prompt, shape);
            for (var i = 0; i < shape.Length; i++)
            {
                sums[i] += shape[i];
                squares[i] += (double)shape[i] * shape[i];
            }
        }

        var means = new float[PromptShape.Count];
        var factors = new float[PromptShape.Count];
        for (var i = 0; i < means.Length; i++)
        {
            var mean = sums[i] / prompts.Count;
            var variance = (squares[i] / prompts.Count) - (mean * mean);
            means[i] = (float)mean;
            factors[i] = variance > 1e-6 ? (float)(1 / Math.Sqrt(variance)) : 0;
        }

        return new(means, factors);
    }

    public void Measure(ReadOnlySpan<char> prompt, Span<float> shape)
    {
        PromptShape.Measure(prompt, shape);
        for (var i = 0; i < PromptShape.Count; i++)
            shape[i] = Spread * Math.Clamp((shape[i] - means[i]) * factors[i], -Farthest, Farthest);
        shape[PromptShape.Count] = 1;
    }
}
