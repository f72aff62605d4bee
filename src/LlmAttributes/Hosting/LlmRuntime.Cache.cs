namespace LlmAttributes;

/// <content>Kept answers.</content>
public sealed partial class LlmRuntime
{
    /// <summary>Gets the kept answers of calls with <see cref="CacheAttribute"/>.</summary>
    public LlmCache Cache { get; }
}
