using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LlmAttributes;

/// <content>Exports.</content>
public sealed partial record LedgerReport
{
    private static readonly SearchValues<char> s_quoted = SearchValues.Create(",\"\r\n");

    /// <summary>Writes the report as CSV (RFC 4180) with a header line, invariant numbers and <c>\r\n</c> at line ends.</summary>
    /// <returns>The text. A name that a spreadsheet would take for a formula begins with an apostrophe.</returns>
    public string ToCsv()
    {
        var text = new StringBuilder("day,contract,call,model,tenant,attempts,unknown_attempts,input_tokens,cached_input_tokens,output_tokens,reasoning_tokens,known_usd\r\n");
        foreach (var line in Lines)
        {
            text.Append(line.Day == DateOnly.MinValue ? "" : line.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            Append(text, line.Contract);
            Append(text, line.Call);
            Append(text, line.Model);
            Append(text, line.Tenant ?? "");
            text.Append(
                CultureInfo.InvariantCulture,
                $",{line.Attempts},{line.UnknownAttempts},{line.Usage.InputTokens},{line.Usage.CachedInputTokens},{line.Usage.OutputTokens},{line.Usage.ReasoningTokens},{line.KnownUsd:0.############}\r\n");
        }

        return text.ToString();
    }

    /// <summary>Writes the report as JSON: an object with <c>lines</c>, <c>knownUsd</c> and <c>hasUnknown</c>.</summary>
    /// <returns>The text.</returns>
    public string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new() { Indented = true }))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("lines");
            foreach (var line in Lines)
                Write(writer, line);
            writer.WriteEndArray();
            writer.WriteNumber("knownUsd", KnownUsd);
            writer.WriteBoolean("hasUnknown", HasUnknown);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, LedgerLine line)
    {
        writer.WriteStartObject();
        if (line.Day != DateOnly.MinValue)
            writer.WriteString("day", line.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        writer.WriteString("contract", line.Contract);
        writer.WriteString("call", line.Call);
        writer.WriteString("model", line.Model);
        writer.WriteString("tenant", line.Tenant);
        writer.WriteNumber("attempts", line.Attempts);
        writer.WriteNumber("unknownAttempts", line.UnknownAttempts);
        writer.WriteNumber("inputTokens", line.Usage.InputTokens);
        writer.WriteNumber("cachedInputTokens", line.Usage.CachedInputTokens);
        writer.WriteNumber("outputTokens", line.Usage.OutputTokens);
        writer.WriteNumber("reasoningTokens", line.Usage.ReasoningTokens);
        writer.WriteNumber("knownUsd", line.KnownUsd);
        writer.WriteEndObject();
    }

    // Names come from callers too: a tenant may call itself "=HYPERLINK(…)".
    private static void Append(StringBuilder text, string name)
    {
        text.Append(',');
        var isFormula = name.Length > 0 && name[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n';
        var isQuoted = isFormula || name.AsSpan().ContainsAny(s_quoted) || (name.Length > 0 && (char.IsWhiteSpace(name[0]) || char.IsWhiteSpace(name[^1])));
        if (isQuoted)
            text.Append('"').Append(isFormula ? "'" : "").Append(name.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        else
            text.Append(name);
    }
}
