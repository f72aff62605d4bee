using System.Text.Json;

namespace LlmAttributes;

/// <summary>Reads the lines of recorded calls.</summary>
internal static class RecordedCallReader
{
    /// <summary>Reads one line.</summary>
    /// <param name="line">The line, which is not empty.</param>
    /// <param name="number">Its number, from 1.</param>
    /// <exception cref="InvalidDataException">The line is no recorded call.</exception>
    public static RecordedCall Read(string line, int number)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return Read(document.RootElement, number);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw Fault(number, $"{exception.Message} Write one JSON object a line.", exception);
        }
    }

    /// <summary>Joins a call to the one before it, when both are of one prompt and of different models.</summary>
    public static RecordedCall? Join(RecordedCall first, RecordedCall second)
    {
        if (first.Prompt != second.Prompt || first.TaskType != second.TaskType)
            return null;
        foreach (var outcome in second.Outcomes)
        {
            if (first.Find(outcome.Model) is not null)
                return null;
        }

        return first with { Outcomes = [.. first.Outcomes, .. second.Outcomes] };
    }

    private static RecordedCall Read(JsonElement row, int number)
    {
        var prompt = Text(row, "prompt", number);
        var task = row.TryGetProperty("task_type", out var element) && element.ValueKind != JsonValueKind.Null ? element.GetString() : null;
        List<RouteOutcome> outcomes = [];
        if (!row.TryGetProperty("outcomes", out var several))
        {
            outcomes.Add(ReadOutcome(row, prompt, task, number));
        }
        else
        {
            foreach (var outcome in several.EnumerateArray())
                outcomes.Add(ReadOutcome(outcome, prompt, task, number));
        }

        var call = new RecordedCall { Prompt = prompt, TaskType = task, Outcomes = outcomes };
        if (outcomes.Count == 0)
            throw Fault(number, "Property 'outcomes' is empty; give at least one.", null);
        return outcomes.Find(outcome => !ReferenceEquals(call.Find(outcome.Model), outcome)) is { } twice
            ? throw Fault(number, $"Model '{twice.Model}' has several outcomes; give one per model.", null)
            : call;
    }

    private static RouteOutcome ReadOutcome(JsonElement row, string prompt, string? task, int number)
    {
        var outcome = new RouteOutcome
        {
            Prompt = prompt,
            TaskType = task,
            Model = Text(row, "model", number),
            Quality = Number(row, "quality") ?? throw Fault(number, "Property 'quality' is missing; give a number from 0 to 1.", null),
            CostUsd = Number(row, "cost_usd"),
            Latency = Number(row, "latency_seconds") switch
            {
                null => null,
                >= 0 and <= 1e9 and var seconds => TimeSpan.FromSeconds(seconds),
                var seconds => throw Fault(number, FormattableString.Invariant($"Property 'latency_seconds' is {seconds}; give 0 or more, or nothing."), null),
            },
        };
        return outcome.Fault() is { } fault ? throw Fault(number, fault, null) : outcome;
    }

    private static string Text(JsonElement row, string name, int number) =>
        row.TryGetProperty(name, out var value) && value.GetString() is { Length: > 0 } text ? text : throw Fault(number, $"Property '{name}' is missing; give a text.", null);

    private static double? Number(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.GetDouble() : null;

    private static InvalidDataException Fault(int number, string what, Exception? inner) =>
        new(FormattableString.Invariant($"Line {number} of the recorded calls cannot be read. {what}"), inner);
}
