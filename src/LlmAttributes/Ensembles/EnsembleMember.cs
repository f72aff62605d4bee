namespace LlmAttributes;

/// <summary>One voice of an <see cref="Ensembler{T}"/>.</summary>
/// <typeparam name="T">The type of the answer.</typeparam>
public sealed class EnsembleMember<T>
{
    internal EnsembleMember(string name, Func<CancellationToken, Task<EnsembleReply<T>>> ask)
    {
        Name = name;
        Ask = ask;
    }

    /// <summary>Makes a member of any code.</summary>
    /// <param name="name">What it is called; weights are learned under this name.</param>
    /// <param name="ask">Asks it.</param>
    public EnsembleMember(string name, Func<CancellationToken, ValueTask<T>> ask)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(ask);
        Name = name;
        var reply = new EnsembleReply<T>(name) { State = ReplyState.Answered };
        Ask = async cancellationToken => reply with { Answer = await ask(cancellationToken).ConfigureAwait(false) };
    }

    /// <summary>Gets what it is called.</summary>
    public string Name { get; }

    /// <summary>Gets how much its vote counts, where votes have weights and none were learned.</summary>
    /// <value>The default is 1.</value>
    public double? Weight { get; init; }

    internal Func<CancellationToken, Task<EnsembleReply<T>>> Ask { get; }
}
