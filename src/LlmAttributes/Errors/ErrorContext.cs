namespace LlmAttributes;

/// <summary>What is going on around an error: an operation, its component and values of your own. Ambient: it flows with <see langword="await"/> into everything called inside.</summary>
/// <remarks>Only a failing attempt looks at it; calls that succeed pay nothing for it. Its values are kept as they are given: put no prompt text and no key into them.</remarks>
/// <example><code>using (ErrorContext.Begin("import", component: "worker").Set("file", name)) { … }</code></example>
public sealed class ErrorContext : IDisposable
{
    internal static readonly IReadOnlyDictionary<string, string> NoValues = new Dictionary<string, string>();

    private const int DeepestPath = 16;
    private const int MostValues = 16;
    private const int LongestValue = 256;

    private static readonly AsyncLocal<ErrorContext?> s_current = new();

    private Pair? _values;

    private ErrorContext(string operation, string? component, ErrorContext? parent)
    {
        Operation = operation;
        Component = component;
        Parent = parent;
    }

    /// <summary>Gets the innermost context around this code, or <see langword="null"/>.</summary>
    public static ErrorContext? Current => s_current.Value;

    /// <summary>Gets the operation.</summary>
    public string Operation { get; }

    /// <summary>Gets the component, or <see langword="null"/> when it is that of the context around it.</summary>
    public string? Component { get; }

    /// <summary>Gets the context around this one.</summary>
    public ErrorContext? Parent { get; }

    internal string? NearestComponent
    {
        get
        {
            for (var context = this; context is not null; context = context.Parent)
            {
                if (context.Component is { } component)
                    return component;
            }

            return null;
        }
    }

    /// <summary>Begins a context; dispose it to end it.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="component">The component, under which errors that name none are counted.</param>
    /// <returns>The context.</returns>
    public static ErrorContext Begin(string operation, string? component = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(operation);
        var context = new ErrorContext(operation, component, s_current.Value);
        s_current.Value = context;
        return context;
    }

    /// <summary>Adds a value that errors inside carry; a later one replaces an earlier one of the same key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value; an error keeps its first 256 characters, and 16 values.</param>
    /// <returns>This context.</returns>
    public ErrorContext Set(string key, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(value);
        var seen = Volatile.Read(ref _values);
        while (true)
        {
            var found = Interlocked.CompareExchange(ref _values, new(key, value, seen), seen);
            if (ReferenceEquals(found, seen))
                return this;
            seen = found;
        }
    }

    /// <summary>Ends the context, and those inside it that were not ended.</summary>
    public void Dispose()
    {
        for (var context = s_current.Value; context is not null; context = context.Parent)
        {
            if (!ReferenceEquals(context, this))
                continue;
            s_current.Value = Parent;
            return;
        }
    }

    /// <summary>Makes the context that of the running code again, which came from elsewhere.</summary>
    internal void Enter() => s_current.Value = this;

    internal IReadOnlyList<string> Path()
    {
        List<string> path = [];
        for (var context = this; context is not null && path.Count < DeepestPath; context = context.Parent)
            path.Add(context.Operation);
        path.Reverse();
        return path;
    }

    internal IReadOnlyDictionary<string, string> AllValues()
    {
        Dictionary<string, string>? values = null;
        var depth = 0;
        for (var context = this; context is not null && depth < DeepestPath; context = context.Parent, depth++)
        {
            for (var pair = Volatile.Read(ref context._values); pair is not null && !(values?.Count >= MostValues); pair = pair.Next)
                (values ??= []).TryAdd(pair.Key, pair.Value.Length <= LongestValue ? pair.Value : pair.Value[..LongestValue]);
        }

        return values ?? NoValues;
    }

    private sealed record Pair(string Key, string Value, Pair? Next);
}
