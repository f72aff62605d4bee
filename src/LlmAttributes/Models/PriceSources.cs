using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace LlmAttributes;

/// <summary>Where a runtime looks up what nobody stated of a model.</summary>
/// <param name="book">The price list, or <see langword="null"/>.</param>
/// <param name="useCatalog">Whether the built-in catalog counts.</param>
/// <param name="time">The clock, since some prices depend on it.</param>
/// <param name="logger">Where old prices are told.</param>
internal sealed class PriceSources(PriceBook? book, bool useCatalog, TimeProvider time, ILogger logger)
{
    private const int DaysUntilOld = 90;

    private int _warned;

    /// <summary>Knows nothing.</summary>
    public static PriceSources None { get; } = new(null, useCatalog: false, TimeProvider.System, NullLogger.Instance);

    /// <summary>Grows when the list is replaced.</summary>
    public int Version => book?.Version ?? 0;

    public PriceMatch Find(string? provider, string? answered, string? requested)
    {
        var match = book?.Find(provider, answered, requested, time.GetUtcNow()) ?? PriceMatch.Unknown;
        if (match.IsPriced)
        {
            match = match with { Table = Table(book!.Name, match.ListDate) };
            WarnIfOld("the price list", match.ListDate);
        }

        if (!useCatalog || (answered ?? requested) is null)
            return match;

        var known = ModelCatalog.BuiltIn.Find(provider, answered, requested);
        if (!known.IsPriced || match.IsPriced)
            return match.CompletedBy(known);
        WarnIfOld("the built-in catalog", known.ListDate);
        return match.CompletedBy(known) with { Table = Table("catalog", known.ListDate) };
    }

    private static string Table(string name, DateOnly? date) => date is { } day ? string.Create(CultureInfo.InvariantCulture, $"{name} {day:yyyy-MM-dd}") : name;

    private void WarnIfOld(string source, DateOnly? date)
    {
        if (date is { } day && _warned == 0 && DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).DayNumber - day.DayNumber > DaysUntilOld && Interlocked.Exchange(ref _warned, 1) == 0)
            Log.PricesAreOld(logger, source, day);
    }
}
