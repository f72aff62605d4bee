namespace LlmAttributes;

/// <summary>The JSON form of a call as it is declared.</summary>
internal sealed record DeclaredCallDocument(
    string Name,
    string Result,
    bool IsStream,
    string Fingerprint,
    string? PromptName,
    string? PromptVersion,
    IReadOnlyList<MessageDocument> Prompt,
    IReadOnlyList<ParameterDocument> Parameters,
    IReadOnlyList<string> Policies,
    IReadOnlyList<string> Models,
    string? Obstacle)
{
    public static DeclaredCallDocument Of(CallDescription call) => new(
        call.Name,
        call.Result,
        call.IsStream,
        call.Plan.PromptFingerprint,
        call.Plan.PromptName,
        call.Plan.PromptVersion,
        [.. call.Prompt.Select(static m => new MessageDocument(m.Role, m.Text))],
        [.. call.Parameters.Select(static p => new ParameterDocument(p.Name, p.Type, Names.Of(p.Input), p.Choices))],
        PolicyWords.Of(call.Plan),
        PolicyWords.ModelsOf(call.Plan),
        call.Obstacle);
}
