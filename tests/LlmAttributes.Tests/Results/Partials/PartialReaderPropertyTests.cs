using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Results.Partials;

public sealed class PartialReaderPropertyTests
{
    private static readonly string[] s_pieces = ["word", "it's", "a, b", "{curly}", "[0, 1)", "\n", "é", "😀", "// no", "# 1", "True", "\"", "\\", "\\nu", "C:\\new", "```", "]", "}", ":", "title", "\t"];

    private static readonly Gen<string> s_text = Gen.Int[0, s_pieces.Length - 1].Array[0, 5].Select(static pieces => string.Join(' ', pieces.Select(static p => s_pieces[p])));

    private static readonly Gen<JsonNode> s_step = Gen.Select(s_text, Gen.Int, s_text.Array[0, 3], Gen.Bool).Select(static (title, minutes, tags, isTurned) => (JsonNode)Node(
        isTurned, ("title", title), ("minutes", minutes), ("tags", new JsonArray([.. tags.Select(static t => (JsonNode?)JsonValue.Create(t))]))));

    private static readonly Gen<string> s_plan = Gen.Select(s_text, s_step.Array[0, 4], Gen.Int[0, 7], Gen.Int[0, 3]).Select(static (title, steps, form, frame) =>
    {
        var options = new JsonSerializerOptions { WriteIndented = (form & 1) != 0, Encoder = (form & 2) != 0 ? JavaScriptEncoder.UnsafeRelaxedJsonEscaping : JavaScriptEncoder.Default };
        var first = steps.Length > 0 ? steps[0].DeepClone() : null;
        var json = Node((form & 4) != 0, ("title", title), ("first", first), ("steps", new JsonArray([.. steps.Select(static s => s.DeepClone())]))).ToJsonString(options);
        return frame switch
        {
            0 => "```json\n" + json + "\n```",
            1 => "Here you are:\n" + json + "\nThat is all.",
            _ => json,
        };
    });

    private static readonly Gen<int[]> s_lengths = Gen.Int[1, 7].Array[1, 40];

    [Fact]
    public void Read_AnyJsonInAnyPieces_GrowsIntoTheWholeObject() => Gen.Select(s_plan, s_lengths).Sample(
        static (text, lengths) =>
        {
            var snapshots = StreamedPlan.Snapshots(StreamedPlan.NewReader(), Pieces(text, lengths));

            Assert.True(snapshots[^1].IsComplete);
            Assert.Equal(Whole(text), JsonSerializer.Serialize(snapshots[^1].Value));
            AssertGrowth(snapshots);
        },
        iter: 3000);

    [Fact]
    public void Read_AnyDamagedTextInAnyPieces_EndsWithTheSameObject() => Gen.Select(Damaged(), s_lengths).Sample(
        static (text, lengths) =>
        {
            var snapshots = StreamedPlan.Snapshots(StreamedPlan.NewReader(), Pieces(text, lengths));

            Assert.Equal(Last(StreamedPlan.Snapshots(StreamedPlan.NewReader(), [text])), Last(snapshots));

            // What is mended may be read otherwise in the end.
            AssertGrowth([.. snapshots.Where(static part => !part.IsComplete)]);
        },
        iter: 5000);

    private static string? Last(List<Partial<Plan>> snapshots) => snapshots is [.., { IsComplete: true } last] ? StreamedPlan.Show(last) : null;

    private static string Whole(string text)
    {
        Assert.True(Answers.Json("Plan", PlanShape.Instance).TryRead(new ChatResponse(new ChatMessage(ChatRole.Assistant, text)), out var plan));
        return JsonSerializer.Serialize(plan);
    }

    // What was shown stays: states do not fall, texts go on, lists get no shorter, and what was complete is what it was.
    private static void AssertGrowth(List<Partial<Plan>> snapshots)
    {
        for (var i = 1; i < snapshots.Count; i++)
        {
            var after = StreamedPlan.Members(snapshots[i]).ToDictionary(static member => member.Path);
            foreach (var before in StreamedPlan.Members(snapshots[i - 1]))
            {
                if (before.Path.StartsWith("first.", StringComparison.Ordinal) && after["first"].Text == "null")
                    continue;
                var now = after[before.Path];
                Assert.True(now.State >= before.State, $"{before} became {now}");
                Assert.True(before.State == PartialState.Complete ? now.Text == before.Text : now.Text.StartsWith(before.Text, StringComparison.Ordinal) || now.Text == "null", $"{before} became {now}");
            }
        }
    }

    private static IEnumerable<string> Pieces(string text, int[] lengths)
    {
        for (int at = 0, i = 0; at < text.Length; i++)
        {
            var length = Math.Min(lengths[i % lengths.Length], text.Length - at);
            yield return text.Substring(at, length);
            at += length;
        }
    }

    private static JsonObject Node(bool isTurned, params (string Name, JsonNode? Value)[] members)
    {
        if (isTurned)
            Array.Reverse(members);
        return new(members.Select(static member => KeyValuePair.Create(member.Name, member.Value)));
    }

    // Characters left out, doubled or exchanged make texts that are nearly JSON.
    private static Gen<string> Damaged() => Gen.Select(s_plan, Gen.Select(Gen.Double[0, 1], Gen.Char["\"'[]{},:\\\n `x"], Gen.Int[0, 2]).Array[0, 4]).Select(static (plan, damages) =>
    {
        var text = plan;
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
