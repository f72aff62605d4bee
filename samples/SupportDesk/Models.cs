using LlmAttributes;

namespace SupportDesk;

/// <summary>The keys of the models. What they cost and can do stands in the library's catalog.</summary>
public static class Models
{
    /// <summary>What the provider calls <see cref="Small"/>.</summary>
    public const string SmallId = "gpt-5.4-nano";

    /// <summary>What the provider calls <see cref="Medium"/>.</summary>
    public const string MediumId = "gpt-5.4-mini";

    /// <summary>What the provider calls <see cref="Large"/>.</summary>
    public const string LargeId = "gpt-5.4";

    /// <summary>Cheap and quick.</summary>
    [LlmModel(Provider = "openai", ModelId = SmallId, Quality = 0.6)]
    public const string Small = "small";

    /// <summary>The one in between.</summary>
    [LlmModel(Provider = "openai", ModelId = MediumId, Quality = 0.8)]
    public const string Medium = "medium";

    /// <summary>Dear and reliable.</summary>
    [LlmModel(Provider = "openai", ModelId = LargeId, Quality = 0.95)]
    public const string Large = "large";
}
