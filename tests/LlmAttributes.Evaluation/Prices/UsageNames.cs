namespace LlmAttributes.Evaluation.Prices;

/// <summary>The names that the data has for the kinds of usage.</summary>
internal static class UsageNames
{
    private static readonly Dictionary<UsageKind, string> s_names = new()
    {
        [UsageKind.Input] = "input_tokens",
        [UsageKind.Output] = "output_tokens",
        [UsageKind.CachedInput] = "cache_read_tokens",
        [UsageKind.CacheWrite] = "cache_write_tokens",
        [UsageKind.Reasoning] = "output_reasoning_tokens",
        [UsageKind.TextInput] = "input_text_tokens",
        [UsageKind.AudioInput] = "input_audio_tokens",
        [UsageKind.ImageInput] = "input_image_tokens",
        [UsageKind.VideoInput] = "input_video_tokens",
        [UsageKind.ToolInput] = "input_tool_tokens",
        [UsageKind.TextToolInput] = "input_text_tool_tokens",
        [UsageKind.AudioToolInput] = "input_audio_tool_tokens",
        [UsageKind.ImageToolInput] = "input_image_tool_tokens",
        [UsageKind.VideoToolInput] = "input_video_tool_tokens",
        [UsageKind.CachedTextInput] = "cache_text_read_tokens",
        [UsageKind.CachedAudioInput] = "cache_audio_read_tokens",
        [UsageKind.CachedImageInput] = "cache_image_read_tokens",
        [UsageKind.CachedVideoInput] = "cache_video_read_tokens",
        [UsageKind.FiveMinuteCacheWrite] = "cache_write_5m_tokens",
        [UsageKind.OneHourCacheWrite] = "cache_write_1h_tokens",
        [UsageKind.TextOutput] = "output_text_tokens",
        [UsageKind.AudioOutput] = "output_audio_tokens",
        [UsageKind.ImageOutput] = "output_image_tokens",
        [UsageKind.VideoOutput] = "output_video_tokens",
        [UsageKind.Citation] = "output_citation_tokens",
        [UsageKind.WebSearches] = "web_searches",
    };

    /// <summary>The counts that are not zero, by the names of the data.</summary>
    public static Dictionary<string, long> Of(in TokenUsage usage)
    {
        Dictionary<string, long> counts = [];
        foreach (var (kind, name) in s_names)
        {
            if (usage[kind] is > 0 and var count)
                counts[name] = count;
        }

        return counts;
    }

    public static bool AreEqual(IReadOnlyDictionary<string, long> left, IReadOnlyDictionary<string, long> right) =>
        left.Count == right.Count && left.All(count => right.TryGetValue(count.Key, out var other) && other == count.Value);
}
