using Microsoft.Extensions.AI;

namespace LlmAttributes.Evaluation.Resilience;

/// <summary>A prompt that tells the models which call it belongs to.</summary>
internal sealed class StormMessage(StormCall call) : ChatMessage(ChatRole.User, "")
{
    public StormCall Call { get; } = call;
}
