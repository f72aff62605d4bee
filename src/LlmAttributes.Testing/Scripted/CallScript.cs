using System.Collections.Concurrent;

namespace LlmAttributes.Testing;

/// <summary>Replies by contract method, for <see cref="ScriptedChatClient"/>. All members are safe for use by several threads.</summary>
/// <remarks>Each method has its own sequence of replies, of which the last one repeats; requests to different methods do not take each other's replies.</remarks>
public sealed class CallScript
{
    private readonly ConcurrentDictionary<string, Func<ScriptedRequest, ScriptedReply>> _replies = new(StringComparer.Ordinal);
    private Func<ScriptedRequest, ScriptedReply>? _else;

    /// <summary>Answers a method of a contract with these replies, in the order of its requests; the last one repeats.</summary>
    /// <typeparam name="TContract">The contract.</typeparam>
    /// <param name="call">The name of the method: <c>nameof(ISupportDesk.ClassifyAsync)</c>.</param>
    /// <param name="script">The replies.</param>
    /// <returns>The script.</returns>
    /// <exception cref="ArgumentException">There is no reply, or the method has some already.</exception>
    public CallScript For<TContract>(string call, params ScriptedReply[] script)
        where TContract : class
    {
        ArgumentNullException.ThrowIfNull(script);
        if (script.Length == 0)
            throw new ArgumentException($"The script of '{call}' is empty; give at least one reply.", nameof(script));
        ScriptedReply[] replies = [.. script];
        var asked = -1;
        return For<TContract>(call, _ => replies[Math.Min(Interlocked.Increment(ref asked), replies.Length - 1)]);
    }

    /// <summary>Answers a method of a contract through a function.</summary>
    /// <typeparam name="TContract">The contract.</typeparam>
    /// <param name="call">The name of the method: <c>nameof(ISupportDesk.ClassifyAsync)</c>.</param>
    /// <param name="answer">Makes the reply.</param>
    /// <returns>The script.</returns>
    /// <exception cref="ArgumentException">The method has replies already.</exception>
    public CallScript For<TContract>(string call, Func<ScriptedRequest, ScriptedReply> answer)
        where TContract : class
    {
        ArgumentException.ThrowIfNullOrEmpty(call);
        ArgumentNullException.ThrowIfNull(answer);
        var name = $"{ContractName.Of<TContract>()}.{call}";
        return _replies.TryAdd(name, answer) ? this : throw new ArgumentException($"'{name}' has replies already; give all of them at once.", nameof(call));
    }

    /// <summary>Answers all methods that have no replies of their own, and requests of no contract.</summary>
    /// <param name="answer">Makes the reply.</param>
    /// <returns>The script.</returns>
    public CallScript Else(Func<ScriptedRequest, ScriptedReply> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        _else = answer;
        return this;
    }

    internal ScriptedReply Answer(ScriptedRequest request)
    {
        if (request.Source is { } source && _replies.TryGetValue(source.FullName, out var answer))
            return answer(request);
        if (_else is not null)
            return _else(request);
        throw new InvalidOperationException(request.Source is null
            ? $"The script was asked by no contract, so that it finds no reply; give the client to the runtime itself, or add replies for all by '{nameof(CallScript)}.{nameof(Else)}'."
            : $"The script has no reply for '{request.Source.FullName}'; add one by '{nameof(CallScript)}.{nameof(For)}<{request.Source.Contract}>(\"{request.Source.Call}\", …)'. It knows {Known()}.");
    }

    private string Known() => _replies.IsEmpty ? "no method" : string.Join(", ", _replies.Keys.Order(StringComparer.Ordinal).Select(static name => $"'{name}'"));
}
