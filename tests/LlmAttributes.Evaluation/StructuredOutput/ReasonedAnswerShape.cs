using System.Text;
using System.Text.Json;
using LlmAttributes.Runtime;

namespace LlmAttributes.Evaluation.StructuredOutput;

/// <summary>The shape of <see cref="ReasonedAnswer"/>: the answer is required, the reasoning is not.</summary>
internal sealed class ReasonedAnswerShape : JsonShape<ReasonedAnswer>
{
    public static ReasonedAnswerShape Instance { get; } = new();

    public override string Schema =>
        """{"type":"object","properties":{"reasoning":{"type":["string","null"]},"answer":{"type":"string"}},"required":["answer"]}""";

    public override ReasonedAnswer? Read(ref Utf8JsonReader reader, JsonReading reading)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reading.Fault("an object", ref reader);
            return null;
        }

        string? reasoning = null;
        string? answer = null;
        reading.Open();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (SchemaNames.IsSame(name, "reasoning"))
            {
                reading.At("reasoning");
                reasoning = reader.TokenType == JsonTokenType.Null ? null : ReadText(ref reader, reading);
            }
            else if (SchemaNames.IsSame(name, "answer"))
            {
                reading.At("answer");
                answer = ReadText(ref reader, reading);
            }
            else
            {
                reading.At(name);
                reading.Liberty(LlmRepairKind.UnknownProperty, name);
                reader.Skip();
            }
        }

        if (answer is null && !reading.HasFaults)
        {
            reading.At("answer");
            reading.Fault("a text", found: null);
        }

        reading.Close();
        return answer is null ? null : new(reasoning, answer);
    }

    private static string? ReadText(ref Utf8JsonReader reader, JsonReading reading)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                var text = Encoding.UTF8.GetString(reader.ValueSpan);
                reading.Liberty(LlmRepairKind.ValueAsText, text, text);
                return text;
            default:
                reading.Fault("a text", ref reader);
                return null;
        }
    }
}
