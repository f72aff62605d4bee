using System.Globalization;

namespace LlmAttributes.Contract;

/// <summary>A value of a JSON text. The compiler host carries no JSON library of a known version.</summary>
internal sealed class JsonNode
{
    /// <summary>The members of an object; <see langword="null"/> for anything else.</summary>
    public Dictionary<string, JsonNode>? Members { get; init; }

    /// <summary>The elements of a list; <see langword="null"/> for anything else.</summary>
    public List<JsonNode>? Items { get; init; }

    /// <summary>A text; <see langword="null"/> for anything else.</summary>
    public string? Text { get; init; }

    /// <summary>A number, <c>true</c>, <c>false</c> or <c>null</c> as it is written.</summary>
    public string? Literal { get; init; }

    public JsonNode? this[string name] => Members is not null && Members.TryGetValue(name, out var value) ? value : null;

    public string? TextOf(string name) => this[name]?.Text;

    public decimal? Number => Literal is not null && decimal.TryParse(Literal, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    public decimal? NumberOf(string name) => this[name]?.Number;

    public int? CountOf(string name) => NumberOf(name) is >= 1 and <= int.MaxValue and var number ? (int)number : null;
}
