using System.Text.Json;

namespace LlmAttributes;

/// <summary>
/// A price list in the schema of LiteLLM (<c>model_prices_and_context_window.json</c>) or of genai-prices, from a file or a stream. It can be replaced while calls go on.
/// Thread-safe.
/// </summary>
/// <example><code>
/// var book = PriceBook.Load("prices.json");
/// await using var runtime = LlmRuntime.CreateBuilder().UsePrices(book).AddModel("fast", client).Build();
/// </code></example>
public sealed class PriceBook
{
    private readonly string? _path;
    private DateTime _written;
    private State _state;

    private PriceBook(PriceList list, string? path)
    {
        _state = new(list, 1);
        _path = path;
        if (path is not null)
            _written = File.GetLastWriteTimeUtc(path);
    }

    /// <summary>Gets the date of the list: that of its file, or the one it was loaded with; <see langword="null"/> when unknown.</summary>
    public DateOnly? Date => _state.List.Date;

    /// <summary>Gets the number of models in the list.</summary>
    public int Count => _state.List.Count;

    /// <summary>Gets a number that grows with each reload.</summary>
    public int Version => Volatile.Read(ref _state).Version;

    /// <summary>The name of the list: that of its file, where it has one.</summary>
    internal string Name => _path is null ? "price list" : Path.GetFileName(_path);

    /// <summary>Loads a list from a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The book.</returns>
    /// <exception cref="FormatException">The file is in neither schema.</exception>
    public static PriceBook Load(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new(ReadFile(path), path);
    }

    /// <summary>Loads a list from a stream.</summary>
    /// <param name="stream">The stream; it stays open.</param>
    /// <param name="date">The date of the list, where it is known.</param>
    /// <returns>The book.</returns>
    /// <exception cref="FormatException">The content is in neither schema.</exception>
    public static PriceBook Load(Stream stream, DateOnly? date = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new(Read(stream, date, "The price list"), null);
    }

    /// <summary>Reads the file again; calls that begin from now on are priced by it. The old list stays when the new one cannot be read.</summary>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>A task that ends when the new list is in force.</returns>
    /// <exception cref="InvalidOperationException">The book was loaded from a stream.</exception>
    /// <exception cref="FormatException">The file is in neither schema.</exception>
    public async Task ReloadAsync(CancellationToken cancellationToken = default)
    {
        if (_path is null)
            throw new InvalidOperationException("This price book was loaded from a stream, which cannot be read again; call 'Reload' with a new stream.");

        var written = File.GetLastWriteTimeUtc(_path);
        var bytes = await File.ReadAllBytesAsync(_path, cancellationToken).ConfigureAwait(false);
        using var stream = new MemoryStream(bytes, writable: false);
        Replace(Read(stream, FileDate(_path), $"'{_path}'"));
        _written = written;
    }

    /// <summary>Replaces the list by that of a stream; calls that begin from now on are priced by it.</summary>
    /// <param name="stream">The stream; it stays open.</param>
    /// <param name="date">The date of the list, where it is known.</param>
    /// <exception cref="FormatException">The content is in neither schema; the old list stays.</exception>
    public void Reload(Stream stream, DateOnly? date = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Replace(Read(stream, date, "The price list"));
    }

    /// <summary>Finds what the list says of a model: by the response's name first, then by the requested one.</summary>
    /// <param name="provider">The provider, as OpenTelemetry, LiteLLM or genai-prices names it; <see langword="null"/> for any.</param>
    /// <param name="responseModel">The name in the response, or <see langword="null"/>.</param>
    /// <param name="requestedModel">The name in the request, or <see langword="null"/>.</param>
    /// <param name="when">When the request was sent; some prices depend on it.</param>
    /// <returns>The match, or <see cref="PriceMatch.Unknown"/>.</returns>
    public PriceMatch Find(string? provider, string? responseModel, string? requestedModel, DateTimeOffset when)
    {
        var list = _state.List;
        if (!string.IsNullOrWhiteSpace(responseModel) && list.Find(provider, responseModel, when) is { Reason: not PriceMatchReason.None } match)
            return match;
        if (string.IsNullOrWhiteSpace(requestedModel) || requestedModel == responseModel)
            return PriceMatch.Unknown;
        return list.Find(provider, requestedModel, when) is { Reason: not PriceMatchReason.None } requested ? requested with { IsRequestedModel = true } : PriceMatch.Unknown;
    }

    /// <summary>Reads model and usage of a provider's response body, by the list's rules where it has some, else by those of <see cref="UsageReader"/>.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="apiFlavor">The provider's interface: <c>chat</c>, <c>responses</c>, <c>anthropic</c>, <c>embeddings</c>, <c>default</c>; <see langword="null"/> where it has one only.</param>
    /// <param name="response">The body.</param>
    /// <returns>The reading, or <see langword="null"/> when the body reports no usage in this form.</returns>
    public UsageReading? ReadUsage(string provider, string? apiFlavor, JsonElement response)
    {
        ArgumentNullException.ThrowIfNull(provider);
        var known = _state.List.Extractor(provider, apiFlavor);
        return known is null ? UsageReader.Read(provider, apiFlavor, response) : known.With(UsageShapes.Details(provider, apiFlavor)).Read(response);
    }

    /// <summary>Reads the file again when it was written since.</summary>
    /// <returns>Whether it was.</returns>
    internal bool ReloadIfChanged()
    {
        if (_path is null)
            return false;
        var written = File.GetLastWriteTimeUtc(_path);
        if (written == _written)
            return false;
        Replace(ReadFile(_path));
        _written = written;
        return true;
    }

    internal static DateOnly FileDate(string path) => DateOnly.FromDateTime(File.GetLastWriteTimeUtc(path));

    private static PriceList ReadFile(string path)
    {
        using var file = File.OpenRead(path);
        return Read(file, FileDate(path), $"'{path}'");
    }

    private static PriceList Read(Stream stream, DateOnly? date, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(stream, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            var root = document.RootElement;
            return root.ValueKind switch
            {
                JsonValueKind.Array => new GenaiPriceList(root, date),
                JsonValueKind.Object when root.TryGetProperty("providers", out var providers) && providers.ValueKind == JsonValueKind.Array => new GenaiPriceList(providers, date),
                JsonValueKind.Object => new LiteLlmPriceList(root, date),
                _ => throw new FormatException($"{name} is {root.ValueKind}; it must be the array of genai-prices or the object of LiteLLM."),
            };
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"{name} is no price list in the schema of LiteLLM or genai-prices: {exception.Message}", exception);
        }
    }

    private void Replace(PriceList list)
    {
        State old;
        do
        {
            old = _state;
        }
        while (Interlocked.CompareExchange(ref _state, new(list, old.Version + 1), old) != old);
    }

    private sealed record State(PriceList List, int Version);
}
