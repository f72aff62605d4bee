using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <content>The shortest way: one model and no policy.</content>
public sealed partial class BoundCall<T>
{
    private Task<T> AskDirectAsync(IReadOnlyList<ChatMessage> messages, CancellationToken cancellationToken)
    {
        var candidate = _direct!;
        Task<ChatResponse> pending;
        try
        {
            pending = candidate.Client.GetResponseAsync(messages, candidate.Options, cancellationToken);
        }
        catch (Exception exception)
        {
            pending = Task.FromException<ChatResponse>(exception);
        }

        // A client that has the answer at hand, as a cache does, needs no state machine.
        return pending.IsCompletedSuccessfully ? Completed(candidate, pending.Result) : AwaitDirectAsync(candidate, pending, cancellationToken);
    }

    private async Task<T> AwaitDirectAsync(Candidate candidate, Task<ChatResponse> pending, CancellationToken cancellationToken)
    {
        ChatResponse response;
        try
        {
            response = await pending.ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw _engine.DirectFailure(exception, candidate);
        }

        return Take(candidate, response);
    }

    private Task<T> Completed(Candidate candidate, ChatResponse response)
    {
        try
        {
            return Task.FromResult(Take(candidate, response));
        }
        catch (Exception exception)
        {
            return Task.FromException<T>(exception);
        }
    }

    private T Take(Candidate candidate, ChatResponse response)
    {
        _engine.BookDirect(candidate, response);
        return _answer.TryRead(response, out var value) ? value : throw UnreadableDirect(response, candidate);
    }

    // Read once more, now to say what is wrong: the direct way does not pay for it while all goes well.
    private LlmException UnreadableDirect(ChatResponse response, Candidate candidate)
    {
        var reading = JsonReading.Rent();
        _answer.TryRead(response, reading, out _);
        return _engine.Unreadable(_answer.Expected, reading, response, null, candidate);
    }
}
