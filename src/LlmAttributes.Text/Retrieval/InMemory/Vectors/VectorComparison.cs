namespace LlmAttributes;

/// <summary>Compares rows with one vector. Not thread-safe.</summary>
internal abstract class VectorComparison
{
    /// <summary>Gets the cosine of the vector in a slot.</summary>
    public abstract float With(int slot);
}
