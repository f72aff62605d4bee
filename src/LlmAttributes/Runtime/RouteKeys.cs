using System.ComponentModel;

namespace LlmAttributes.Runtime;

/// <summary>What the parameters of one call say to its route.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RouteKeys
{
    internal RouteKeys(ulong sticky, bool hasTask, long task)
    {
        Sticky = sticky;
        HasTask = hasTask;
        Task = task;
    }

    /// <summary>The hash of the key that keeps calls together; 0 is none.</summary>
    internal ulong Sticky { get; }

    internal bool HasTask { get; }

    /// <summary>The value of the enumeration that names the kind of task.</summary>
    internal long Task { get; }

    /// <summary>Adds the value of the parameter with <see cref="StickyKeyAttribute"/>.</summary>
    /// <typeparam name="T">The type of the parameter.</typeparam>
    /// <param name="key">The value; <see langword="null"/> and the empty text are no key.</param>
    /// <returns>The keys.</returns>
    public RouteKeys By<T>(T key) => new(StickyHash.Of(key), HasTask, Task);

    /// <summary>Adds the value of the parameter that names the kind of task.</summary>
    /// <param name="task">The value of the enumeration.</param>
    /// <returns>The keys.</returns>
    public RouteKeys For(long task) => new(Sticky, true, task);

    /// <summary>Adds the value of the parameter that names the kind of task.</summary>
    /// <param name="task">The value of the enumeration, or <see langword="null"/> for an unknown kind.</param>
    /// <returns>The keys.</returns>
    public RouteKeys For(long? task) => task is { } value ? For(value) : this;
}
