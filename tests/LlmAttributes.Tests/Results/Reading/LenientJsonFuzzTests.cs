using System.Text;
using System.Text.Json;
using LlmAttributes.Evaluation.StructuredOutput;
using LlmAttributes.Runtime;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Results.Reading;

/// <summary>Feeds mutated texts to the reader: 1,000,000 of them with <c>LLMA_FULL=1</c>, otherwise one in fifty.</summary>
[Collection(LoadCollection.Name)]
public sealed class LenientJsonFuzzTests
{
    private const int All = 1_000_000;

    private static readonly string[] s_seeds =
    [
        """{"a":1,"b":"x","list":[1,2.5,{"c":null}],"d":{"e":true}}""",
        "```json\n{\n  \"a\": \"first\nline\",\n  \"b\": [\"x\", 'y', z],\n}\n```\nDone.",
        """Sure: {a: 'it''s "so"', b: True, c: None, list: [1,, 2], // note""" + "\n d = 5}",
        """{"a": "He said "yes", and left", "b": "\frac{1}{2} C:\new \ud83d\ude00 \ud83d"}""",
        """{\"a\": \"one\", \"b\": [1, 2, {\"c\": \"x\"}]}""",
        "**a:** some words\n- b = 12\n\"c\": {\"d\": [",
        "[{\"a\": 1}, {\"a\": \"\"\"x\n\"y\" \"\"\"}] {\"b\": “smart” } /* x */ {\"a\": 3",
        """{"a": {"b": {"c": {"d": [[[["deep"]]]]}}}, "list": [220 + 90, (1, 2), `t`]}""",
    ];

    private static readonly string[] s_pieces =
    [
        "\"", "'", "{", "}", "[", "]", ",", ":", "\\", "\n", " ", "`", "```", "\"\"\"", "//", "/*", "*/", "#", "=", "\\u", "\\ud800", "\ud83d", "a", "\"a\":", "\"b\": ", "1", "-",
        "null", "True", "“", "”", "\0", "\u2028", "\"}", "\"]", "\",", "\\\"",
    ];

    [Fact]
    public void Read_MutatedTexts_NeverThrowsNeverInventsAndKeepsValidJson()
    {
        var shape = new AnyShape("a", "b", "list");
        var count = Environment.GetEnvironmentVariable("LLMA_FULL") == "1" ? All : All / 50;
        var random = new Random(1);
        for (var i = 0; i < count; i++)
        {
            var text = Mutate(random);
            try
            {
                Check(text, shape);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Text {i} fails: {JsonSerializer.Serialize(text)}", exception);
            }
        }
    }

    private static void Check(string text, AnyShape shape)
    {
        using var search = new JsonSearch<JsonElement?>(text, shape);
        var reading = new JsonReading();
        var value = search.Read(reading);

        Assert.True(search.Steps <= LenientJsonGrowthTests.StepsFor(text.Length), $"{search.Steps} steps for {text.Length} characters");
        if (TryParse(text, out var valid))
        {
            Assert.False(reading.HasFaults);
            Assert.Empty(reading.Repairs);
            Assert.Equal(Lenient.Compact(valid), Lenient.Compact(value!.Value));
        }
        else if (!reading.HasFaults)
        {
            AssertOccurs(value!.Value, text);
        }
    }

    private static bool TryParse(string text, out JsonElement value)
    {
        value = default;
        try
        {
            value = JsonElement.Parse(text);
            return value.ValueKind is JsonValueKind.Object or JsonValueKind.Array && !text.Contains("\\u", StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            return false;
        }
    }

    private static void AssertOccurs(JsonElement value, string text)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    AssertOccurs(member.Name, text);
                    AssertOccurs(member.Value, text);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                    AssertOccurs(item, text);
                break;
            case JsonValueKind.Number:
                AssertOccurs(value.GetRawText(), text);
                break;
            // The platform does not read the escape of half a character.
            case JsonValueKind.String when !value.GetRawText().Contains("\\u", StringComparison.Ordinal):
                AssertOccurs(value.GetString()!, text);
                break;
        }
    }

    private static void AssertOccurs(string found, string text)
    {
        if (!found.Contains('\uFFFD', StringComparison.Ordinal))
            Assert.True(AnswerComparison.Occurs(found, text), $"'{found}' does not stand in the text");
    }

    private static string Mutate(Random random)
    {
        var text = new StringBuilder(s_seeds[random.Next(s_seeds.Length)]);
        for (var i = random.Next(6); i >= 0; i--)
        {
            var at = random.Next(text.Length + 1);
            var length = random.Next(Math.Min(12, text.Length - at + 1));
            switch (random.Next(6))
            {
                case 0:
                    text.Remove(at, length);
                    break;
                case 1:
                    text.Length = at;
                    break;
                case 2:
                    text.Insert(random.Next(text.Length + 1), text.ToString(at, length));
                    break;
                case 3:
                    var other = s_seeds[random.Next(s_seeds.Length)];
                    text.Insert(at, other.AsSpan(random.Next(other.Length)));
                    break;
                default:
                    text.Insert(at, s_pieces[random.Next(s_pieces.Length)]);
                    break;
            }
        }

        return text.ToString();
    }
}
