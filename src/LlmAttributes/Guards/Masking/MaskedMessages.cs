using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Masks the texts of messages.</summary>
internal static class MaskedMessages
{
    // Shorter values are in many words by chance.
    private const int ShortestTerm = 3;

    /// <summary>Finds the personal data of a prompt.</summary>
    /// <param name="mask">Keeps what is found.</param>
    /// <param name="prompt">The prompt.</param>
    /// <param name="options">The caller's options, which may have instructions.</param>
    /// <param name="masksSensitive">Whether the values of sensitive parameters are masked too.</param>
    public static void Learn(PersonalDataMask mask, IReadOnlyList<ChatMessage> prompt, ChatOptions? options, bool masksSensitive)
    {
        List<string> texts = [];
        foreach (var message in prompt)
        {
            foreach (var content in message.Contents)
                Visit(content, text => AddTo(texts, text));
        }

        if (options?.Instructions is { Length: > 0 } instructions)
            texts.Add(instructions);
        mask.Learn(texts, masksSensitive ? ShownPrompt.SecretsOf(prompt).Where(static s => s.Length >= ShortestTerm) : []);
    }

    /// <summary>Masks what was found in messages; those without any are left as they are.</summary>
    public static IReadOnlyList<ChatMessage> Mask(PersonalDataMask mask, IReadOnlyList<ChatMessage> messages) => Map(messages, mask.Replace);

    /// <summary>Changes the texts of messages.</summary>
    public static IReadOnlyList<ChatMessage> Map(IReadOnlyList<ChatMessage> messages, Func<string, string> change)
    {
        var changed = new ChatMessage[messages.Count];
        for (var i = 0; i < changed.Length; i++)
            changed[i] = Change(messages[i], change);
        return changed;
    }

    /// <summary>Puts the data back into a response; what the chat client gave is left as it is, since it may be shared.</summary>
    public static ChatResponse Restore(PersonalDataMask mask, ChatResponse response, bool isJson) =>
        Copy(response, [.. response.Messages.Select(message => Change(message, text => mask.Restore(text, isJson), text => mask.Restore(text, isJson: false)))]);

    /// <summary>Replaces the text of a response.</summary>
    public static ChatResponse Rewrite(ChatResponse response, string text) =>
        Copy(response, [new(ChatRole.Assistant, text) { MessageId = response.Messages.LastOrDefault()?.MessageId }]);

    /// <summary>Changes the texts of a content; the content itself where it has none that changes.</summary>
    /// <param name="content">The content.</param>
    /// <param name="change">Changes what the model says or is told.</param>
    /// <param name="changeArgument">Changes what stands in arguments and results of tools; by default the same.</param>
    public static AIContent Visit(AIContent content, Func<string, string> change, Func<string, string>? changeArgument = null)
    {
        switch (content)
        {
            case TextContent text when Changed(text.Text, change) is { } changed:
                return new TextContent(changed) { AdditionalProperties = text.AdditionalProperties, Annotations = text.Annotations };
            case TextReasoningContent reasoning when Changed(reasoning.Text, change) is { } changed:
                return new TextReasoningContent(changed) { AdditionalProperties = reasoning.AdditionalProperties, ProtectedData = reasoning.ProtectedData };
            case FunctionCallContent { Arguments: { Count: > 0 } arguments } call:
                return new FunctionCallContent(call.CallId, call.Name, MaskedArguments.Change(arguments, changeArgument ?? change)) { AdditionalProperties = call.AdditionalProperties };
            case FunctionResultContent { Result: { } result } answer:
                return new FunctionResultContent(answer.CallId, MaskedArguments.Change(result, changeArgument ?? change)) { AdditionalProperties = answer.AdditionalProperties };
            default:
                return content;
        }
    }

    private static ChatResponse Copy(ChatResponse response, List<ChatMessage> messages) => new(messages)
    {
        ResponseId = response.ResponseId,
        ConversationId = response.ConversationId,
        ModelId = response.ModelId,
        CreatedAt = response.CreatedAt,
        FinishReason = response.FinishReason,
        Usage = response.Usage,
        RawRepresentation = response.RawRepresentation,
        AdditionalProperties = response.AdditionalProperties,
    };

    private static string? Changed(string? text, Func<string, string> change) =>
        text is { Length: > 0 } && change(text) is var changed && !ReferenceEquals(changed, text) ? changed : null;

    private static ChatMessage Change(ChatMessage message, Func<string, string> change, Func<string, string>? changeArgument = null)
    {
        AIContent[]? changed = null;
        for (var i = 0; i < message.Contents.Count; i++)
        {
            var content = Visit(message.Contents[i], change, changeArgument);
            if (!ReferenceEquals(content, message.Contents[i]))
                (changed ??= [.. message.Contents])[i] = content;
        }

        if (changed is null)
            return message;
        var copy = message.Clone();
        copy.Contents = [.. changed];
        return copy;
    }

    private static string AddTo(List<string> texts, string text)
    {
        texts.Add(text);
        return text;
    }
}
