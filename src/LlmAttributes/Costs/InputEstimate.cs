using System.Text;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>The input tokens of a request, estimated upwards.</summary>
internal static class InputEstimate
{
    // A byte pair makes at most one token of text in the languages that tokenise worst in practice; half the UTF-8 bytes is twice the usual English count.
    private const int BytesPerToken = 2;
    private const int TokensPerMessage = 8;

    // The documented size of a large image in the tokenisations of OpenAI and Anthropic is below this.
    private const int TokensPerAttachment = 2_000;

    public static long Of(IReadOnlyList<ChatMessage> messages)
    {
        long tokens = 0;
        for (var i = 0; i < messages.Count; i++)
        {
            tokens += TokensPerMessage;
            foreach (var content in messages[i].Contents)
                tokens += content is TextContent { Text: { } text } ? (Encoding.UTF8.GetByteCount(text) + BytesPerToken - 1) / BytesPerToken : TokensPerAttachment;
        }

        return tokens;
    }
}
