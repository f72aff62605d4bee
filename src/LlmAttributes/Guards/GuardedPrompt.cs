using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>What an <see cref="IInputGuard"/> looks at.</summary>
/// <param name="Call">The contract and the method, for instance <c>ISupportDesk.ClassifyAsync</c>.</param>
/// <param name="Messages">The messages as they would be sent: rendered, with examples, history and earlier turns, and as the guards before have rewritten them. They must not be changed.</param>
public sealed record GuardedPrompt(string Call, IReadOnlyList<ChatMessage> Messages);
