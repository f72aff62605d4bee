using System.Collections.Concurrent;

namespace LlmAttributes;

/// <content>The guards of calls.</content>
public sealed partial class LlmRuntime
{
    private readonly ConcurrentDictionary<Type, object> _ownGuards = new();
    private readonly Func<Type, object?> _guards;

    /// <summary>The guard of a type, one for all calls; <see langword="null"/> when there is none and none can be made.</summary>
    internal object? GuardOf(Type type, Func<object>? create)
    {
        if (_guards(type) is { } given)
            return given;
        return create is null ? null : _ownGuards.GetOrAdd(type, static (_, make) => make(), create);
    }
}
