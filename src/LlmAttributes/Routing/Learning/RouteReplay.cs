using System.Runtime.CompilerServices;
using System.Text;

namespace LlmAttributes;

/// <summary>Tries routing strategies on recorded calls: which quality, cost and latency each would have led to.</summary>
/// <remarks>
/// <para>
/// Calls are read as JSON lines: <c>prompt</c>, optionally <c>task_type</c>, and either <c>outcomes</c>, an array of <c>model</c>, <c>quality</c> from 0 to 1 and
/// optionally <c>cost_usd</c> and <c>latency_seconds</c>, or these four on the line itself. Lines of one outcome that follow each other with the same prompt are one call. Other
/// properties are ignored, empty lines skipped.
/// </para>
/// <para>
/// Where each call has outcomes of all models, all strategies are compared on all calls. Where a call has the outcome of the one model that was asked, it counts for the
/// strategies that would have asked it too; that is fair when models were asked by chance, and favours whatever was used so far when they were not.
/// </para>
/// </remarks>
public static class RouteReplay
{
    private const string OracleName = "oracle";

    /// <summary>Reads recorded calls one by one.</summary>
    /// <param name="lines">The JSON lines, in UTF-8.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The calls.</returns>
    /// <exception cref="InvalidDataException">A line is no recorded call; the message names it.</exception>
    public static async IAsyncEnumerable<RecordedCall> ReadAsync(Stream lines, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lines);
        using var reader = new StreamReader(lines, Encoding.UTF8, leaveOpen: true);
        RecordedCall? open = null;
        for (var number = 1; await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            var call = RecordedCallReader.Read(line, number);
            if (open is not null && RecordedCallReader.Join(open, call) is { } joined)
            {
                open = joined;
                continue;
            }

            if (open is not null)
                yield return open;
            open = call;
        }

        if (open is not null)
            yield return open;
    }

    /// <summary>Replays calls while they are read.</summary>
    /// <param name="lines">The JSON lines, in UTF-8.</param>
    /// <param name="strategies">The strategies to try.</param>
    /// <param name="cancellationToken">Ends the replay.</param>
    /// <returns>The result, whose text is a table.</returns>
    /// <exception cref="InvalidDataException">A line is no recorded call; the message names it.</exception>
    public static async Task<RouteReplayResult> RunAsync(Stream lines, IReadOnlyList<ReplayStrategy> strategies, CancellationToken cancellationToken = default)
    {
        var run = new ReplayRun(strategies);
        await foreach (var call in ReadAsync(lines, cancellationToken).ConfigureAwait(false))
            run.Add(call);
        return run.Finish(OracleName);
    }

    /// <summary>Replays calls.</summary>
    /// <param name="calls">The calls, in the order in which strategies learn from them.</param>
    /// <param name="strategies">The strategies to try.</param>
    /// <returns>The result, whose text is a table.</returns>
    public static RouteReplayResult Run(IEnumerable<RecordedCall> calls, IReadOnlyList<ReplayStrategy> strategies)
    {
        ArgumentNullException.ThrowIfNull(calls);
        var run = new ReplayRun(strategies);
        foreach (var call in calls)
            run.Add(call);
        return run.Finish(OracleName);
    }
}
