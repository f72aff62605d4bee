using System.Globalization;

namespace LlmAttributes;

/// <summary>Finds how long a provider asks to wait: in headers, in fields of the body, inside its message.</summary>
internal static class RetryDelay
{
    private static readonly string[] s_cues =
    [
        "try again in", "retry in", "retry after", "try again after", "retrying in", "retrying after", "retry again in", "available in", "resets in",
        "reset in", "reset after", "please wait", "wait for",
    ];

    public static TimeSpan? Of(ProviderError error, ErrorPayload payload, DateTimeOffset now)
    {
        foreach (var name in ErrorHeaders.Milliseconds)
        {
            if (error.Header(name) is { } value && DurationText.TryParseNumber(value, TimeSpan.TicksPerMillisecond, out var wait))
                return wait;
        }

        return OfHeader(error.RetryAfter ?? error.Header(ErrorHeaders.RetryAfter), now)
            ?? Longer(payload.Delay, InMessage(payload.Message))
            ?? OfLimits(error, now);
    }

    /// <summary>Reads seconds, a duration with units, a date, or a Unix time.</summary>
    public static TimeSpan? OfHeader(string? value, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(value))
            return null;
        if (DurationText.TryParse(value, out var wait))
            return wait;
        if (!DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
            return null;
        return Until(date, now);
    }

    /// <summary>Finds a wait behind words such as "try again in".</summary>
    public static TimeSpan? InMessage(string? message)
    {
        if (string.IsNullOrEmpty(message))
            return null;
        foreach (var cue in s_cues)
        {
            var from = 0;
            while (from < message.Length && message.IndexOf(cue, from, StringComparison.OrdinalIgnoreCase) is var at and >= 0)
            {
                from = at + cue.Length;
                if (Behind(message.AsSpan(from), allowsBareNumber: cue.EndsWith("after", StringComparison.Ordinal)) is { } wait)
                    return wait;
            }
        }

        return null;
    }

    private static TimeSpan? Behind(ReadOnlySpan<char> text, bool allowsBareNumber)
    {
        text = text.TrimStart(" :");
        foreach (var filler in (ReadOnlySpan<string>)["for ", "about ", "approximately ", "at least ", "another "])
        {
            if (text.StartsWith(filler, StringComparison.OrdinalIgnoreCase))
                text = text[filler.Length..];
        }

        if (DurationText.ReadLeading(text, out var wait) > 0)
            return wait;
        if (!allowsBareNumber)
            return null;
        var length = 0;
        while (length < text.Length && char.IsAsciiDigit(text[length]))
            length++;
        var ends = length == text.Length || (text[length] is '.' or ',' or ')' or '\n' && (length + 1 == text.Length || !char.IsAsciiDigit(text[length + 1])));
        return length is > 0 and < 6 && ends && DurationText.TryParse(text[..length], out wait) ? wait : null;
    }

    /// <summary>When the limit that is used up is full again; where none says that it is used up, the one that refills last.</summary>
    private static TimeSpan? OfLimits(ProviderError error, DateTimeOffset now)
    {
        if (error.Headers is null)
            return null;
        TimeSpan? usedUp = null;
        TimeSpan? any = null;
        foreach (var (reset, remaining, _, _) in ErrorHeaders.Limits)
        {
            if (OfReset(error.Header(reset), now) is not { } wait)
                continue;
            any = Longer(any, wait);
            if (error.Header(remaining)?.Trim() is "0" or "0.0")
                usedUp = Longer(usedUp, wait);
        }

        return usedUp ?? any;
    }

    /// <summary>
    /// How long an account that has used up a limit must wait before one more request may fit. A bucket that fills continuously says when it is full; one request fits after a
    /// share of that: one request's of the limit of requests, a tenth of a limit of tokens.
    /// </summary>
    /// <param name="header">Returns the value of a header of any answer.</param>
    /// <param name="now">The time.</param>
    public static TimeSpan? OfUsedUpLimits(Func<string, string?> header, DateTimeOffset now)
    {
        TimeSpan? longest = null;
        foreach (var (reset, remaining, limit, isContinuous) in ErrorHeaders.Limits)
        {
            if (header(remaining)?.Trim() is not ("0" or "0.0") || OfReset(header(reset), now) is not { } wait)
                continue;
            var share = !isContinuous ? 1
                : reset.Contains("token", StringComparison.Ordinal) ? 0.1
                : double.TryParse(header(limit), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var most) && most >= 1 ? 1 / most
                : 0.1;
            longest = Longer(longest, wait * share);
        }

        return longest;
    }

    private static TimeSpan? OfReset(string? value, DateTimeOffset now)
    {
        if (!double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            return OfHeader(value, now);
        return number switch
        {
            // Beyond the year 2001 as seconds, or as milliseconds: a point in time.
            >= 1e12 and < 1e14 => Until(DateTimeOffset.FromUnixTimeMilliseconds((long)number), now),
            >= 1e9 and < 1e11 => Until(DateTimeOffset.FromUnixTimeMilliseconds((long)(number * 1000)), now),
            _ => OfHeader(value, now),
        };
    }

    private static TimeSpan Until(DateTimeOffset date, DateTimeOffset now) => date > now ? date - now : TimeSpan.Zero;

    private static TimeSpan? Longer(TimeSpan? first, TimeSpan? second) => first is { } a && second is { } b ? (a > b ? a : b) : first ?? second;
}
