using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <content>A call of which a share goes to a second model too.</content>
public sealed partial class BoundCall<T>
{
    // Null where none is declared.
    private readonly ShadowTraffic<T>? _shadow;

    private async Task<T> AskShadowedValueAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, CancellationToken cancellationToken) =>
        (await AskShadowedAsync(messages, chatOptions, callOptions, keys, cancellationToken).ConfigureAwait(false)).Value;

    private async Task<LlmResult<T>> AskShadowedAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, CancellationToken cancellationToken)
    {
        var sent = Instruct(messages);
        var result = _ensemble is not null
            ? await _ensemble.AskResultAsync(sent, chatOptions, callOptions, cancellationToken).ConfigureAwait(false)
            : await _engine.RunAsync<LlmResult<T>, ResultReader<T>>(new(_answer), sent, chatOptions, callOptions, keys, null, cancellationToken).ConfigureAwait(false);
        _shadow!.Offer(MemberPrompts.OfCall(messages), chatOptions, callOptions, keys, result);
        return result;
    }

    private async Task<EnsembleResponse<T>> AskShadowedEnsembleAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, CancellationToken cancellationToken) =>
        (EnsembleResponse<T>)await AskShadowedAsync(messages, chatOptions, callOptions, default, cancellationToken).ConfigureAwait(false);
}
