using System.Globalization;

namespace LlmAttributes;

/// <summary>What a price list says of a model, and why.</summary>
public sealed record PriceMatch
{
    private Price? _price;

    internal PriceMatch(PriceMatchReason reason) => Reason = reason;

    /// <summary>Gets the answer when no row holds.</summary>
    public static PriceMatch Unknown { get; } = new(PriceMatchReason.None);

    /// <summary>Gets why the row holds.</summary>
    public PriceMatchReason Reason { get; init; }

    /// <summary>Gets the name that was looked for and found: the response's, or else the requested one.</summary>
    public string? Model { get; init; }

    /// <summary>Gets a value indicating whether the response's name was not in the list, so that the requested one counts.</summary>
    public bool IsRequestedModel { get; init; }

    /// <summary>Gets the provider of the row, as the list names it.</summary>
    public string? Provider { get; init; }

    /// <summary>Gets the name of the row.</summary>
    public string? Row { get; init; }

    /// <summary>Gets the facts of the row; empty when none holds.</summary>
    public ModelFacts Facts { get; init; } = new();

    /// <summary>Gets the date of the list, where it is known.</summary>
    public DateOnly? ListDate { get; init; }

    /// <summary>The name and the date of the list that the price is from; <see langword="null"/> when unknown.</summary>
    internal string? Table { get; init; }

    /// <summary>Gets a value indicating whether the price is known.</summary>
    public bool IsPriced => Facts.IsPriced;

    /// <summary>Gets a value indicating whether the prices of the row depend on day or time.</summary>
    internal bool IsTimed { get; init; }

    /// <summary>Computes what a usage costs.</summary>
    /// <param name="usage">The usage of one request.</param>
    /// <returns>The cost; unknown when the price is.</returns>
    public Cost CostOf(in TokenUsage usage) => Price?.Of(usage) ?? Cost.Unknown;

    /// <summary>Computes what a usage costs, by kind.</summary>
    /// <param name="usage">The usage of one request.</param>
    /// <returns>The parts, or <see langword="null"/> when the price is unknown.</returns>
    public CostParts? PartsOf(in TokenUsage usage) => Price?.PartsOf(usage);

    /// <summary>Completes the row, field by field, by what another list says: <c>book.Find(…).CompletedBy(ModelCatalog.BuiltIn.Find(…))</c> is how a runtime prices.</summary>
    /// <param name="other">What counts less.</param>
    /// <returns>The match; the other one where this one is unknown.</returns>
    public PriceMatch CompletedBy(PriceMatch other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Reason == PriceMatchReason.None)
            return this;
        return Reason == PriceMatchReason.None ? other : this with { Facts = Facts.Over(other.Facts), _price = null };
    }

    /// <summary>Says for people why the row holds.</summary>
    /// <returns>For instance <c>gpt-5-mini-2025-08-07: row 'gpt-5-mini' of openai, without the date</c>.</returns>
    public override string ToString() => Reason switch
    {
        PriceMatchReason.None => "no row holds; the price is unknown",
        _ => string.Create(CultureInfo.InvariantCulture, $"{Model}{(IsRequestedModel ? " (as requested)" : "")}: row '{Row}' of {Provider ?? "any provider"}{Because}"),
    };

    /// <inheritdoc/>
    public bool Equals(PriceMatch? other) =>
        other is not null && Reason == other.Reason && Model == other.Model && IsRequestedModel == other.IsRequestedModel && Provider == other.Provider && Row == other.Row
        && Facts == other.Facts && ListDate == other.ListDate;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Reason, Model, Provider, Row, Facts);

    internal Price? Price => _price ??= Price.From(Facts, Table);

    private string Because => Reason switch
    {
        PriceMatchReason.Alias => ", one of its names",
        PriceMatchReason.DatedSuffix => ", without the date",
        PriceMatchReason.ProviderPrefix => ", apart from the provider's name",
        PriceMatchReason.OtherProvider => ", at whose prices it is offered",
        _ => "",
    };
}
