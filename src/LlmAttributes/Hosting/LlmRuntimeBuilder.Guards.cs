namespace LlmAttributes;

/// <content>The guards of calls.</content>
public sealed partial class LlmRuntimeBuilder
{
    private readonly Dictionary<Type, object> _guards = [];

    /// <summary>Adds a guard for the calls that <see cref="InputGuardAttribute{TGuard}"/> or <see cref="OutputGuardAttribute{TGuard}"/> gives to its type. Guards in a container are found without it.</summary>
    /// <typeparam name="TGuard">The type that the attribute names.</typeparam>
    /// <param name="guard">The guard, an <see cref="IInputGuard"/> or an <see cref="IOutputGuard"/> or both. It stays yours to dispose.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">It is neither, or there is one of this type already.</exception>
    public LlmRuntimeBuilder AddGuard<TGuard>(TGuard guard)
        where TGuard : class
    {
        ArgumentNullException.ThrowIfNull(guard);
        if (guard is not (IInputGuard or IOutputGuard))
            throw new ArgumentException($"'{typeof(TGuard).Name}' is no guard; implement IInputGuard or IOutputGuard.", nameof(guard));
        if (!_guards.TryAdd(typeof(TGuard), guard))
            throw new ArgumentException($"There is a guard '{typeof(TGuard).Name}' already; each type has one.", nameof(guard));
        return this;
    }
}
