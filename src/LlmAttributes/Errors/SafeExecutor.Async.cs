namespace LlmAttributes;

public sealed partial class SafeExecutor
{
    /// <summary>Runs an asynchronous operation without result.</summary>
    /// <param name="run">The operation; it is run anew for every attempt.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>A task that ends with the operation.</returns>
    public Task RunAsync(Func<CancellationToken, Task> run, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        return RunCoreAsync(
            run,
            static async (s, token) =>
            {
                await s(token).ConfigureAwait(false);
                return true;
            },
            null,
            cancellationToken);
    }

    /// <summary>Runs an asynchronous operation without result.</summary>
    /// <typeparam name="TState">The type of its arguments.</typeparam>
    /// <param name="state">Its arguments, so that it needs no closure.</param>
    /// <param name="run">The operation; it is run anew for every attempt.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>A task that ends with the operation.</returns>
    public Task RunAsync<TState>(TState state, Func<TState, CancellationToken, Task> run, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        return RunCoreAsync(
            (state, run),
            static async (s, token) =>
            {
                await s.run(s.state, token).ConfigureAwait(false);
                return true;
            },
            null,
            cancellationToken);
    }

    /// <summary>Runs an asynchronous operation.</summary>
    /// <typeparam name="T">The type of its result.</typeparam>
    /// <param name="run">The operation; it is run anew for every attempt.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Its result.</returns>
    public Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> run, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        return RunCoreAsync(
            run,
            static (s, token) => new ValueTask<T>(s(token)),
            null,
            cancellationToken);
    }

    /// <summary>Runs an asynchronous operation.</summary>
    /// <typeparam name="TState">The type of its arguments.</typeparam>
    /// <typeparam name="T">The type of its result.</typeparam>
    /// <param name="state">Its arguments, so that it needs no closure.</param>
    /// <param name="run">The operation; it is run anew for every attempt.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Its result.</returns>
    public Task<T> RunAsync<TState, T>(TState state, Func<TState, CancellationToken, Task<T>> run, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        return RunCoreAsync(
            (state, run),
            static (s, token) => new ValueTask<T>(s.run(s.state, token)),
            null,
            cancellationToken);
    }

    /// <summary>Runs an asynchronous operation, and returns a value when it fails.</summary>
    /// <typeparam name="T">The type of its result.</typeparam>
    /// <param name="run">The operation; it is run anew for every attempt.</param>
    /// <param name="fallback">What is returned when all attempts have failed.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Its result, or the fallback.</returns>
    public Task<T> RunOrDefaultAsync<T>(Func<CancellationToken, Task<T>> run, T fallback, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        return RunCoreAsync(
            (run, fallback),
            static (s, token) => new ValueTask<T>(s.run(token)),
            static (s, _, _) => new ValueTask<T>(s.fallback),
            cancellationToken);
    }

    /// <summary>Runs an asynchronous operation, and returns a value when it fails.</summary>
    /// <typeparam name="TState">The type of its arguments.</typeparam>
    /// <typeparam name="T">The type of its result.</typeparam>
    /// <param name="state">Its arguments, so that it needs no closure.</param>
    /// <param name="run">The operation; it is run anew for every attempt.</param>
    /// <param name="fallback">What is returned when all attempts have failed.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Its result, or the fallback.</returns>
    public Task<T> RunOrDefaultAsync<TState, T>(TState state, Func<TState, CancellationToken, Task<T>> run, T fallback, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        return RunCoreAsync(
            (state, run, fallback),
            static (s, token) => new ValueTask<T>(s.run(s.state, token)),
            static (s, _, _) => new ValueTask<T>(s.fallback),
            cancellationToken);
    }

    /// <summary>Runs an asynchronous operation without result, and another one when it fails.</summary>
    /// <param name="run">The operation; it is run anew for every attempt.</param>
    /// <param name="fallback">What is run with the last error when all attempts have failed.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>A task that ends with the operation.</returns>
    public Task RunOrElseAsync(Func<CancellationToken, Task> run, Func<Exception, CancellationToken, Task> fallback, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(fallback);
        return RunCoreAsync(
            (run, fallback),
            static async (s, token) =>
            {
                await s.run(token).ConfigureAwait(false);
                return true;
            },
            static async (s, error, token) =>
            {
                await s.fallback(error, token).ConfigureAwait(false);
                return true;
            },
            cancellationToken);
    }

    /// <summary>Runs an asynchronous operation without result, and another one when it fails.</summary>
    /// <typeparam name="TState">The type of its arguments.</typeparam>
    /// <param name="state">Its arguments, so that it needs no closure.</param>
    /// <param name="run">The operation; it is run anew for every attempt.</param>
    /// <param name="fallback">What is run with the last error when all attempts have failed.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>A task that ends with the operation.</returns>
    public Task RunOrElseAsync<TState>(TState state, Func<TState, CancellationToken, Task> run, Func<TState, Exception, CancellationToken, Task> fallback, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(fallback);
        return RunCoreAsync(
            (state, run, fallback),
            static async (s, token) =>
            {
                await s.run(s.state, token).ConfigureAwait(false);
                return true;
            },
            static async (s, error, token) =>
            {
                await s.fallback(s.state, error, token).ConfigureAwait(false);
                return true;
            },
            cancellationToken);
    }

    /// <summary>Runs an asynchronous operation, and another one when it fails.</summary>
    /// <typeparam name="T">The type of its result.</typeparam>
    /// <param name="run">The operation; it is run anew for every attempt.</param>
    /// <param name="fallback">What is run with the last error when all attempts have failed.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Its result, or the fallback's.</returns>
    public Task<T> RunOrElseAsync<T>(Func<CancellationToken, Task<T>> run, Func<Exception, CancellationToken, Task<T>> fallback, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(fallback);
        return RunCoreAsync(
            (run, fallback),
            static (s, token) => new ValueTask<T>(s.run(token)),
            static (s, error, token) => new ValueTask<T>(s.fallback(error, token)),
            cancellationToken);
    }

    /// <summary>Runs an asynchronous operation, and another one when it fails.</summary>
    /// <typeparam name="TState">The type of its arguments.</typeparam>
    /// <typeparam name="T">The type of its result.</typeparam>
    /// <param name="state">Its arguments, so that it needs no closure.</param>
    /// <param name="run">The operation; it is run anew for every attempt.</param>
    /// <param name="fallback">What is run with the last error when all attempts have failed.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Its result, or the fallback's.</returns>
    public Task<T> RunOrElseAsync<TState, T>(TState state, Func<TState, CancellationToken, Task<T>> run, Func<TState, Exception, CancellationToken, Task<T>> fallback, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(fallback);
        return RunCoreAsync(
            (state, run, fallback),
            static (s, token) => new ValueTask<T>(s.run(s.state, token)),
            static (s, error, token) => new ValueTask<T>(s.fallback(s.state, error, token)),
            cancellationToken);
    }
}
