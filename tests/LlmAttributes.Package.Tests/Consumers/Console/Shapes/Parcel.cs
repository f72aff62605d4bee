using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace Shop;

/// <summary>A class with a property of each kind.</summary>
public sealed class Parcel
{
    public required string Title { get; init; }

    public required bool IsPaid { get; set; }

    [Range(1, 10)]
    public int? Count { get; init; }

    public required long Weight { get; init; }

    public double Length { get; init; } = 2.5;

    public required decimal Price { get; init; }

    public required char Letter { get; init; }

    public required byte[] Bytes { get; init; }

    public required Grade Grade { get; init; }

    public Grade? Other { get; init; }

    public required Access Access { get; init; }

    public required DateTime At { get; init; }

    public required DateTimeOffset When { get; init; }

    public required DateOnly Day { get; init; }

    public required TimeOnly Clock { get; init; }

    public required TimeSpan Wait { get; init; }

    public required Guid Id { get; init; }

    public required Uri Link { get; init; }

    public required (string Name, int Floor) Place { get; init; }

    public required Size Size { get; init; }

    public required Branch Branch { get; init; }

    public required Box<decimal> Box { get; init; }

    public required Channel Channel { get; init; }

    public required List<string> Words { get; init; }

    public required int[] Counts { get; init; }

    public required ImmutableArray<DateOnly> Days { get; init; }

    public required HashSet<int> Numbers { get; init; }

    public required IReadOnlyDictionary<string, Size> Sizes { get; init; }
}
