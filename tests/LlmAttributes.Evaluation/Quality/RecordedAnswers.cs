using System.Text.Json;
using LlmAttributes.Evaluation.Measuring;
using LlmAttributes.Evaluation.StructuredOutput;

namespace LlmAttributes.Evaluation.Quality;

/// <summary>The recorded answers that count as clean: those of which no one says that they are broken.</summary>
internal static class RecordedAnswers
{
    public const string Structured = "structured_output/zeroeval_raw_outputs.jsonl.gz";
    public const string School = "routing/routellm_gsm8k.jsonl";
    public const string Arena = "routing/routerarena_2models.jsonl.gz";

    private const string Weak = "weak_response";

    public static string[] Files => [Structured, School, Arena];

    /// <summary>Reads the answers of a row; gold fields may be missing.</summary>
    public static IEnumerable<RecordedAnswer> OfRow(string file, JsonElement row, int number) => file switch
    {
        Structured => OfStructured(row),
        School => OfSchool(row, number),
        _ => OfArena(row, number),
    };

    /// <summary>Whether nothing is known to be wrong with an answer.</summary>
    public static bool IsClean(string file, JsonElement row, RecordedAnswer answer) => answer.Text.AsSpan().Trim().Length > 0 && file switch
    {
        // The data's own parser found the object in these two forms; where its verdict is left out, a valid object has to be in the text.
        Structured => Text(row, "form") is { } form ? form is "strict" or "embedded" : FirstObject.Find(answer.Text) is not null,

        // The weak model was shown answers that end in "#### 18"; without that line it was cut off or never got there.
        School => !answer.Id.EndsWith(Weak, StringComparison.Ordinal) || answer.Text.Contains("####", StringComparison.Ordinal),
        _ => true,
    };

    private static IEnumerable<RecordedAnswer> OfStructured(JsonElement row)
    {
        var id = Text(row, "id") ?? "";
        yield return new(id, new(Text(row, "raw_output") ?? "")
        {
            Request = "Answer with your reasoning and your final answer in JSON: {\"reasoning\": \"...\", \"answer\": \"...\"}.",
            Demands = new() { Json = true, RequiredProperties = ["reasoning", "answer"] },
        }, IsJson: true, DataFolder.IsFitted(id));
    }

    private static IEnumerable<RecordedAnswer> OfSchool(JsonElement row, int number)
    {
        var id = Text(row, "id") ?? $"{number}";
        var prompt = Text(row, "prompt");
        foreach (var field in new[] { Weak, "strong_response" })
        {
            if (Text(row, field) is { } text)
                yield return new($"{id}/{field}", new(text) { Request = prompt, Context = prompt }, IsJson: false, DataFolder.IsFitted(id));
        }
    }

    private static IEnumerable<RecordedAnswer> OfArena(JsonElement row, int number)
    {
        var prompt = Text(row, "prompt");
        var id = prompt ?? $"{number}";
        if (!row.TryGetProperty("models", out var models))
            yield break;
        foreach (var model in models.EnumerateObject())
        {
            if (Text(model.Value, "answer") is { } text)
                yield return new($"{id}/{model.Name}", new(text) { Request = prompt }, IsJson: false, DataFolder.IsFitted(id));
        }
    }

    private static string? Text(JsonElement row, string name) => row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
