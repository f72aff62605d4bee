using System.Text.Json;
using LlmAttributes.Runtime;

namespace LlmAttributes.Evaluation.StructuredOutput;

/// <summary>A row of the data and what was read from it. The gold fields may be missing.</summary>
internal sealed record RowReading(string Id, string? Form, string? Reference)
{
    public string? Answer { get; private init; }

    public string? Fault { get; private init; }

    public bool IsCrash { get; private init; }

    /// <summary>Gets a value indicating whether the answer does not stand in the text.</summary>
    public bool IsInvention { get; private init; }

    public string? First { get; private init; }

    public string? Strict { get; private init; }

    public bool HoldsAnswer => Form is not (null or "none" or "empty") && Reference is not null;

    public bool IsRight => AnswerComparison.IsSame(Answer, Reference, Form);

    public static RowReading Of(JsonElement row)
    {
        var text = Text(row, "raw_output") ?? "";
        var reading = new JsonReading();
        ReasonedAnswer? found = null;
        var isCrash = false;
        try
        {
            found = LenientJson.Read(text, ReasonedAnswerShape.Instance, reading);
        }
#pragma warning disable CA1031 // What crashes is what is counted.
        catch (Exception)
#pragma warning restore CA1031
        {
            isCrash = true;
        }

        var answer = reading.HasFaults ? null : found?.Answer;
        return new(Text(row, "id") ?? "", Text(row, "form"), Text(row, "reference_answer"))
        {
            Answer = answer,
            Fault = reading.HasFaults ? reading.Faults[0].ToString() : null,
            IsCrash = isCrash,
            IsInvention = answer is not null && !AnswerComparison.Occurs(answer, text),
            First = FirstObject.Find(text),
            Strict = FirstObject.ReadStrict(text),
        };
    }

    private static string? Text(JsonElement row, string name) => row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
