namespace LlmAttributes;

/// <summary>Names the one model that answers, unless a route or an ensemble chooses.</summary>
/// <param name="key">The key of the model, for instance a constant that carries <see cref="LlmModelAttribute"/>.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface | AttributeTargets.Assembly, Inherited = false)]
public sealed class ModelAttribute(string key) : Attribute
{
    /// <summary>Gets the key of the model.</summary>
    public string Key { get; } = key;
}
