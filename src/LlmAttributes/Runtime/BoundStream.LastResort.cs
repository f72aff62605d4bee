using System.Runtime.CompilerServices;

namespace LlmAttributes.Runtime;

/// <content>What answers when no model does.</content>
public partial class BoundStream
{
    /// <summary>Lets a method answer when the stream fails with one of some errors before its first output.</summary>
    /// <typeparam name="T">The type of the pieces.</typeparam>
    /// <typeparam name="TState">The type of the method's arguments.</typeparam>
    /// <param name="answer">The stream.</param>
    /// <param name="on">The errors.</param>
    /// <param name="state">The method's arguments.</param>
    /// <param name="fallback">The method.</param>
    /// <param name="name">Its name, for the log.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The pieces of the stream, or the method's.</returns>
    public async IAsyncEnumerable<T> OrElse<T, TState>(
        IAsyncEnumerable<T> answer, ErrorKinds on, TState state, Func<TState, IAsyncEnumerable<T>> fallback, string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(fallback);
        var pieces = answer.GetAsyncEnumerator(cancellationToken);
        await using (pieces.ConfigureAwait(false))
        {
            var isFirst = true;
            var isOver = false;
            while (!isOver)
            {
                try
                {
                    if (!await pieces.MoveNextAsync().ConfigureAwait(false))
                        yield break;
                }
                catch (LlmException fault) when (isFirst && fault.IsOneOf(on))
                {
                    _engine.FallBack(fault, name);
                    isOver = true;
                }

                if (isOver)
                    break;
                isFirst = false;
                yield return pieces.Current;
            }
        }

        await foreach (var piece in fallback(state).WithCancellation(cancellationToken).ConfigureAwait(false))
            yield return piece;
    }

    /// <summary>Lets a method answer when the stream fails with one of some errors before its first output; its facts are then those of the method's stream.</summary>
    /// <typeparam name="T">The type of the pieces.</typeparam>
    /// <typeparam name="TState">The type of the method's arguments.</typeparam>
    /// <param name="answer">The stream.</param>
    /// <param name="on">The errors.</param>
    /// <param name="state">The method's arguments.</param>
    /// <param name="fallback">The method.</param>
    /// <param name="name">Its name, for the log.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The pieces of the stream, or the method's.</returns>
    public LlmStream<T> OrElse<T, TState>(
        LlmStream<T> answer, ErrorKinds on, TState state, Func<TState, LlmStream<T>> fallback, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(fallback);
        var used = answer;
        return new(Plan.FullName, OrElse<T, TState>((IAsyncEnumerable<T>)answer, on, state, (Func<TState, IAsyncEnumerable<T>>)(arguments => used = fallback(arguments)), name, cancellationToken), () => used.Facts);
    }

    /// <summary>Answers with a constant when the stream fails with one of some errors before its first output.</summary>
    /// <param name="answer">The stream.</param>
    /// <param name="on">The errors.</param>
    /// <param name="value">The constant.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The pieces of the stream, or the constant as its only piece.</returns>
    public IAsyncEnumerable<string> OrValue(IAsyncEnumerable<string> answer, ErrorKinds on, string value, CancellationToken cancellationToken) =>
        OrElse(answer, on, value, static text => Once(text), "a constant", cancellationToken);

    private static async IAsyncEnumerable<string> Once(string text)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        yield return text;
    }
}
