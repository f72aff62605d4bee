namespace LlmAttributes.Testing;

/// <summary>A protocol that <see cref="LoopbackServer"/> speaks.</summary>
public enum LoopbackProtocol
{
    /// <summary>Chat completions, <c>POST /v1/chat/completions</c>.</summary>
    OpenAI = 0,

    /// <summary>Messages, <c>POST /v1/messages</c>.</summary>
    Anthropic = 1,

    /// <summary>Responses, <c>POST /v1/responses</c>.</summary>
    OpenAIResponses = 2,

    /// <summary>Ollama's own, <c>POST /api/chat</c>.</summary>
    Ollama = 3,
}
