using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;

namespace LlmAttributes.Tests.Results.Streaming;

public sealed class ItemReaderPropertyTests
{
    private static readonly string[] s_pieces = ["word", "it's", "a, b", "{curly}", "[0, 1)", "\n", "é", "😀", "// no", "# 1", "True", "\"", "\\", "```", "]", "}", ":", "data"];

    private static readonly Gen<string> s_text = Gen.Int[0, s_pieces.Length - 1].Array[0, 5].Select(static pieces => string.Join(' ', pieces.Select(static p => s_pieces[p])));

    private static readonly Gen<JsonNode> s_step = Gen.Select(s_text, Gen.Int, s_text.Array[0, 3]).Select(static (title, minutes, tags) =>
        (JsonNode)new JsonObject { ["title"] = title, ["minutes"] = minutes, ["tags"] = new JsonArray([.. tags.Select(static t => (JsonNode?)JsonValue.Create(t))]) });

    private static readonly Gen<(string Text, string Titles)> s_list = Gen.Select(s_step.Array[0, 5], Gen.Int[0, 4], Gen.Bool).Select(static (steps, form, isWide) =>
    {
        var options = new JsonSerializerOptions { WriteIndented = isWide && form != 3, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        var list = new JsonArray([.. steps.Select(static s => s.DeepClone())]);
        var titles = string.Join(" | ", steps.Select(static s => (string)s["title"]!));
        return (form switch
        {
            0 => list.ToJsonString(options),
            1 => new JsonObject { ["data"] = list }.ToJsonString(options),
            2 => "```json\n" + new JsonObject { ["steps"] = list }.ToJsonString(options) + "\n```",
            3 when steps.Length > 0 => string.Join('\n', steps.Select(s => s.ToJsonString(options))),
            _ => "Here you are:\n" + list.ToJsonString(options) + "\nThat is all.",
        }, titles);
    });

    [Fact]
    public void Read_AnyListInAnyForm_GivesItsItems() => s_list.Sample(static list => Assert.Equal(list.Titles, StreamedList.Read(list.Text)), iter: 3000);

    [Fact]
    public void Read_AnyTextInAnyPieces_GivesTheSameItems() => Gen.Select(Damaged(), Gen.Int[1, 7].Array[1, 40]).Sample(
        static (text, lengths) =>
        {
            List<string> pieces = [];
            for (int at = 0, i = 0; at < text.Length; i++)
            {
                var length = Math.Min(lengths[i % lengths.Length], text.Length - at);
                pieces.Add(text.Substring(at, length));
                at += length;
            }

            Assert.Equal(StreamedList.WithoutPieces(StreamedList.Read(text, "")), StreamedList.WithoutPieces(StreamedList.Read([.. pieces, ""])));
        },
        iter: 5000);

    [Fact]
    public void Read_AnyListCutOffAnywhere_GivesABeginningOfItAndAFault() => Gen.Select(s_list, Gen.Double[0, 1]).Sample(
        static (list, share) =>
        {
            var cut = list.Text[..(int)(share * list.Text.Length)];
            var whole = list.Titles;
            var shown = StreamedList.Read(cut);
            var items = shown.Split("! ")[0].TrimEnd(' ', '|');

            Assert.StartsWith(items, whole, StringComparison.Ordinal);
        },
        iter: 3000);

    // Characters left out, doubled or exchanged make texts that are nearly JSON.
    private static Gen<string> Damaged() => Gen.Select(s_list, Gen.Select(Gen.Double[0, 1], Gen.Char["\"'[]{},:\\\n `x"], Gen.Int[0, 2]).Array[0, 4]).Select(static (list, damages) =>
    {
        var text = list.Text;
        foreach (var (share, c, kind) in damages)
        {
            var at = (int)(share * text.Length);
            text = kind switch
            {
                0 => text.Insert(at, c.ToString()),
                1 when at < text.Length => text.Remove(at, 1),
                _ => at < text.Length ? text[..at] + c + text[(at + 1)..] : text,
            };
        }

        return text;
    });
}
