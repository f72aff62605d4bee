using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Makes members of chat clients.</summary>
public static class EnsembleMembers
{
    /// <summary>Makes a member of a chat client, whose text is the answer.</summary>
    /// <param name="name">What it is called; weights are learned under this name.</param>
    /// <param name="client">The client; it is not disposed.</param>
    /// <param name="messages">What it is asked.</param>
    /// <returns>The member.</returns>
    public static EnsembleMember<string> Of(string name, IChatClient client, IEnumerable<ChatMessage> messages) => Of(name, client, messages, static text => text);

    /// <summary>Makes a member of a chat client, whose text is read as the answer.</summary>
    /// <typeparam name="T">The type of the answer.</typeparam>
    /// <param name="name">What it is called; weights are learned under this name.</param>
    /// <param name="client">The client; it is not disposed.</param>
    /// <param name="messages">What it is asked.</param>
    /// <param name="read">Reads the text; what it throws is the member's failure.</param>
    /// <param name="options">The options of its request.</param>
    /// <returns>The member.</returns>
    public static EnsembleMember<T> Of<T>(string name, IChatClient client, IEnumerable<ChatMessage> messages, Func<string, T> read, ChatOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(messages);
        ArgumentNullException.ThrowIfNull(read);
        return new(name, AskAsync);

        async Task<EnsembleReply<T>> AskAsync(CancellationToken cancellationToken)
        {
            var response = await client.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
            return new(name)
            {
                State = ReplyState.Answered,
                Answer = read(response.Text),
                Text = response.Text,
                Response = response,
                Attempts = [new(name) { Usage = TokenUsage.From(response.Usage) }],
            };
        }
    }
}
