using System.Net;
using Microsoft.Extensions.AI;

namespace Shop;

/// <summary>A model that fails always.</summary>
internal sealed class BrokenModel : IChatClient
{
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new HttpRequestException("Broken.", null, HttpStatusCode.InternalServerError);

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new HttpRequestException("Broken.", null, HttpStatusCode.InternalServerError);

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
