using LlmAttributes.Runtime;

namespace LlmAttributes.Tests.Harness;

/// <summary>Makes cached calls as generated code does.</summary>
internal static class CachedCalls
{
    public static Task<T> AskCachedAsync<T>(this BoundCall<T> call, string argument, LlmCallOptions? options = null, CancellationToken cancellationToken = default) =>
        call.AskCachedAsync(Key(call, argument), argument, static text => [new(Microsoft.Extensions.AI.ChatRole.User, text)], null, options, default, cancellationToken);

    public static Task<LlmResult<T>> AskCachedResultAsync<T>(this BoundCall<T> call, string argument, LlmCallOptions? options = null, CancellationToken cancellationToken = default) =>
        call.AskCachedResultAsync(Key(call, argument), argument, static text => [new(Microsoft.Extensions.AI.ChatRole.User, text)], null, options, default, cancellationToken);

    private static CacheText Key<T>(BoundCall<T> call, string argument)
    {
        var key = call.BeginKey();
        key.AppendFormatted(argument);
        return key;
    }
}
