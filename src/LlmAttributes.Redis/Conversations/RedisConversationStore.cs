using System.Globalization;
using StackExchange.Redis;

namespace LlmAttributes;

/// <summary>The conversations of a <see cref="RedisStore"/>.</summary>
internal sealed class RedisConversationStore(RedisServer server) : IConversationStore
{
    private const int TextsOfTurn = 3;

    public async ValueTask<Conversation> ReadAsync(string id, int maxTurns, CancellationToken cancellationToken)
    {
        var found = await AskAsync(ConversationScripts.Read, id, [maxTurns], cancellationToken).ConfigureAwait(false);
        var first = long.Parse((string)found[1]!, CultureInfo.InvariantCulture);
        var texts = (string[])found[2]!;
        List<ConversationTurn> turns = new(texts.Length / TextsOfTurn);
        for (var i = 0; i + 2 < texts.Length; i += TextsOfTurn)
            turns.Add(new(first + (i / TextsOfTurn) + 1, texts[i], texts[i + 1], texts[i + 2] == "1"));
        return new(found[0].IsNull ? null : (string?)found[0], turns, !found[3].IsNull && (string?)found[3] == "1");
    }

    public async ValueTask AppendAsync(string id, string user, string answer, bool isSensitive, CancellationToken cancellationToken) =>
        await AskAsync(ConversationScripts.Append, id, [user, answer, isSensitive], cancellationToken).ConfigureAwait(false);

    public async ValueTask SummariseAsync(string id, long through, string summary, bool isSensitive, CancellationToken cancellationToken) =>
        await AskAsync(ConversationScripts.Summarise, id, [through, summary, isSensitive], cancellationToken).ConfigureAwait(false);

    public async ValueTask DeleteAsync(string id, CancellationToken cancellationToken) => await AskAsync(ConversationScripts.Delete, id, [], cancellationToken).ConfigureAwait(false);

    private async Task<RedisResult> AskAsync(string script, string id, RedisValue[] values, CancellationToken cancellationToken)
    {
        try
        {
            return await server.RunAsync(script, [server.Key("turns:" + id), server.Key("summary:" + id)], values).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (RedisAwayException e)
        {
            throw server.Explain(e);
        }
    }
}
