namespace LlmAttributes.Contract;

/// <param name="Model">The key of the member.</param>
/// <param name="Weight">How much its vote counts.</param>
/// <param name="Instructions">What it is told beside the prompt.</param>
/// <param name="Options">The options of its requests.</param>
/// <param name="PromptVariant">The variant of the prompt that it is asked with.</param>
internal sealed record EnsembleMemberModel(string Model, double? Weight, string? Instructions, ModelOptionsModel? Options, string? PromptVariant);
