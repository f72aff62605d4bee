using System.Net.ServerSentEvents;
using System.Text.Json;
using LlmAttributes;

namespace SupportDesk.Endpoints;

/// <summary>A streamed reply as server-sent events: its pieces, and at the end what the call took, or that it failed.</summary>
internal static class ReplyEvents
{
    /// <summary>Waits for the first piece: what fails before it is still answered with a status of its own.</summary>
    public static async Task<IAsyncEnumerable<SseItem<string>>> BeginAsync(LlmStream<string> stream, CancellationToken cancellationToken)
    {
        var pieces = stream.GetAsyncEnumerator(cancellationToken);
        try
        {
            return GoOnAsync(stream, pieces, await pieces.MoveNextAsync());
        }
        catch
        {
            await pieces.DisposeAsync();
            throw;
        }
    }

    private static async IAsyncEnumerable<SseItem<string>> GoOnAsync(LlmStream<string> stream, IAsyncEnumerator<string> pieces, bool hasPiece)
    {
        await using var reader = pieces;
        LlmException? failure = null;
        while (hasPiece)
        {
            yield return new(pieces.Current, "piece");
            (hasPiece, failure) = await MoveAsync(pieces);
        }

        if (failure is not null)
        {
            yield return new(failure.Kind.ToString(), "error");
            yield break;
        }

        var result = await stream.Completion;
        yield return new(JsonSerializer.Serialize(Answer.Of(result, result.Response.Text), DeskJson.Default.AnswerString), "done");
    }

    private static async Task<(bool HasPiece, LlmException? Failure)> MoveAsync(IAsyncEnumerator<string> pieces)
    {
        try
        {
            return (await pieces.MoveNextAsync(), null);
        }
        catch (LlmException failure)
        {
            return (false, failure);
        }
    }
}
