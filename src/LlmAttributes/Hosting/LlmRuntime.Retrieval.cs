namespace LlmAttributes;

/// <content>The stores that calls retrieve passages from.</content>
public sealed partial class LlmRuntime
{
    private readonly Func<string, IContextRetriever?> _retrievers;

    /// <summary>Finds a store to retrieve passages from.</summary>
    /// <param name="key">The key that <c>[Retrieve]</c> names.</param>
    /// <returns>The store, or <see langword="null"/> when no <see cref="LlmRuntimeBuilder.UseRetriever(string, IContextRetriever)"/> and no keyed service has the key.</returns>
    public IContextRetriever? FindRetriever(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _retrievers(key) ?? _host?.FindRetriever(key);
    }
}
