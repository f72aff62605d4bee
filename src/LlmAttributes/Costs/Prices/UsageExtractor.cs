using System.Text.Json;

namespace LlmAttributes;

/// <summary>Reads model and usage of one form of response.</summary>
internal sealed record UsageExtractor(string ApiFlavor, UsagePath Root, UsagePath Model, IReadOnlyList<UsageMapping> Mappings)
{
    /// <summary>Reads an extractor of the schema of genai-prices; kinds that are not known are left out.</summary>
    public static UsageExtractor Parse(JsonElement extractor)
    {
        List<UsageMapping> mappings = [];
        foreach (var mapping in extractor.GetProperty("mappings").EnumerateArray())
        {
            var isRequired = !mapping.TryGetProperty("required", out var required) || required.ValueKind != JsonValueKind.False;
            if (KindOf(mapping.GetProperty("dest").GetString()) is { } kind)
                mappings.Add(new(UsagePath.Parse(mapping.GetProperty("path")), kind, isRequired));
        }

        return new(
            extractor.TryGetProperty("api_flavor", out var flavor) ? flavor.GetString() ?? "default" : "default",
            UsagePath.Parse(extractor.GetProperty("root")),
            extractor.TryGetProperty("model_path", out var model) ? UsagePath.Parse(model) : UsagePath.Of("model"),
            mappings);
    }

    /// <summary>Adds mappings that are not among its own.</summary>
    public UsageExtractor With(IReadOnlyList<UsageMapping> details)
    {
        List<UsageMapping>? more = null;
        foreach (var detail in details)
        {
            var isKnown = false;
            foreach (var mapping in Mappings)
                isKnown |= mapping.Kind == detail.Kind && mapping.Path.Equals(detail.Path);
            if (!isKnown)
                (more ??= [.. Mappings]).Add(detail);
        }

        return more is null ? this : this with { Mappings = more };
    }

    /// <summary>Reads a response.</summary>
    /// <returns>The reading, or <see langword="null"/> when a required count is missing or none is there.</returns>
    public UsageReading? Read(JsonElement response)
    {
        if (!Root.TryFollow(response, out var root) || root.ValueKind != JsonValueKind.Object)
            return null;

        var usage = default(TokenUsage);
        var hasAny = false;
        foreach (var mapping in Mappings)
        {
            if (mapping.IsSecondName && usage[mapping.Kind] > 0)
                continue;
            if (mapping.Path.TryFollow(root, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var count))
            {
                usage = usage.With(mapping.Kind, usage[mapping.Kind] + count);
                hasAny = true;
            }
            else if (mapping.IsRequired)
            {
                return null;
            }
        }

        return hasAny ? new(usage, ModelOf(response)) : null;
    }

    private string? ModelOf(JsonElement response) => Model.TryFollow(response, out var name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;

    private static UsageKind? KindOf(string? name) => name switch
    {
        "input_tokens" => UsageKind.Input,
        "output_tokens" => UsageKind.Output,
        "cache_read_tokens" => UsageKind.CachedInput,
        "cache_write_tokens" => UsageKind.CacheWrite,
        "cache_write_5m_tokens" => UsageKind.FiveMinuteCacheWrite,
        "cache_write_1h_tokens" => UsageKind.OneHourCacheWrite,
        "input_text_tokens" => UsageKind.TextInput,
        "input_audio_tokens" => UsageKind.AudioInput,
        "input_image_tokens" => UsageKind.ImageInput,
        "input_video_tokens" => UsageKind.VideoInput,
        "input_tool_tokens" => UsageKind.ToolInput,
        "input_text_tool_tokens" => UsageKind.TextToolInput,
        "input_audio_tool_tokens" => UsageKind.AudioToolInput,
        "input_image_tool_tokens" => UsageKind.ImageToolInput,
        "input_video_tool_tokens" => UsageKind.VideoToolInput,
        "cache_text_read_tokens" => UsageKind.CachedTextInput,
        "cache_audio_read_tokens" => UsageKind.CachedAudioInput,
        "cache_image_read_tokens" => UsageKind.CachedImageInput,
        "cache_video_read_tokens" => UsageKind.CachedVideoInput,
        "output_text_tokens" => UsageKind.TextOutput,
        "output_audio_tokens" => UsageKind.AudioOutput,
        "output_image_tokens" => UsageKind.ImageOutput,
        "output_video_tokens" => UsageKind.VideoOutput,
        "output_reasoning_tokens" => UsageKind.Reasoning,
        "output_citation_tokens" => UsageKind.Citation,
        "web_searches" => UsageKind.WebSearches,
        _ => null,
    };
}
