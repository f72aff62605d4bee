using System.Globalization;
using System.Text;
using LlmAttributes.Benchmarks.Measuring;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Benchmarks.Prompts;

/// <summary>Rendering against string interpolation by hand into the same messages.</summary>
internal static class RenderGroup
{
    private const int Pairs = 101;
    private const string System = "You triage support mail. Be brief, and never promise anything.";

    private static readonly DateTime s_received = new(2026, 1, 2);
    private static readonly string s_body = string.Join(' ', Enumerable.Repeat("The site has been down since nine, please hurry.", 10));
    private static readonly string[] s_words = ["billing", "outage", "other"];

    private static object? s_sink;

    public static IEnumerable<Figure> Measure()
    {
        if (Ours(1)[1].Text != ByHand(1)[1].Text || OurBlocks()[1].Text != BlocksByHand()[1].Text)
            throw new InvalidOperationException("The two sides render different texts.");

        var plain = Timing.Compare(static count => Repeat(count, static i => Ours(i)), static count => Repeat(count, static i => ByHand(i)), Pairs);
        var bytes = Timing.Bytes(static count => Repeat(count, static i => Ours(i))) - Timing.Bytes(static count => Repeat(count, static i => ByHand(i)));
        var blocks = Timing.Compare(static count => Repeat(count, static _ => OurBlocks()), static count => Repeat(count, static _ => BlocksByHand()), Pairs);
        return
        [
            new("bench.render.ratio_to_interpolation", plain.Ratio, Pairs, plain.Low, plain.High, FormattableString.Invariant($"{plain.Ours:F0} ns, interpolation {plain.Peer:F0} ns; {bytes:F0} B more")),
            new("bench.render.blocks.ratio_to_builder", blocks.Ratio, Pairs, blocks.Low, blocks.High, FormattableString.Invariant($"{blocks.Ours:F0} ns, StringBuilder {blocks.Peer:F0} ns")),
        ];
    }

    private static void Repeat(int count, Func<int, object> render)
    {
        for (var i = 0; i < count; i++)
            s_sink = render(i);
    }

    private static IReadOnlyList<ChatMessage> Ours(int i) => IRendered.RenderClassify("sales", s_received, i, 12.5m, s_body);

    private static ChatMessage[] ByHand(int i) =>
    [
        new(ChatRole.System, System),
        new(ChatRole.User, string.Create(
            CultureInfo.InvariantCulture,
            $"Classify the mail below for the desk '{"sales"}'.\nIt came on {s_received:yyyy-MM-dd}, the order is {i} over {12.5m:F2} EUR.\nAnswer with one word.\n\n<mail>\n{s_body}\n</mail>")),
    ];

    private static IReadOnlyList<ChatMessage> OurBlocks() => IRendered.RenderBlocks("sales", true, s_words, s_body);

    private static ChatMessage[] BlocksByHand()
    {
        var text = new StringBuilder("Classify the mail below for the desk '").Append("sales").Append("'.\n").Append("It is urgent.\n");
        foreach (var word in s_words)
            text.Append("- ").Append(word).Append('\n');
        return [new(ChatRole.System, System), new(ChatRole.User, text.Append(s_body).ToString())];
    }
}
