using System.Text.Json.Serialization;

namespace Shop;

[Flags]
public enum Rights
{
    None = 0,
    Read = 1,
    Write = 2,
}

[JsonConverter(typeof(JsonStringEnumConverter<Grade>))]
public enum Grade
{
    [JsonStringEnumMemberName("very low")]
    Low,
    High,
}

/// <summary>The shapes that <see cref="Ticket"/> has no place for.</summary>
public sealed class Receipt
{
    public required string Number { get; init; }

    public required bool IsPaid { get; set; }

    public int[] Counts { get; init; } = [];

    public HashSet<string> Words { get; init; } = ["none"];

    public DateTime At { get; set; }

    public DateTimeOffset? When { get; set; }

    public TimeOnly Clock { get; set; }

    public byte[] Bytes { get; set; } = [];

    public char Letter { get; set; }

    public Rights Rights { get; set; }

    public Grade Grade { get; set; }
}
