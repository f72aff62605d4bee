using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using LlmAttributes;

namespace Shop;

/// <summary>A result that uses every shape.</summary>
public sealed record Ticket(
    [property: StringLength(40), RegularExpression("[A-Z].*")] string Title,
    Category? Category,
    [property: Range(0, 100)] decimal Price,
    (int From, int To) Hours,
    Span? Span,
    ImmutableArray<DateOnly> Days,
    IReadOnlyList<Page<Guid>> Pages,
    Dictionary<string, TimeSpan> Times,
    List<Channel> Channels,
    Ticket? Parent,
    Uri? Link = null) : IValidatableAnswer
{
    public IEnumerable<string> Validate() => Hours.To < Hours.From ? ["hours in order"] : [];
}

public readonly record struct Span(double Low, double High);

public sealed record Page<T>(T Id, int Number);

[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Mail), "mail")]
[JsonDerivedType(typeof(Phone), "phone")]
public abstract record Channel;

public sealed record Mail(string Address) : Channel;

public sealed record Phone(string Number) : Channel
{
    public required bool IsMobile { get; init; }

    public string Note { get; init; } = "none";
}
