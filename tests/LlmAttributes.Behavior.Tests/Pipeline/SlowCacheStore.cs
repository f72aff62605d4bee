using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.Behavior.Tests.Pipeline;

/// <summary>A store that holds nothing and needs time to say so.</summary>
internal sealed class SlowCacheStore(FakeTimeProvider clock, TimeSpan time) : ILlmCacheStore
{
    public ValueTask<ReadOnlyMemory<byte>?> GetAsync(LlmCacheKey key, CancellationToken cancellationToken)
    {
        clock.Advance(time);
        return new((ReadOnlyMemory<byte>?)null);
    }

    public ValueTask SetAsync(LlmCacheKey key, ReadOnlyMemory<byte> entry, TimeSpan lifetime, IReadOnlyList<string> tags, CancellationToken cancellationToken) => default;

    public ValueTask RemoveAsync(LlmCacheKey key, CancellationToken cancellationToken) => default;

    public ValueTask RemoveByTagAsync(string tag, CancellationToken cancellationToken) => default;
}
