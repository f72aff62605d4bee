namespace LlmAttributes;

/// <summary>A model of the <see cref="ModelCatalog"/>.</summary>
/// <param name="Provider">The provider, as OpenTelemetry names it.</param>
/// <param name="Id">The provider's own name of the model.</param>
public sealed record CatalogModel(string Provider, string Id)
{
    /// <summary>Gets the other names of the model.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Gets the facts.</summary>
    public ModelFacts Facts { get; init; } = new();

    /// <summary>Gets the page that the facts are from.</summary>
    public string Source { get; init; } = "";

    /// <summary>Gets when the page was published or read.</summary>
    public DateOnly? Date { get; init; }
}
