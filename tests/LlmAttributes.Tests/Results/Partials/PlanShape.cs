using System.Text.Json;
using LlmAttributes.Runtime;
using LlmAttributes.Tests.Results.Streaming;

namespace LlmAttributes.Tests.Results.Partials;

/// <summary>Reads a plan, and shows it while it arrives, as generated code does.</summary>
internal sealed class PlanShape : JsonShape<Plan>
{
    public static readonly PlanShape Instance = new();

    public static readonly JsonNames Names = new(("title", "text"), ("first", "an object"), ("steps", "a list"));

    public static readonly PartialShape Step = new(
        StepPart.Names,
        PartialMembers.Text(JsonParts.Value<string>(JsonValues.Text)),
        PartialMembers.Value(JsonParts.Value<int>(JsonValues.Number<int>)),
        PartialMembers.List<string>(PartialMembers.Text(JsonParts.Value<string>(JsonValues.Text))));

    public static readonly PartialShape Partial = new(
        Names,
        PartialMembers.Text(JsonParts.Value<string>(JsonValues.Text)),
        PartialMembers.Shaped(JsonParts.OrNullReference(StepPart.Instance), static () => Step),
        PartialMembers.List<Step>(PartialMembers.Shaped(StepPart.Instance, static () => Step)));

    private static readonly JsonPart<Step?> s_first = JsonParts.OrNullReference(StepPart.Instance);

    private static readonly JsonPart<List<Step>> s_steps = JsonParts.List(StepPart.Instance);

    public override string Schema =>
        $$$"""{"type":"object","properties":{"title":{"type":"string"},"first":{"anyOf":[{{{StreamedList.StepSchema}}},{"type":"null"}]},"steps":{"type":"array","items":{{{StreamedList.StepSchema}}}}},"required":["title","first","steps"]}""";

    public override Plan? Read(ref Utf8JsonReader reader, JsonReading reading)
    {
        var members = default(JsonMembers);
        if (!members.Open(ref reader, reading, "an object"))
            return null;
        string title = null!;
        Step? first = null;
        List<Step> steps = null!;
        int index;
        while ((index = members.Next(ref reader, reading, Names)) >= 0)
        {
            switch (index)
            {
                case 0: title = JsonValues.Text(ref reader, reading); break;
                case 1: first = s_first.Read(ref reader, reading); break;
                default: steps = s_steps.Read(ref reader, reading)!; break;
            }
        }

        return members.Close(ref reader, reading, Names, 5) ? new(title, first, steps) : null;
    }
}
