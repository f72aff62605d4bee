using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>Builds the options of requests from what is declared and what the caller passes.</summary>
internal static class RequestOptions
{
    public static ChatOptions? Declared(ModelOptionsPlan? plan, string? modelId, ChatResponseFormat? format, IReadOnlyList<AITool> tools)
    {
        if (plan is null && modelId is null && format is null && tools.Count == 0)
            return null;

        return new()
        {
            ModelId = modelId,
            Tools = tools.Count == 0 ? null : [.. tools],
            ResponseFormat = format,
            Temperature = plan?.Temperature,
            TopP = plan?.TopP,
            MaxOutputTokens = plan?.MaxOutputTokens,
            Seed = plan?.Seed,
            Reasoning = plan?.ReasoningEffort is { } effort ? new() { Effort = effort } : null,
            StopSequences = plan?.StopSequences is { } stops ? [.. stops] : null,
        };
    }

    /// <summary>Raises or lowers the temperature; where none is set, the usual 1 of providers is assumed.</summary>
    public static ChatOptions Shift(ChatOptions? options, double temperatureStep)
    {
        var shifted = options?.Clone() ?? new();
        shifted.Temperature = (float)Math.Clamp((shifted.Temperature ?? 1) + temperatureStep, 0, 2);
        return shifted;
    }

    /// <summary>Puts the caller's options over the declared ones; the caller's instance is left alone.</summary>
    public static ChatOptions? Merge(ChatOptions? declared, ChatOptions? caller, long? seed, int? maxOutputTokens)
    {
        if (caller is null && seed is null && maxOutputTokens is null)
            return declared;

        var merged = caller?.Clone() ?? declared?.Clone() ?? new();
        if (caller is not null && declared is not null)
        {
            merged.ModelId ??= declared.ModelId;
            if (declared.Tools is { } tools)
                merged.Tools = [.. merged.Tools ?? [], .. tools];
            merged.ResponseFormat ??= declared.ResponseFormat;
            merged.Temperature ??= declared.Temperature;
            merged.TopP ??= declared.TopP;
            merged.MaxOutputTokens ??= declared.MaxOutputTokens;
            merged.Seed ??= declared.Seed;
            merged.Reasoning ??= declared.Reasoning is { } reasoning ? new() { Effort = reasoning.Effort, Output = reasoning.Output } : null;
            merged.StopSequences ??= declared.StopSequences is { } stops ? [.. stops] : null;
        }

        merged.Seed = seed ?? merged.Seed;
        merged.MaxOutputTokens = maxOutputTokens ?? merged.MaxOutputTokens;
        return merged;
    }
}
