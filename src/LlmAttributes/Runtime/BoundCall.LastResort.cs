using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <content>What answers when no model does.</content>
public sealed partial class BoundCall<T>
{
    /// <summary>Lets a method answer when the call fails with one of some errors.</summary>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <typeparam name="TState">The type of the method's arguments.</typeparam>
    /// <param name="answer">The call.</param>
    /// <param name="on">The errors.</param>
    /// <param name="state">The method's arguments.</param>
    /// <param name="fallback">The method.</param>
    /// <param name="name">Its name, for the log.</param>
    /// <returns>The call's answer, or the method's.</returns>
    /// <exception cref="LlmException">The call failed with another error.</exception>
    public async Task<TResult> OrElseAsync<TResult, TState>(Task<TResult> answer, ErrorKinds on, TState state, Func<TState, Task<TResult>> fallback, string name)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(fallback);
        try
        {
            return await answer.ConfigureAwait(false);
        }
        catch (LlmException fault) when (fault.IsOneOf(on))
        {
            _engine.FallBack(fault, name);
        }

        return await fallback(state).ConfigureAwait(false);
    }

    /// <summary>Answers with a constant when the call fails with one of some errors.</summary>
    /// <param name="answer">The call.</param>
    /// <param name="on">The errors.</param>
    /// <param name="value">The constant.</param>
    /// <returns>The call's answer, or the constant.</returns>
    /// <exception cref="LlmException">The call failed with another error.</exception>
    public async Task<T> OrValueAsync(Task<T> answer, ErrorKinds on, T value)
    {
        ArgumentNullException.ThrowIfNull(answer);
        try
        {
            return await answer.ConfigureAwait(false);
        }
        catch (LlmException fault) when (fault.IsOneOf(on))
        {
            _engine.FallBack(fault, "a constant");
            return value;
        }
    }

    /// <summary>Answers with a constant when the call fails with one of some errors.</summary>
    /// <param name="answer">The call.</param>
    /// <param name="on">The errors.</param>
    /// <param name="value">The constant.</param>
    /// <returns>The call's result, or the constant as the result of no model, with the failed attempts.</returns>
    /// <exception cref="LlmException">The call failed with another error.</exception>
    public async Task<LlmResult<T>> OrValueAsync(Task<LlmResult<T>> answer, ErrorKinds on, T value)
    {
        ArgumentNullException.ThrowIfNull(answer);
        try
        {
            return await answer.ConfigureAwait(false);
        }
        catch (LlmException fault) when (fault.IsOneOf(on))
        {
            _engine.FallBack(fault, "a constant");
            return new() { Value = value, Model = "", Response = new ChatResponse(), Attempts = fault.Attempts, Duration = TimeSpan.Zero };
        }
    }
}
