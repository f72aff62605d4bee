namespace LlmAttributes;

/// <summary>Where an idempotency key goes unless somebody says otherwise.</summary>
internal static class IdempotencyDefaults
{
    public const string Header = "Idempotency-Key";

    public static IReadOnlyCollection<string> Providers { get; } = ["openai"];
}
