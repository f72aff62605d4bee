using System.Runtime.CompilerServices;

namespace LlmAttributes.Runtime;

/// <content>What answers when the implementation fails.</content>
public sealed partial class BoundOperation
{
    /// <summary>What the log calls a constant that answers.</summary>
    internal const string Constant = "a constant";

    /// <summary>Lets a method answer when the operation fails with one of some errors.</summary>
    /// <typeparam name="TState">The type of the method's arguments.</typeparam>
    /// <param name="answer">The operation.</param>
    /// <param name="on">The errors.</param>
    /// <param name="state">The method's arguments.</param>
    /// <param name="fallback">The method.</param>
    /// <param name="name">Its name, for the log.</param>
    /// <param name="cancellationToken">The caller's token; a cancelled operation has no fallback.</param>
    /// <returns>A task that ends with the operation, or with the method.</returns>
    public async Task OrElseAsync<TState>(Task answer, ErrorKinds on, TState state, Func<TState, Task> fallback, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(fallback);
        try
        {
            await answer.ConfigureAwait(false);
            return;
        }
        catch (Exception exception) when (FallsBack(exception, on, name, cancellationToken))
        {
        }

        await fallback(state).ConfigureAwait(false);
    }

    /// <summary>Lets a method answer when the operation fails with one of some errors.</summary>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <typeparam name="TState">The type of the method's arguments.</typeparam>
    /// <param name="answer">The operation.</param>
    /// <param name="on">The errors.</param>
    /// <param name="state">The method's arguments.</param>
    /// <param name="fallback">The method.</param>
    /// <param name="name">Its name, for the log.</param>
    /// <param name="cancellationToken">The caller's token; a cancelled operation has no fallback.</param>
    /// <returns>The operation's result, or the method's.</returns>
    public async Task<TResult> OrElseAsync<TResult, TState>(
        Task<TResult> answer, ErrorKinds on, TState state, Func<TState, Task<TResult>> fallback, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(fallback);
        try
        {
            return await answer.ConfigureAwait(false);
        }
        catch (Exception exception) when (FallsBack(exception, on, name, cancellationToken))
        {
        }

        return await fallback(state).ConfigureAwait(false);
    }

    /// <summary>Answers with a constant when the operation fails with one of some errors.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="answer">The operation.</param>
    /// <param name="on">The errors.</param>
    /// <param name="value">The constant.</param>
    /// <param name="cancellationToken">The caller's token; a cancelled operation has no fallback.</param>
    /// <returns>The operation's result, or the constant.</returns>
    public async Task<T> OrValueAsync<T>(Task<T> answer, ErrorKinds on, T value, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answer);
        try
        {
            return await answer.ConfigureAwait(false);
        }
        catch (Exception exception) when (FallsBack(exception, on, Constant, cancellationToken))
        {
            return value;
        }
    }

    /// <summary>Lets a method answer when a stream fails with one of some errors before its first item.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <typeparam name="TState">The type of the method's arguments.</typeparam>
    /// <param name="answer">The stream.</param>
    /// <param name="on">The errors.</param>
    /// <param name="state">The method's arguments.</param>
    /// <param name="fallback">The method.</param>
    /// <param name="name">Its name, for the log.</param>
    /// <param name="cancellationToken">The caller's token; a cancelled operation has no fallback.</param>
    /// <returns>The items of the stream, or the method's.</returns>
    public async IAsyncEnumerable<T> OrElse<T, TState>(
        IAsyncEnumerable<T> answer, ErrorKinds on, TState state, Func<TState, IAsyncEnumerable<T>> fallback, string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(fallback);
        var items = answer.GetAsyncEnumerator(cancellationToken);
        await using (items.ConfigureAwait(false))
        {
            var isFirst = true;
            var isOver = false;
            while (!isOver)
            {
                try
                {
                    if (!await items.MoveNextAsync().ConfigureAwait(false))
                        yield break;
                }
                catch (Exception exception) when (isFirst && FallsBack(exception, on, name, cancellationToken))
                {
                    isOver = true;
                }

                if (isOver)
                    break;
                isFirst = false;
                yield return items.Current;
            }
        }

        await foreach (var item in fallback(state).WithCancellation(cancellationToken).ConfigureAwait(false))
            yield return item;
    }

    /// <summary>Answers with a constant when a stream fails with one of some errors before its first item.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="answer">The stream.</param>
    /// <param name="on">The errors.</param>
    /// <param name="value">The constant.</param>
    /// <param name="cancellationToken">The caller's token; a cancelled operation has no fallback.</param>
    /// <returns>The items of the stream, or the constant as the only one.</returns>
    public IAsyncEnumerable<T> OrValue<T>(IAsyncEnumerable<T> answer, ErrorKinds on, T value, CancellationToken cancellationToken) =>
        OrElse(answer, on, value, static item => Once(item), Constant, cancellationToken);

    /// <summary>Runs a synchronous operation without result that something else may answer for.</summary>
    /// <typeparam name="TState">The type of its arguments.</typeparam>
    /// <param name="state">Its arguments.</param>
    /// <param name="run">The operation.</param>
    /// <returns>How it ended.</returns>
    public OperationOutcome<bool> Try<TState>(TState state, Action<TState> run) => Try((state, run), static s =>
    {
        s.run(s.state);
        return true;
    });

    /// <summary>Runs a synchronous operation that something else may answer for.</summary>
    /// <typeparam name="TState">The type of its arguments.</typeparam>
    /// <typeparam name="T">The type of its result.</typeparam>
    /// <param name="state">Its arguments.</param>
    /// <param name="run">The operation.</param>
    /// <returns>How it ended.</returns>
    public OperationOutcome<T> Try<TState, T>(TState state, Func<TState, T> run) => OperationOutcome<T>.Of(this, (Self: this, state, run), static s => s.Self.Run(s.state, s.run));

    /// <summary>Whether a fallback answers for an error, which is then logged.</summary>
    internal bool FallsBack(Exception exception, ErrorKinds on, string name, CancellationToken caller)
    {
        if (caller.IsCancellationRequested)
            return false;
        var kind = _runtime.Classifier.Classify(exception).Kind;
        if (!(exception is LlmException fault ? fault.IsOneOf(on) : on.Contains(kind)))
            return false;
        Log.LastResort(_logger, _name, kind, name);
        return true;
    }

    /// <summary>Whether a synchronous run was cancelled by its caller, as far as that can be told; nothing answers for it.</summary>
    internal bool IsCancelled(Exception exception) => exception is OperationCanceledException && _runtime.Classifier.Classify(exception).Kind == LlmErrorKind.Unknown;

    private static async IAsyncEnumerable<T> Once<T>(T item)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        yield return item;
    }
}
