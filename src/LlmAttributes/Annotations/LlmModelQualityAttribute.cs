namespace LlmAttributes;

/// <summary>States how good a model is at one type of task; beside <see cref="LlmModelAttribute"/>, once per type.</summary>
/// <example><code>[LlmModel(Quality = 0.7), LlmModelQuality("Translation", 0.85)]</code></example>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Assembly, AllowMultiple = true, Inherited = false)]
public sealed class LlmModelQualityAttribute : Attribute
{
    /// <summary>States the quality of the model whose key is the value of the annotated constant.</summary>
    /// <param name="taskType">The type of task, such as <c>Translation</c>; compared without regard to case.</param>
    /// <param name="quality">The quality, 0 to 1.</param>
    public LlmModelQualityAttribute(string taskType, double quality)
    {
        TaskType = taskType;
        Quality = quality;
    }

    /// <summary>States the quality of a model on the assembly.</summary>
    /// <param name="key">The key of the model.</param>
    /// <param name="taskType">The type of task, such as <c>Translation</c>; compared without regard to case.</param>
    /// <param name="quality">The quality, 0 to 1.</param>
    public LlmModelQualityAttribute(string key, string taskType, double quality)
    {
        Key = key;
        TaskType = taskType;
        Quality = quality;
    }

    /// <summary>Gets the key of the model, or <see langword="null"/> where the annotated constant is the key.</summary>
    public string? Key { get; }

    /// <summary>Gets the type of task.</summary>
    public string TaskType { get; }

    /// <summary>Gets the quality, 0 to 1.</summary>
    public double Quality { get; }
}
