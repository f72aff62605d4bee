using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace LlmAttributes.Testing;

/// <summary>Sends one reply, with the faults it asks for.</summary>
internal sealed class ReplySender(HttpContext context, WireFormat format, TimeProvider clock, string requestId, CancellationToken cancellationToken)
{
    public async Task<LoopbackOutcome> SendAsync(LoopbackRequest request, LoopbackReply reply, string id)
    {
        await PauseAsync(reply.BeforeHeaders).ConfigureAwait(false);
        WriteHeaders(reply);
        if (reply.Status >= 400)
            return await SendErrorAsync(reply.RawBody, WireError.From(request, reply)).ConfigureAwait(false);
        var turn = Turn.From(request, reply, id, clock.GetUtcNow());
        return request.IsStream
            ? await StreamAsync(turn, request, reply).ConfigureAwait(false)
            : await AnswerAsync(turn, reply).ConfigureAwait(false);
    }

    public Task RefuseAsync(int status, WireError error)
    {
        WriteHeaders(new() { Status = status });
        return SendErrorAsync(rawBody: null, error);
    }

    private async Task<LoopbackOutcome> SendErrorAsync(string? rawBody, WireError error)
    {
        if (rawBody is not null)
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync(rawBody, cancellationToken).ConfigureAwait(false);
            return LoopbackOutcome.Refused;
        }
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(format.Error(error, requestId), cancellationToken).ConfigureAwait(false);
        return LoopbackOutcome.Refused;
    }

    private async Task<LoopbackOutcome> AnswerAsync(Turn turn, LoopbackReply reply)
    {
        context.Response.ContentType = "application/json";
        var body = format.Whole(turn);
        switch (reply.Fault)
        {
            case LoopbackFault.None or LoopbackFault.Error:
                context.Response.ContentLength = body.Length;
                await SendAsync(body).ConfigureAwait(false);
                return LoopbackOutcome.Answered;
            case LoopbackFault.Malformed:
                await SendAsync(body[..(body.Length / 2)]).ConfigureAwait(false);
                return LoopbackOutcome.Broken;
            default:
                context.Response.ContentLength = body.Length;
                await SendAsync(body[..(body.Length / 2)]).ConfigureAwait(false);
                return await BreakAsync(reply.Fault, default).ConfigureAwait(false);
        }
    }

    private async Task<LoopbackOutcome> StreamAsync(Turn turn, LoopbackRequest request, LoopbackReply reply)
    {
        context.Response.ContentType = format.StreamContentType;
        context.Response.Headers.CacheControl = "no-cache";
        // Without it the headers would wait for the first event.
        await context.Response.StartAsync(cancellationToken).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(cancellationToken).ConfigureAwait(false);
        foreach (var piece in format.Opening(turn))
            await SendAsync(piece).ConfigureAwait(false);
        for (var i = 0; i < reply.KeepAlives; i++)
        {
            if (i > 0)
                await PauseAsync(reply.BetweenKeepAlives).ConfigureAwait(false);
            await SendAsync(format.KeepAlive).ConfigureAwait(false);
        }
        await PauseAsync(reply.BeforeFirstToken).ConfigureAwait(false);
        for (var i = 0; i < turn.Chunks.Count; i++)
        {
            if (reply.Fault != LoopbackFault.None && i == reply.FaultAfterChunks)
                return await BreakStreamAsync(request, reply).ConfigureAwait(false);
            if (i > 0)
                await PauseAsync(reply.BetweenChunks).ConfigureAwait(false);
            if (i > 0 && reply.CharactersPerSecond is { } speed)
                await PauseAsync(Pause.ForSeconds(turn.Chunks[i].Length / speed)).ConfigureAwait(false);
            await SendAsync(format.Chunk(turn, turn.Chunks[i])).ConfigureAwait(false);
        }
        if (reply.Fault != LoopbackFault.None)
            return await BreakStreamAsync(request, reply).ConfigureAwait(false);
        foreach (var piece in format.Closing(turn))
            await SendAsync(piece).ConfigureAwait(false);
        return LoopbackOutcome.Answered;
    }

    private Task<LoopbackOutcome> BreakStreamAsync(LoopbackRequest request, LoopbackReply reply) => BreakAsync(reply.Fault, reply.Fault switch
    {
        LoopbackFault.Malformed => format.MalformedEvent,
        LoopbackFault.Error => format.ErrorEvent(
            WireError.From(request, reply with { Status = request.Protocol == LoopbackProtocol.Anthropic ? 529 : 500 }), requestId),
        _ => default,
    });

    private async Task<LoopbackOutcome> BreakAsync(LoopbackFault fault, ReadOnlyMemory<byte> last)
    {
        if (!last.IsEmpty)
            await SendAsync(last).ConfigureAwait(false);
        if (fault == LoopbackFault.Stall)
            await Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken).ConfigureAwait(false);
        return fault == LoopbackFault.Cut ? LoopbackOutcome.Cut : LoopbackOutcome.Broken;
    }

    private void WriteHeaders(LoopbackReply reply)
    {
        var response = context.Response;
        response.StatusCode = reply.Status;
        if (format.RequestIdHeader is { } header)
            response.Headers[header] = requestId;
        if (reply.RetryAfter is { } wait)
            response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        foreach (var (name, value) in reply.Headers ?? new Dictionary<string, string>())
            response.Headers[name] = value;
    }

    private async Task SendAsync(ReadOnlyMemory<byte> piece)
    {
        await context.Response.Body.WriteAsync(piece, cancellationToken).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private Task PauseAsync(Pause? pause) => pause?.WaitAsync(clock, cancellationToken) ?? Task.CompletedTask;
}
