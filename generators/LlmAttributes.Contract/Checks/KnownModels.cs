using System.Collections.Immutable;

namespace LlmAttributes.Contract;

/// <summary>The models that a compilation can see, for the rules that need to know them.</summary>
/// <param name="prices">Each key with whether its price is known; <see langword="null"/> where the facts come from elsewhere.</param>
/// <param name="isStrict">Whether an unknown key is an error.</param>
internal sealed class KnownModels(ImmutableSortedDictionary<string, bool?> prices, bool isStrict)
{
    public bool IsEmpty => prices.IsEmpty;

    public bool IsStrict { get; } = isStrict;

    public IEnumerable<string> Keys => prices.Keys;

    public bool Contains(string key) => prices.ContainsKey(key);

    /// <summary>Whether the model is declared here and its declaration lacks a price.</summary>
    public bool IsUnpriced(string key) => prices.TryGetValue(key, out var priced) && priced == false;
}
