namespace LlmAttributes.Contract;

/// <summary>How a method of a decorated interface runs.</summary>
internal enum DecorationKind
{
    /// <summary>Passes through unchanged.</summary>
    Forward,

    /// <summary>Returns a task.</summary>
    Task,

    /// <summary>Returns a value task.</summary>
    ValueTask,

    /// <summary>Returns a stream.</summary>
    Stream,

    /// <summary>Returns at once.</summary>
    Synchronous,
}
