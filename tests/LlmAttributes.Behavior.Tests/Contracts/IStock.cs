using System.ComponentModel;
using LlmAttributes.Behavior.Tests.Typed;

namespace LlmAttributes.Behavior.Tests.Contracts;

/// <summary>Tools with objects and lists.</summary>
public sealed class Stock
{
    [LlmTool, Description("Counts.")]
    public static int Count([Description("What.")] Drawing drawing, [Description("Where.")] List<Point> points, Dictionary<string, int> parts, Uri link, Settable extra) => (extra?.Name.Length ?? 0) + 
        drawing.Others.Count + points.Count + parts.Values.Sum() + link.Host.Length;

    [LlmTool]
    public static Node Grow(Node node, Settable? settable, Point? point = null, Tone[]? tones = null) =>
        node with { Name = $"{node.Name} {settable?.Name} {point?.X} {(tones is null ? "-" : string.Join('+', tones))}" };

    [LlmTool]
    public static Task<List<Plain>> ListAsync(int count) => Task.FromResult(Enumerable.Range(0, count).Select(static i => new Plain($"p{i}", i > 0, i)).ToList());

    [LlmTool]
    public static ValueTask<Point?> FindAsync(bool has) => new(has ? new Point { X = 1, Y = 2 } : null);

    [LlmTool(MaxResultCharacters = 9)]
    public static Dictionary<string, Figure> Map() => new() { ["a"] = new Circle("c", 1.5) };
}

[LlmClient, Tools(typeof(Stock))]
public partial interface IStock
{
    [Prompt("{text}")]
    Task<string> AskAsync(string text);
}
