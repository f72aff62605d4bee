using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LlmAttributes;

/// <summary>Reads the body of an error. It takes what it finds and stops at the first fault: a body may be cut, huge, a page, or nothing.</summary>
internal static class ErrorPayloadReader
{
    /// <summary>No provider says anything about an error after this; what follows is an echo or a page.</summary>
    private const int LongestBody = 64 * 1024;
    private const int LongestMessage = 4 * 1024;
    private const int MostCodes = 16;
    private const int Deepest = 64;

    public static ErrorPayload Read(ProviderError error)
    {
        var payload = new ErrorPayload();
        if (error.Code is { } code)
            Add(payload.Codes, code);
        if (error.Header(ErrorHeaders.AmazonErrorType) is { } type)
            Add(payload.Types, type);
        ReadBody(payload, error.Body);
        ReadBody(payload, error.Message);
        return payload;
    }

    private static void ReadBody(ErrorPayload payload, string? body)
    {
        if (string.IsNullOrWhiteSpace(body))
            return;

        var text = body.AsSpan(0, Math.Min(body.Length, LongestBody));
        var start = text.IndexOfAny('{', '[');
        var trimmed = text.TrimStart();
        if (trimmed.StartsWith("<"))
            AddMessage(payload, Title(trimmed));
        else if (start < 0 || !ReadJson(text[start..], payload, depth: 0))
            AddMessage(payload, trimmed);
    }

    private static bool ReadJson(ReadOnlySpan<char> text, ErrorPayload payload, int depth)
    {
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        var reader = new Utf8JsonReader(bytes, isFinalBlock: false, new JsonReaderState(new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = Deepest }));
        var found = false;
        try
        {
            string? name = null;
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        name = reader.GetString()!;
                        if (ErrorPayloadNames.IsEcho(name) && !reader.TrySkip())
                            return found;
                        break;
                    case JsonTokenType.String when name is not null:
                        found |= TakeText(payload, name, reader.GetString()!, reader.CurrentDepth, depth);
                        break;
                    case JsonTokenType.Number when name is not null:
                        found |= TakeNumber(payload, name, ref reader);
                        break;
                }
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // A cut or broken body; InvalidOperationException is a string with half a surrogate pair. What was read so far stands.
        }

        return found;
    }

    private static bool TakeText(ErrorPayload payload, string name, string value, int level, int depth)
    {
        switch (ErrorPayloadNames.RoleOf(name))
        {
            case ErrorPayloadRole.Raw when depth == 0 && value.AsSpan().TrimStart().StartsWith("{"):
                return ReadJson(value, payload, depth + 1);
            case ErrorPayloadRole.Message or ErrorPayloadRole.Raw:
                AddMessage(payload, value);
                return true;
            case ErrorPayloadRole.Code when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var status):
                return TakeStatus(payload, status);
            // xAI writes a sentence into "code".
            case ErrorPayloadRole.Code when value.Contains(' ', StringComparison.Ordinal):
                AddMessage(payload, value);
                return true;
            case ErrorPayloadRole.Code:
                return Add(payload.Codes, value);
            // The outermost "type": "error" of Anthropic says nothing.
            case ErrorPayloadRole.Type when level > 1 || !value.Equals("error", StringComparison.OrdinalIgnoreCase):
                return Add(payload.Types, value);
            case ErrorPayloadRole.Parameter:
                payload.Parameter ??= value;
                return true;
            case ErrorPayloadRole.Seconds when DurationText.TryParse(value, out var wait):
                return TakeDelay(payload, wait);
            case ErrorPayloadRole.Milliseconds when DurationText.TryParseNumber(value, TimeSpan.TicksPerMillisecond, out var wait):
                return TakeDelay(payload, wait);
            default:
                return false;
        }
    }

    private static bool TakeNumber(ErrorPayload payload, string name, ref Utf8JsonReader reader)
    {
        switch (ErrorPayloadNames.RoleOf(name))
        {
            case ErrorPayloadRole.Code or ErrorPayloadRole.Type or ErrorPayloadRole.Status when reader.TryGetInt32(out var status):
                return TakeStatus(payload, status);
            case ErrorPayloadRole.Seconds when reader.TryGetDouble(out var seconds) && DurationText.TryCreate(seconds, TimeSpan.TicksPerSecond, out var wait):
                return TakeDelay(payload, wait);
            case ErrorPayloadRole.Milliseconds when reader.TryGetDouble(out var milliseconds) && DurationText.TryCreate(milliseconds, TimeSpan.TicksPerMillisecond, out var wait):
                return TakeDelay(payload, wait);
            default:
                return false;
        }
    }

    private static bool TakeStatus(ErrorPayload payload, int status)
    {
        if (payload.Status == 0 && status is >= 400 and < 600)
            payload.Status = status;
        return true;
    }

    private static bool TakeDelay(ErrorPayload payload, TimeSpan wait)
    {
        if (payload.Delay is not { } known || known < wait)
            payload.Delay = wait;
        return true;
    }

    private static bool Add(List<string> values, string value)
    {
        if (value.Length is 0 or > 128)
            return false;
        if (values.Count < MostCodes)
            values.Add(value);
        return true;
    }

    private static void AddMessage(ErrorPayload payload, ReadOnlySpan<char> text)
    {
        text = text.Trim();
        var room = LongestMessage - payload.Message.Length;
        if (text.Length == 0 || room <= 2)
            return;
        text = text[..Math.Min(text.Length, room - 2)];
        payload.Message = payload.Message.Length == 0 ? text.ToString() : $"{payload.Message}. {text}";
    }

    /// <summary>The title of a page, or its first words.</summary>
    private static ReadOnlySpan<char> Title(ReadOnlySpan<char> page)
    {
        var open = page.IndexOf("<title>", StringComparison.OrdinalIgnoreCase);
        if (open < 0)
            return "";
        page = page[(open + "<title>".Length)..];
        var close = page.IndexOf('<');
        return close < 0 ? "" : page[..close];
    }
}
