using System.Text.Json.Serialization;

namespace LlmAttributes.Behavior.Tests.Typed;

/// <summary>Values that are shown as JSON.</summary>
[LlmClient]
public partial interface IWritten
{
    [Prompt("{value:json}")]
    Task<string> PlainAsync(Plain value);

    [Prompt("{value:json}")]
    Task<string> NumbersAsync(Numbers value);

    [Prompt("{value:json}")]
    Task<string> TimesAsync(Times value);

    [Prompt("{value:json}")]
    Task<string> IdsAsync(Ids value);

    [Prompt("{value:json}")]
    Task<string> OptionalAsync(Optional value);

    [Prompt("{value:json}")]
    Task<string> GradedAsync(Graded value);

    [Prompt("{value:json}")]
    Task<string> RightsAsync(Rights value);

    [Prompt("{value:json}")]
    Task<string> WideAsync(Wide value);

    [Prompt("{value:json}")]
    Task<string> ListsAsync(Lists value);

    [Prompt("{value:json}")]
    Task<string> NodeAsync(Node value);

    [Prompt("{value:json}")]
    Task<string> PagesAsync(Pages value);

    [Prompt("{value:json}")]
    Task<string> SettableAsync(Settable value);

    [Prompt("{value:json}")]
    Task<string> DerivedAsync(Derived value);

    [Prompt("{value:json}")]
    Task<string> StructsAsync(Structs value);

    [Prompt("{value:json}")]
    Task<string> DrawingAsync(Drawing value);

    [Prompt("{value:json}")]
    Task<string> SparingAsync(Sparing value);

    [Prompt("{value:json}")]
    Task<string> OwnedAsync(IOwned value);

    [Prompt("{value:json}")]
    Task<string> PairAsync((string Name, int Age) value);

    [Prompt("{figure:json}")]
    Task<string> FigureAsync(Figure figure);

    [Prompt("{number:json} {point:json} {point.Value.X:json} {owner.Owner:json} {tones:json}{#each points as p}; {p:json}, {p.X:json}{/each}")]
    Task<string> ManyAsync(double number, Point? point, IOwned? owner, Tone[] tones, IReadOnlyList<Point> points);

    [Prompt("Read {value:json} and {secret:json}.")]
    Task<string> GuardedAsync([Untrusted] Plain value, [Sensitive] Plain secret);
}

/// <summary>Members that are left out at times, one that is only computed, and one that is only set.</summary>
public sealed class Sparing
{
    private int _hidden;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Text { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Count { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Point Point { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public double? Share { get; set; }

    [JsonPropertyName("the \"total\"")]
    public int Total => Count + _hidden;

    public int Hidden
    {
        set => _hidden = value;
    }

    public Sparing? Inner { get; set; }
}

public interface IOwned
{
    string Owner { get; }
}

public sealed record Owned(string Owner, int Secret) : IOwned;

public sealed record Triangle(string Id) : Figure(Id);
