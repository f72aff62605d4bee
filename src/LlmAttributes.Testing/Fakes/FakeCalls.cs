using System.Collections.Concurrent;
using System.ComponentModel;

namespace LlmAttributes.Testing;

/// <summary>What a generated fake remembers. Safe for use by several threads.</summary>
/// <param name="fake">The name of the fake.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FakeCalls(string fake)
{
    private readonly ConcurrentQueue<FakeCall> _calls = new();

    /// <summary>Gets the calls so far, in their order.</summary>
    public IReadOnlyList<FakeCall> All => [.. _calls];

    /// <summary>Keeps a call.</summary>
    /// <param name="method">The name of the method.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>The call.</returns>
    public FakeCall Add(string method, params object?[] arguments)
    {
        var call = new FakeCall(method, arguments);
        _calls.Enqueue(call);
        return call;
    }

    /// <summary>Makes the exception for a method that has no answer.</summary>
    /// <param name="method">The name of the delegate.</param>
    /// <returns>The exception.</returns>
    public InvalidOperationException Unset(string method) => new($"'{fake}.{method}' was called, but has no answer; set '{method}' of the fake.");
}
