using System.ClientModel.Primitives;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Reads counts of OpenAI's answers that its chat clients leave out.</summary>
public static class OpenAIUsage
{
    /// <summary>Teaches the runtime to count what was written to the prompt cache, which newer models bill at a price of its own.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static LlmRuntimeBuilder UseOpenAIUsage(this LlmRuntimeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.ReadUsageWith(Read);
    }

    /// <summary>Completes a usage report, for <see cref="LlmRuntimeBuilder.ReadUsageWith"/>.</summary>
    /// <param name="raw">The SDK's object behind a response or an update.</param>
    /// <param name="usage">The report, to which the count is added as <see cref="LlmUsageCounts.CacheWrite"/>.</param>
    public static void Read(object? raw, UsageDetails? usage)
    {
        if (usage is null || raw is not IPersistableModel<object> model)
            return;

        using var answer = JsonDocument.Parse(model.Write(ModelReaderWriterOptions.Json));
        var root = answer.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
            return;

        // The last event of a stream of the Responses API holds the response.
        if (root.TryGetProperty("response", out var response) && response.ValueKind == JsonValueKind.Object)
            root = response;
        if (root.TryGetProperty("usage", out var counts) && Written(counts) is > 0 and var written)
            (usage.AdditionalCounts ??= [])[LlmUsageCounts.CacheWrite] = written;
    }

    private static long Written(JsonElement counts)
    {
        foreach (var name in (ReadOnlySpan<string>)["input_tokens_details", "prompt_tokens_details"])
        {
            if (counts.ValueKind == JsonValueKind.Object && counts.TryGetProperty(name, out var details) && details.ValueKind == JsonValueKind.Object
                && details.TryGetProperty("cache_write_tokens", out var written) && written.TryGetInt64(out var count))
                return count;
        }

        return 0;
    }
}
