using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>What the input of a call surely does not exceed, from the lengths of its texts alone, so that most inputs need no counting.</summary>
internal static class RouteTokens
{
    // What surrounds a message in the chat formats whose numbers are published is below this.
    private const int TokensPerMessage = 16;

    // The documented size of a large image in the tokenisations of OpenAI, Anthropic and Google is below this; what else may be attached is not.
    private const int TokensPerImage = 10_000;

    /// <summary>An upper bound; <see cref="long.MaxValue"/> where the lengths alone tell nothing.</summary>
    public static long AtMost(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        if (options is { Tools.Count: > 0 } or { ResponseFormat: ChatResponseFormatJson } or { Instructions: not null })
            return long.MaxValue;

        var tokens = 0L;
        for (var i = 0; i < messages.Count; i++)
        {
            tokens += TokensPerMessage;
            var contents = messages[i].Contents;
            for (var k = 0; k < contents.Count; k++)
            {
                if (contents[k] is TextContent text)
                    tokens += AtMost(text.Text);
                else if (contents[k] is DataContent image && image.HasTopLevelMediaType("image"))
                    tokens += TokensPerImage;
                else
                    return long.MaxValue;
            }
        }

        return tokens;
    }

    // No byte makes more than one token in a byte-pair encoding, and no UTF-16 unit more than three bytes.
    private static long AtMost(string text) => System.Text.Ascii.IsValid(text) ? text.Length : 3L * text.Length;
}
