using System.Text.Json;
using LlmAttributes.Runtime;

namespace LlmAttributes.Tests.Results.Streaming;

/// <summary>Reads a step as generated code does.</summary>
internal sealed class StepPart : JsonPart<Step>
{
    public static readonly StepPart Instance = new();

    public static readonly JsonNames Names = new(("title", "text"), ("minutes", "a whole number"), ("tags", "a list"));

    private static readonly JsonPart<List<string>> s_tags = JsonParts.List(JsonParts.Value<string>(JsonValues.Text));

    public override Step? Read(ref Utf8JsonReader reader, JsonReading reading)
    {
        var members = default(JsonMembers);
        if (!members.Open(ref reader, reading, "an object"))
            return null;
        string title = null!;
        var minutes = 0;
        List<string> tags = null!;
        int index;
        while ((index = members.Next(ref reader, reading, Names)) >= 0)
        {
            switch (index)
            {
                case 0: title = JsonValues.Text(ref reader, reading); break;
                case 1: minutes = JsonValues.Number<int>(ref reader, reading); break;
                default: tags = s_tags.Read(ref reader, reading)!; break;
            }
        }

        return members.Close(ref reader, reading, Names, 7) ? new(title, minutes, tags) : null;
    }
}
