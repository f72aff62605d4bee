using System.Text.RegularExpressions;
using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Hashes what a step asks, so that it is known again when its run is resumed.</summary>
internal static partial class WorkflowStepKeys
{
    /// <summary>The key of a call.</summary>
    /// <returns>The key; one without a hash where the call depends on something that no key can hold, or may not be kept.</returns>
    public static WorkflowStepKey Of(WorkflowJournal journal, CallPlan plan, string answer, IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, string? conversation = null)
    {
        if (!journal.KeepsSensitive && IsSensitive(messages))
            return new(null, IsSensitive: true);
        var key = KeyBuffer.Rent();
        key.Text(KeyPart.Call, plan.FullName);
        key.Text(KeyPart.Fact, plan.PromptFingerprint);
        key.Text(KeyPart.Fact, plan.PromptVariant);
        key.Text(KeyPart.Fact, answer);
        key.Text(KeyPart.Tenant, callOptions?.Tenant ?? LlmScope.Current?.Tenant);
        if (messages is ChunkedPrompt chunked)
            Add(key, chunked.Source);
        foreach (var message in messages)
            Add(key, message);
        if (conversation is not null)
            key.Text(KeyPart.Partition, conversation);
        if (chatOptions is not null)
            Add(key, chatOptions);
        if (callOptions is not null)
            OptionKeys.Add(key, callOptions);
        if (keys.HasTask)
            key.Number(KeyPart.Option, keys.Task);
        if (!key.IsUnkeyable)
            return new(key.Finish());
        key.Return();
        return default;
    }

    // Within a run that is kept, prompts are rendered as if somebody were shown them.
    private static bool IsSensitive(IReadOnlyList<ChatMessage> messages) => messages switch
    {
        ChunkedPrompt chunked => IsSensitive(chunked.Marked),
        MemberPrompts members => MemberPrompts.OfCall(members) is ShownPrompt,
        _ => messages is ShownPrompt,
    };

    // What the tools did is part of what was paid for, so they are known by their names.
    private static void Add(KeyBuffer key, ChatOptions options)
    {
        if (options is { Tools: { Count: > 0 } tools })
        {
            foreach (var tool in tools)
                key.Text(KeyPart.Item, tool.Name);
            options = options.Clone();
            options.Tools = null;
        }

        OptionKeys.Add(key, options);
    }

    private static void Add(KeyBuffer key, ChunkSource source)
    {
        if (source.Text is { } text)
            key.Text(KeyPart.Value, text);
        else
            key.IsUnkeyable = true;
    }

    private static void Add(KeyBuffer key, ChatMessage message)
    {
        key.Text(KeyPart.Message, message.Role.Value);
        key.Text(KeyPart.Value, message.AuthorName);
        foreach (var content in message.Contents)
        {
            if (RetrievedSlot.Of(content) is { } slot)
                Add(key, slot);
            else if (content is TextContent { AdditionalProperties: null } text)
                key.Text(KeyPart.Content, Fence().Replace(text.Text, "untrusted>"));
            else
                ContentKeys.Add(key, content);
        }
    }

    private static void Add(KeyBuffer key, RetrievedSlot slot)
    {
        key.Text(KeyPart.Item, slot.Name);
        key.Text(KeyPart.Value, slot.Query);
        key.Text(KeyPart.Partition, slot.Partition);
    }

    // The delimiters around untrusted values differ with each call.
    [GeneratedRegex("untrusted-[0-9A-F]{16}>", RegexOptions.CultureInvariant)]
    private static partial Regex Fence();
}
