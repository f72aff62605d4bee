using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Adds what a caller asks for to a key.</summary>
internal static class OptionKeys
{
    public static void Add(KeyBuffer key, LlmCallOptions options)
    {
        // Options that say nothing of the answer have the key of none.
        if (options.Model is { } model)
            key.Text(KeyPart.Model, model);
        if (options.TaskType is { } task)
            key.Text(KeyPart.TaskType, task);
        if (options.Region is { } region)
            key.Text(KeyPart.Region, region);
        if (options.RequiredCapabilities != ModelCapabilities.None)
            key.Number(KeyPart.Abilities, (long)options.RequiredCapabilities);
        if (options.Seed is { } seed)
            key.Number(KeyPart.Seed, seed);
        foreach (var tag in options.ModelTags)
            key.Text(KeyPart.ModelTag, tag);
    }

    public static void Add(KeyBuffer key, ChatOptions options)
    {
        // What a tool did, what the provider remembers and what an SDK is told by itself are no part of the prompt.
        if (options is { Tools.Count: > 0 } or { ConversationId: not null } or { RawRepresentationFactory: not null } or { AdditionalProperties.Count: > 0 } || options.GetType() != typeof(ChatOptions))
        {
            key.IsUnkeyable = true;
            return;
        }

        key.Text(KeyPart.Option, options.ModelId);
        key.Text(KeyPart.Option, options.Instructions);
        Number(key, options.Temperature);
        Number(key, options.TopP);
        Number(key, options.TopK);
        Number(key, options.FrequencyPenalty);
        Number(key, options.PresencePenalty);
        Number(key, options.MaxOutputTokens);
        Number(key, options.Seed);
        Number(key, (int?)options.Reasoning?.Effort);
        Number(key, (int?)options.Reasoning?.Output);
        key.Number(KeyPart.List, options.StopSequences?.Count ?? 0);
        foreach (var stop in options.StopSequences ?? [])
            key.Text(KeyPart.Item, stop);
        Add(key, options.ResponseFormat);
    }

    private static void Add(KeyBuffer key, ChatResponseFormat? format)
    {
        switch (format)
        {
            case null:
                key.Mark(KeyPart.NotTaken);
                break;
            case ChatResponseFormatJson json:
                key.Text(KeyPart.Option, json.SchemaName);
                key.Text(KeyPart.Option, json.Schema?.GetRawText());
                break;
            default:
                key.Mark(KeyPart.Taken);
                break;
        }
    }

    private static void Number(KeyBuffer key, long? number)
    {
        if (number is { } value)
            key.Number(KeyPart.Option, value);
        else
            key.Mark(KeyPart.NotTaken);
    }

    private static void Number(KeyBuffer key, float? number) => Number(key, number is { } value ? BitConverter.SingleToInt32Bits(value) : (long?)null);
}
