using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Testing;

/// <summary>A chat client that plays recorded answers, and records those of the client inside.</summary>
/// <remarks>Only answers are recorded; errors are thrown as they are, and asked again the next time.</remarks>
public sealed class CassetteChatClient : CallAwareChatClient
{
    private readonly Cassette _cassette;

    /// <summary>Creates a client that plays and records.</summary>
    /// <param name="innerClient">The client that is asked for what is not recorded.</param>
    /// <param name="cassette">The cassette; it stays yours to dispose.</param>
    public CassetteChatClient(IChatClient innerClient, Cassette cassette)
        : base(innerClient)
    {
        ArgumentNullException.ThrowIfNull(cassette);
        _cassette = cassette;
    }

    /// <summary>Creates a client that only plays.</summary>
    /// <param name="cassette">The cassette; it stays yours to dispose.</param>
    public CassetteChatClient(Cassette cassette)
        : this(new NobodyChatClient(), cassette)
    {
    }

    /// <inheritdoc/>
    protected override async Task<ChatResponse> AnswerAsync(
        CallIdentity? source, IChatClient inner, IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(inner);
        IReadOnlyList<ChatMessage> asked = [.. messages];
        cancellationToken.ThrowIfCancellationRequested();
        var slot = _cassette.Slot(source, RequestForm.Of(asked, options, _cassette.Scrubber));
        if (_cassette.Find(slot) is { } entry)
            return ResponseForm.ToUpdates(entry).ToChatResponse();
        var isKept = false;
        try
        {
            var response = await inner.GetResponseAsync(asked, options, cancellationToken).ConfigureAwait(false);
            _cassette.Add(slot, ResponseForm.Of([.. response.Messages.SelectMany(static message => message.Contents)], response, _cassette.Scrubber));
            isKept = true;
            return response;
        }
        finally
        {
            if (!isKept)
                _cassette.Release(slot);
        }
    }

    /// <inheritdoc/>
    protected override async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        CallIdentity? source, IChatClient inner, IEnumerable<ChatMessage> messages, ChatOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(inner);
        IReadOnlyList<ChatMessage> asked = [.. messages];
        cancellationToken.ThrowIfCancellationRequested();
        var slot = _cassette.Slot(source, RequestForm.Of(asked, options, _cassette.Scrubber));
        if (_cassette.Find(slot) is { } entry)
        {
            foreach (var update in ResponseForm.ToUpdates(entry))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return update;
            }

            yield break;
        }

        List<ChatResponseUpdate> updates = [];
        var isWhole = false;
        try
        {
            await foreach (var update in inner.GetStreamingResponseAsync(asked, options, cancellationToken).ConfigureAwait(false))
            {
                updates.Add(update);
                yield return update;
            }

            _cassette.Add(slot, ResponseForm.Of([.. updates.SelectMany(static update => update.Contents)], updates.ToChatResponse(), _cassette.Scrubber));
            isWhole = true;
        }
        finally
        {
            if (!isWhole)
                _cassette.Release(slot);
        }
    }
}
