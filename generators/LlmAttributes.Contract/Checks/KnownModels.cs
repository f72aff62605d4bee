using System.Collections.Immutable;

namespace LlmAttributes.Contract;

/// <summary>The models that a compilation can see, for the rules that need to know them.</summary>
/// <param name="models">Each key with what its declaration says.</param>
/// <param name="isStrict">Whether an unknown key is an error.</param>
internal sealed class KnownModels(ImmutableSortedDictionary<string, KnownModel> models, bool isStrict)
{
    public bool IsEmpty => models.IsEmpty;

    public bool IsStrict { get; } = isStrict;

    public IEnumerable<string> Keys => models.Keys;

    public bool Contains(string key) => models.ContainsKey(key);

    /// <summary>What is known of a model, or <see langword="null"/> where it is not declared or the key is that of the default model.</summary>
    public KnownModel? Find(string? key) => key is not null && models.TryGetValue(key, out var model) ? model : null;

    /// <summary>Whether the model is declared here and its declaration lacks a price.</summary>
    public bool IsUnpriced(string key) => models.TryGetValue(key, out var model) && model.IsPriced == false;
}
