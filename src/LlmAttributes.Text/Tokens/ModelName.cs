namespace LlmAttributes;

/// <summary>The part of a model's id that says what it is.</summary>
internal static class ModelName
{
    /// <summary>Takes off who serves it: <c>openai/gpt-4o</c>, <c>us.anthropic.claude-sonnet-4</c>, <c>accounts/x/models/llama-v3p3</c>, <c>ft:gpt-4o-mini:org::id</c>.</summary>
    /// <returns>The name in small letters; empty when nothing is known.</returns>
    public static string Of(ModelFacts facts)
    {
        var id = facts.ModelId ?? "";
        var start = id.StartsWith("ft:", StringComparison.Ordinal) ? 3 : id.LastIndexOf('/') + 1;
        return id[start..].ToLowerInvariant();
    }
}
