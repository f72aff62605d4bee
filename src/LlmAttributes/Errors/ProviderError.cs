namespace LlmAttributes;

/// <summary>What a provider answered, or what its exception says, for an <see cref="ErrorClassifier"/>.</summary>
/// <param name="StatusCode">The HTTP status; 0 where there is none, for instance for an error inside a stream that began well.</param>
public sealed record ProviderError(int StatusCode)
{
    /// <summary>Gets the provider's own code of the error, for instance <c>insufficient_quota</c>. Not needed where <see cref="Body"/> has it.</summary>
    public string? Code { get; init; }

    /// <summary>Gets the value of the <c>Retry-After</c> header as it was sent: seconds, or an HTTP date. Not needed where <see cref="Headers"/> has it.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>Gets the body of the answer as it was sent: JSON, a page of a proxy, plain text, or nothing.</summary>
    public string? Body { get; init; }

    /// <summary>Gets the message of the error, where there is no body.</summary>
    public string? Message { get; init; }

    /// <summary>Gets the headers of the answer. <see cref="RelevantHeaders"/> lists those that say something about an error.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>Gets the provider, for instance <c>openai</c>; it only decides where two providers mean different things by the same words.</summary>
    public string? Provider { get; init; }

    /// <summary>Gets the names of the headers that a classifier reads, so that a reader need not copy the others.</summary>
    public static IReadOnlyList<string> RelevantHeaders => ErrorHeaders.Names;

    /// <summary>Finds a header by its name in any case.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The value, or <see langword="null"/> when there is no such header.</returns>
    public string? Header(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (Headers is null)
            return null;
        if (Headers.TryGetValue(name, out var value))
            return value;
        foreach (var (key, found) in Headers)
        {
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
                return found;
        }

        return null;
    }
}
