using LlmAttributes;

namespace Knowledge;

/// <summary>The key of the model that answers.</summary>
public static class Models
{
    /// <summary>Answers from passages.</summary>
    [LlmModel(Provider = "openai", ModelId = "gpt-5-mini")]
    public const string Librarian = "librarian";
}
