using System.Text;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Testing;

/// <summary>Messages as text: the role of each in a line of its own, then what it says.</summary>
internal static class MessageText
{
    public static string Of(IEnumerable<ChatMessage> messages)
    {
        var text = new StringBuilder();
        foreach (var message in messages)
        {
            text.Append('[').Append(message.Role.Value).Append("]\n");
            foreach (var content in message.Contents)
                text.Append(Of(content)).Append('\n');
        }

        return text.ToString().TrimEnd('\n');
    }

    private static string Of(AIContent content) => content switch
    {
        TextContent text => text.Text,
        TextReasoningContent reasoning => $"(reasoning) {reasoning.Text}",
        DataContent data => $"(data {data.MediaType}, {data.Data.Length} bytes)",
        UriContent uri => $"(uri {uri.Uri.OriginalString})",
        FunctionCallContent call => $"(calls {call.Name})",
        FunctionResultContent result => $"(result of {result.CallId})",
        _ => $"({content.GetType().Name})",
    };
}
