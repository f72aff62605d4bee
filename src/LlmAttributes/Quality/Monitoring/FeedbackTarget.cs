namespace LlmAttributes;

/// <summary>What a judgement of a result belongs to.</summary>
/// <param name="Call">The contract and the method.</param>
/// <param name="Model">The key of the model that answered.</param>
/// <param name="Learn">Takes the judgement to whoever learns from it.</param>
internal sealed record FeedbackTarget(string Call, string Model, Func<double, bool>? Learn);
