using System.Globalization;
using System.Text.Json;
using StackExchange.Redis;

namespace LlmAttributes;

/// <summary>The ledger of a <see cref="RedisStore"/>.</summary>
/// <remarks>Days are never dropped by the store, since they are the record; delete the hashes <c>{llm}:ledger:yyyy-MM-dd</c> that are of no more use, and their entries in <c>{llm}:ledger</c>.</remarks>
internal sealed class RedisLedgerStore(RedisServer server) : ILedgerStore
{
    private const string Ledger = "ledger";
    private const int RememberedSeconds = 7 * 24 * 60 * 60;
    private const string Attempts = "attempts";
    private const string UnknownAttempts = "unknown";
    private const string Usd = "usd";
    private const string Pico = "pico";

    public async ValueTask AddAsync(LedgerBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.Lines.Count == 0)
            return;
        List<RedisKey> keys = [server.Key(Ledger), server.Key("ledger-writer:" + batch.Writer)];
        List<RedisValue> values = [batch.Number, RememberedSeconds];
        foreach (var line in batch.Lines)
        {
            var key = Key(line.Day);
            if (!keys.Contains(key))
                keys.Add(key);
            foreach (var (name, number) in Numbers(line))
                values.AddRange([Text(line.Day), keys.IndexOf(key) + 1, Name(line), name, number]);
        }

        await AskAsync(server.RunAsync(LedgerScripts.Add, [.. keys], [.. values]), cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<LedgerLine>> ReadAsync(DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        List<LedgerLine> found = [];
        var days = await AskAsync(server.RunAsync(LedgerScripts.Days, [server.Key(Ledger)], [Text(first), Text(last)]), cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < days.Length; i++)
        {
            var day = DateOnly.ParseExact((string)days[i]!, "O", CultureInfo.InvariantCulture);
            var fields = await AskAsync(server.RunAsync(LedgerScripts.Read, [Key(day)], []), cancellationToken).ConfigureAwait(false);
            Dictionary<string, LedgerLine> lines = new(StringComparer.Ordinal);
            for (var field = 0; field < fields.Length; field += 2)
                Add(lines, day, (string)fields[field]!, (long)fields[field + 1]);
            found.AddRange(lines.Values);
        }

        found.Sort(LedgerLine.Compare);
        return found;
    }

    private static void Add(Dictionary<string, LedgerLine> lines, DateOnly day, string field, long number)
    {
        // The name of a number holds no bracket, so the last one ends the line's own.
        var end = field.LastIndexOf(']') + 1;
        var line = lines.GetValueOrDefault(field[..end]) ?? Parse(day, field[..end]);
        lines[field[..end]] = field[end..] switch
        {
            Attempts => line with { Attempts = number },
            UnknownAttempts => line with { UnknownAttempts = number },
            Usd => line with { KnownUsd = line.KnownUsd + number },
            Pico => line with { KnownUsd = line.KnownUsd + (number / LedgerTokens.PicoPerUsd) },
            var kind => line with { Usage = LedgerTokens.With(line.Usage, kind, number) },
        };
    }

    private static IEnumerable<(string Name, long Number)> Numbers(LedgerLine line)
    {
        var usd = decimal.Truncate(line.KnownUsd);
        yield return (Attempts, line.Attempts);
        yield return (UnknownAttempts, line.UnknownAttempts);
        yield return (Usd, (long)usd);
        yield return (Pico, (long)((line.KnownUsd - usd) * LedgerTokens.PicoPerUsd));
        foreach (var (kind, tokens) in LedgerTokens.Of(line.Usage))
            yield return (kind, tokens);
    }

    // A line is written as a JSON array of its names, which any tool can read.
    private static string Name(LedgerLine line)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartArray();
            writer.WriteStringValue(line.Contract);
            writer.WriteStringValue(line.Call);
            writer.WriteStringValue(line.Model);
            if (line.Tenant is not null)
                writer.WriteStringValue(line.Tenant);
            writer.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static LedgerLine Parse(DateOnly day, string name)
    {
        using var json = JsonDocument.Parse(name);
        var names = json.RootElement;
        return new(day, names[0].GetString()!, names[1].GetString()!, names[2].GetString()!, names.GetArrayLength() > 3 ? names[3].GetString() : null);
    }

    private static string Text(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private RedisKey Key(DateOnly day) => server.Key("ledger:" + Text(day));

    private async ValueTask<RedisResult> AskAsync(Task<RedisResult> asking, CancellationToken cancellationToken)
    {
        try
        {
            return await asking.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (RedisAwayException e)
        {
            throw server.Explain(e);
        }
    }
}
