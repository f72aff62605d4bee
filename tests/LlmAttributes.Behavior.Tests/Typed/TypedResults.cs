using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace LlmAttributes.Behavior.Tests.Typed;

public enum Tone
{
    Calm,

    [JsonStringEnumMemberName("very angry")]
    VeryAngry,
}

[JsonConverter(typeof(JsonStringEnumConverter<Grade>))]
public enum Grade
{
    Low,
    High,
}

/// <summary>How bad it is.</summary>
public enum Severity
{
    Low,

    [Description("Some {users} wait")]
    Medium,

    [JsonStringEnumMemberName("on fire")]
    [Description("Everybody waits")]
    Critical,

    Worst = Critical,
}

public sealed record Incident(Severity Severity);

[Flags]
public enum Access
{
    None = 0,
    Read = 1,
    Write = 2,

    [JsonStringEnumMemberName("run it")]
    Run = 4,
}

public sealed record Plain(string Text, bool IsTrue, int Count);

public sealed record Numbers(sbyte A1, byte A2, short A3, ushort A4, int A5, uint A6, long A7, ulong A8, float A9, double B1, decimal B2, Half B3, Int128 B4, UInt128 B5);

public sealed record Times(DateTime At, DateTimeOffset When, DateOnly Day, TimeOnly Clock, TimeSpan Length);

public sealed record Ids(Guid Id, Uri Link, char Letter, byte[] Bytes, Tone Tone);

public sealed record Optional(string? Text, bool? IsTrue, int? Count, decimal? Price, Tone? Tone, DateTime? At, Plain? Plain, List<int>? List);

public sealed record Graded(Grade Grade, [property: JsonConverter(typeof(JsonStringEnumConverter<Tone>))] Tone? Tone);

public sealed record Rights(Access Access, Access? Maybe, List<Access> Each, Access Default = Access.Read);

// More properties than one number has bits.
public sealed record Wide(
    int A01, int A02, int A03, int A04, int A05, int A06, int A07, int A08, int A09, int A10, int A11, int A12, int A13, int A14, int A15, int A16, int A17, int A18, int A19, int A20,
    int A21, int A22, int A23, int A24, int A25, int A26, int A27, int A28, int A29, int A30, int A31, int A32, int A33, int A34, int A35, int A36, int A37, int A38, int A39, int A40,
    int A41, int A42, int A43, int A44, int A45, int A46, int A47, int A48, int A49, int A50, int A51, int A52, int A53, int A54, int A55, int A56, int A57, int A58, int A59, int A60,
    int A61, int A62, int A63, int A64, int A65, string A66 = "none", int? A67 = null)
{
    public List<int> A68 { get; init; } = [8];
}

public sealed record Defaulted(int Count = 5, string Text = "none", Tone Tone = Tone.VeryAngry, string? Note = null);

public sealed record Lists(
    int[] Array,
    List<string> List,
    IReadOnlyList<Plain> ReadOnly,
    ImmutableArray<double> Immutable,
    IEnumerable<Tone> Sequence,
    HashSet<int> Set,
    Dictionary<string, int> Map,
    IReadOnlyDictionary<string, Plain> Plains,
    List<int?> Gaps,
    List<List<IReadOnlyList<int>>> Deep);

public sealed record Node(string Name, Node? Next, List<Node> Children);

public sealed record Page<T>(T Item, int Number)
    where T : notnull;

public sealed record Pages(Page<int> Numbers, Page<Plain> Plains, Page<List<string>> Texts);

public class Settable
{
    public required string Name { get; init; }

    public required int? Size { get; set; }

    public string Colour { get; init; } = "red";

    public List<int> Sizes { get; set; } = [1, 2];

    public string? Note { get; set; }

    [JsonPropertyName("other_name")]
    public int Renamed { get; set; } = 3;

    [JsonIgnore]
    public int Ignored { get; set; } = 9;

    [JsonIgnore]
    public string Upper => Name.ToUpperInvariant();
}

public sealed class Derived : Settable
{
    public double Weight { get; set; } = 1;
}

public struct Point
{
    public required int X { get; init; }

    public required int Y { get; init; }
}

public readonly record struct Span(int From, int To);

public sealed record Structs(Point Point, Span Span, Point? Maybe, List<Span> Spans);

[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Circle), "circle")]
[JsonDerivedType(typeof(Square), "square")]
public abstract record Figure(string Id);

public sealed record Circle(string Id, double Radius) : Figure(Id);

public sealed record Square(string Id, double Side, Figure? Inner) : Figure(Id);

public sealed record Drawing(Figure First, List<Figure> Others, Figure? Maybe);

// A union whose base is one of its kinds, told apart by numbers.
[JsonDerivedType(typeof(Animal), 0)]
[JsonDerivedType(typeof(Dog), 1)]
public record Animal(string Name);

public sealed record Dog(string Name, int Age, Animal? Friend) : Animal(Name);

public sealed record Aged(string Name, int Age);

public sealed record Paired((int, string) Pair, List<(double, Tone)> Pairs, (bool, Plain)? Maybe);

public sealed class Built(string name, int? size)
{
    public string Name { get; } = name;

    public int? Size { get; } = size;
}

[Description("An order.")]
public sealed record Described([property: Description("The customer's name")] string Customer, [property: Description("How many")] int Count = 3);

public sealed record Checked(
    [property: Range(1, 10)] int Count,
    [property: Range(0.5, 1.5)] decimal Share,
    [property: StringLength(5, MinimumLength = 2)] string Code,
    [property: RegularExpression("[a-z]+")] string Word,
    [property: MinLength(1), MaxLength(3)] List<int> Items,
    [property: AllowedValues("x", "y")] string Letter,
    [property: Length(1, 2)] string[] Pair,
    [property: Range(1, 5)] int? Stars);

/// <summary>A stay.</summary>
/// <param name="Start">The first <b>day</b>.</param>
/// <param name="End">The day after <see cref="System.String"/> &amp; more.</param>
public sealed record Stay(DateOnly Start, DateOnly End) : IValidatableAnswer
{
    public IEnumerable<string> Validate()
    {
        if (End <= Start)
            yield return "an end after the start";
    }
}
