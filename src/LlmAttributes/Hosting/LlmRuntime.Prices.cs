using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <content>Where prices come from.</content>
public sealed partial class LlmRuntime
{
    internal PriceSources Prices { get; }

    internal Action<object, UsageDetails>? UsageReader { get; }

    internal Action<object, UsageDetails>? StreamUsageReader { get; }

    /// <summary>Finds what the runtime's price list and the built-in catalog say of a model, and why.</summary>
    /// <param name="provider">The provider, as OpenTelemetry names it; <see langword="null"/> for any.</param>
    /// <param name="responseModel">The name in the response, or <see langword="null"/>.</param>
    /// <param name="requestedModel">The name in the request, or <see langword="null"/>.</param>
    /// <returns>The match, or <see cref="PriceMatch.Unknown"/>. Facts that builder or attributes state are not in it; they go before.</returns>
    public PriceMatch FindPrice(string? provider, string? responseModel, string? requestedModel = null) => Prices.Find(provider, responseModel, requestedModel);

    private ITimer RefreshEvery(PriceBook book, TimeSpan interval) => Time.CreateTimer(_ => Refresh(book), null, interval, interval);

    private void Refresh(PriceBook book)
    {
        try
        {
            if (book.ReloadIfChanged())
                Log.PricesReloaded(Logger, book.Count, book.Date);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException)
        {
            // A file that is being written now is whole the next time; until then the old list holds.
            Log.PricesNotReloaded(Logger, exception.Message);
        }
    }
}
