using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;

namespace LlmAttributes.Tests.Results.Reading;

public sealed class LenientJsonPropertyTests
{
    private static readonly string[] s_names = ["title", "body_text", "items", "x", "isDone", "Größe"];

    // Pieces that every damage leaves one meaning; a raw backslash before 'n' alone, or a raw quote before a comma and another text, has two.
    private static readonly string[] s_pieces =
    [
        "word", "it's", "a, b", "x: y", "{curly}", "[0, 1)", "50 %", "\n", "two\tcolumns", "é", "😀", "the \"best\" of", @"\d+", @"\sqrt{2}", @"\frac{1}{2}", @"a \times b",
        "// no comment", "# 1", "True", "12", "http://x.y/z?a=b&c",
    ];

    private static readonly Gen<string> s_text = Gen.Int[0, s_pieces.Length - 1].Array[0, 5].Select(static pieces => string.Join(' ', pieces.Select(static p => s_pieces[p])));

    private static readonly Gen<JsonNode?> s_scalar = Gen.OneOf<JsonNode?>(
        s_text.Select(static t => (JsonNode?)JsonValue.Create(t)),
        Gen.Int.Select(static n => (JsonNode?)JsonValue.Create(n)),
        Gen.Double[-1000, 1000].Select(static n => (JsonNode?)JsonValue.Create(Math.Round(n, 3))),
        Gen.Bool.Select(static b => (JsonNode?)JsonValue.Create(b)),
        Gen.Const(static () => (JsonNode?)null));

    public static TheoryData<Damage> Damages => [.. Enum.GetValues<Damage>()];

    [Theory]
    [MemberData(nameof(Damages))]
    public void Read_AnyValueWithOneKindOfDamage_EqualsTheOriginal(Damage damage) => Objects(3).Sample(
        value =>
        {
            var text = DamagedJson.Write(value, damage);
            var found = Lenient.Read(text, s_names);
            var expected = Lenient.Compact(JsonElement.Parse(IsJson(text) ? text : value.ToJsonString()));
            Assert.True(expected == found, $"{text}\n--- read as\n{found}\n--- instead of\n{expected}");
        },
        iter: 400,
        print: static v => v.ToJsonString());

    [Fact]
    public void Read_AnyValueCutOffAnywhere_InventsNothing() => Gen.Select(Objects(3), Gen.Double[0, 1]).Sample(
        (value, share) =>
        {
            var text = value.ToJsonString();
            var cut = text[..(int)(share * text.Length)];
            var shape = new RequiredShape([.. value.Select(static p => p.Key)]);

            var found = Lenient.Read(cut, shape, out var reading);

            if (!reading.HasFaults)
                Assert.Equal(Lenient.Compact(JsonElement.Parse(text)), found);
        },
        iter: 2000);

    // Damage may make other JSON, which then says what it says: "\times" is a tab and a word.
    private static bool IsJson(string text)
    {
        try
        {
            JsonElement.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static Gen<JsonObject> Objects(int depth) => Gen.Select(Gen.Shuffle(s_names), Values(depth).Array[1, s_names.Length]).Select(static (names, values) =>
    {
        var result = new JsonObject();
        for (var i = 0; i < values.Length; i++)
            result.Add(names[i], values[i]?.DeepClone());
        return result;
    });

    private static Gen<JsonNode?> Values(int depth) => depth == 0
        ? s_scalar
        : Gen.Frequency(
            (4, s_scalar),
            (1, Objects(depth - 1).Select(static o => (JsonNode?)o)),
            (1, Values(depth - 1).Array[0, 4].Select(static items => (JsonNode?)new JsonArray([.. items.Select(static i => i?.DeepClone())]))));
}
