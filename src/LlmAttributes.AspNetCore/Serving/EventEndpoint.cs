using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace LlmAttributes;

/// <summary>Tells open pages of changes by server-sent events: the state whenever it differs from the last one, and a sign of life in between.</summary>
/// <remarks>Each reader is written to by its own request, so that a slow one holds up nobody; the state is made once for all of them.</remarks>
internal sealed class EventEndpoint(Dashboard dashboard)
{
    private static readonly TimeSpan s_signOfLife = TimeSpan.FromSeconds(15);

    private readonly TimeSpan _refresh = TimeSpan.FromSeconds(dashboard.Options.RefreshSeconds);
    private int _readers;

    public int Readers => Volatile.Read(ref _readers);

    public async Task ServeAsync(HttpContext context)
    {
        if (Interlocked.Increment(ref _readers) > dashboard.Options.MaxReaders)
        {
            Interlocked.Decrement(ref _readers);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = "30";
            return;
        }

        try
        {
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, dashboard.Stopping);
            context.Response.ContentType = "text/event-stream; charset=utf-8";
            context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
            await WriteAsync(context.Response, ended.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The page was closed, or the application stops.
        }
        finally
        {
            Interlocked.Decrement(ref _readers);
        }
    }

    private async Task WriteAsync(HttpResponse response, CancellationToken ended)
    {
        var time = dashboard.Runtime.Time;
        var told = 0L;
        var last = time.GetTimestamp();
        while (true)
        {
            var state = await dashboard.States.GetAsync(ended).ConfigureAwait(false);
            if (state.Number != told)
            {
                await response.WriteAsync("event: state\ndata: ", ended).ConfigureAwait(false);
                await response.Body.WriteAsync(state.Json, ended).ConfigureAwait(false);
                await response.WriteAsync("\n\n", ended).ConfigureAwait(false);
                told = state.Number;
                last = time.GetTimestamp();
            }
            else if (time.GetElapsedTime(last) >= s_signOfLife)
            {
                await response.WriteAsync(": alive\n\n", ended).ConfigureAwait(false);
                last = time.GetTimestamp();
            }

            await response.Body.FlushAsync(ended).ConfigureAwait(false);
            await Task.Delay(_refresh, time, ended).ConfigureAwait(false);
        }
    }
}
