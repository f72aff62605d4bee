namespace LlmAttributes;

public sealed partial class SafeExecutor
{
    /// <summary>Runs a synchronous operation without result.</summary>
    /// <param name="run">The operation; it is run anew for every attempt.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public void Run(Action<CancellationToken> run, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        RunCore(
            run,
            static (s, token) =>
            {
                s(token);
                return true;
            },
            null,
            cancellationToken);
    }

    /// <summary>Runs a synchronous operation without result.</summary>
    /// <typeparam name="TState">The type of its arguments.</typeparam>
    /// <param name="state">Its arguments, so that it needs no closure.</param>
    /// <param name="run">The operation; it is run anew for every attempt.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public void Run<TState>(TState state, Action<TState, CancellationToken> run, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        RunCore(
            (state, run),
            static (s, token) =>
            {
                s.run(s.state, token);
                return true;
            },
            null,
            cancellationToken);
    }

    /// <summary>Runs a synchronous operation.</summary>
    /// <typeparam name="T">The type of its result.</typeparam>
    /// <param name="run">The operation; it is run anew for every attempt.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Its result.</returns>
    public T Run<T>(Func<CancellationToken, T> run, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        return RunCore(
            run,
            static (s, token) => s(token),
            null,
            cancellationToken);
    }

    /// <summary>Runs a synchronous operation.</summary>
    /// <typeparam name="TState">The type of its arguments.</typeparam>
    /// <typeparam name="T">The type of its result.</typeparam>
    /// <param name="state">Its arguments, so that it needs no closure.</param>
    /// <param name="run">The operation; it is run anew for every attempt.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Its result.</returns>
    public T Run<TState, T>(TState state, Func<TState, CancellationToken, T> run, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        return RunCore(
            (state, run),
            static (s, token) => s.run(s.state, token),
            null,
            cancellationToken);
    }

    /// <summary>Runs a synchronous operation, and returns a value when it fails.</summary>
    /// <typeparam name="T">The type of its result.</typeparam>
    /// <param name="run">The operation; it is run anew for every attempt.</param>
    /// <param name="fallback">What is returned when all attempts have failed.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Its result, or the fallback.</returns>
    public T RunOrDefault<T>(Func<CancellationToken, T> run, T fallback, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        return RunCore(
            (run, fallback),
            static (s, token) => s.run(token),
            static (s, _, _) => s.fallback,
            cancellationToken);
    }

    /// <summary>Runs a synchronous operation, and returns a value when it fails.</summary>
    /// <typeparam name="TState">The type of its arguments.</typeparam>
    /// <typeparam name="T">The type of its result.</typeparam>
    /// <param name="state">Its arguments, so that it needs no closure.</param>
    /// <param name="run">The operation; it is run anew for every attempt.</param>
    /// <param name="fallback">What is returned when all attempts have failed.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Its result, or the fallback.</returns>
    public T RunOrDefault<TState, T>(TState state, Func<TState, CancellationToken, T> run, T fallback, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        return RunCore(
            (state, run, fallback),
            static (s, token) => s.run(s.state, token),
            static (s, _, _) => s.fallback,
            cancellationToken);
    }

    /// <summary>Runs a synchronous operation without result, and another one when it fails.</summary>
    /// <param name="run">The operation; it is run anew for every attempt.</param>
    /// <param name="fallback">What is run with the last error when all attempts have failed.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public void RunOrElse(Action<CancellationToken> run, Action<Exception, CancellationToken> fallback, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(fallback);
        RunCore(
            (run, fallback),
            static (s, token) =>
            {
                s.run(token);
                return true;
            },
            static (s, error, token) =>
            {
                s.fallback(error, token);
                return true;
            },
            cancellationToken);
    }

    /// <summary>Runs a synchronous operation without result, and another one when it fails.</summary>
    /// <typeparam name="TState">The type of its arguments.</typeparam>
    /// <param name="state">Its arguments, so that it needs no closure.</param>
    /// <param name="run">The operation; it is run anew for every attempt.</param>
    /// <param name="fallback">What is run with the last error when all attempts have failed.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public void RunOrElse<TState>(TState state, Action<TState, CancellationToken> run, Action<TState, Exception, CancellationToken> fallback, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(fallback);
        RunCore(
            (state, run, fallback),
            static (s, token) =>
            {
                s.run(s.state, token);
                return true;
            },
            static (s, error, token) =>
            {
                s.fallback(s.state, error, token);
                return true;
            },
            cancellationToken);
    }

    /// <summary>Runs a synchronous operation, and another one when it fails.</summary>
    /// <typeparam name="T">The type of its result.</typeparam>
    /// <param name="run">The operation; it is run anew for every attempt.</param>
    /// <param name="fallback">What is run with the last error when all attempts have failed.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Its result, or the fallback's.</returns>
    public T RunOrElse<T>(Func<CancellationToken, T> run, Func<Exception, CancellationToken, T> fallback, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(fallback);
        return RunCore(
            (run, fallback),
            static (s, token) => s.run(token),
            static (s, error, token) => s.fallback(error, token),
            cancellationToken);
    }

    /// <summary>Runs a synchronous operation, and another one when it fails.</summary>
    /// <typeparam name="TState">The type of its arguments.</typeparam>
    /// <typeparam name="T">The type of its result.</typeparam>
    /// <param name="state">Its arguments, so that it needs no closure.</param>
    /// <param name="run">The operation; it is run anew for every attempt.</param>
    /// <param name="fallback">What is run with the last error when all attempts have failed.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Its result, or the fallback's.</returns>
    public T RunOrElse<TState, T>(TState state, Func<TState, CancellationToken, T> run, Func<TState, Exception, CancellationToken, T> fallback, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(fallback);
        return RunCore(
            (state, run, fallback),
            static (s, token) => s.run(s.state, token),
            static (s, error, token) => s.fallback(s.state, error, token),
            cancellationToken);
    }
}
