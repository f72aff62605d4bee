using System.ComponentModel;
using System.Runtime.ExceptionServices;

namespace LlmAttributes.Runtime;

/// <summary>How a synchronous operation ended.</summary>
/// <typeparam name="T">The type of its result.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct OperationOutcome<T>
{
    private readonly BoundOperation? _operation;
    private readonly Exception? _failure;
    private readonly T? _value;

    private OperationOutcome(BoundOperation operation, T? value, Exception? failure)
    {
        _operation = operation;
        _value = value;
        _failure = failure;
    }

    internal static OperationOutcome<T> Of<TState>(BoundOperation operation, TState state, Func<TState, T> run)
    {
        try
        {
            return new(operation, run(state), null);
        }
        catch (Exception exception)
        {
            return new(operation, default, exception);
        }
    }

    /// <summary>Lets a method without result answer for one of some errors.</summary>
    /// <typeparam name="TState">The type of the method's arguments.</typeparam>
    /// <param name="on">The errors.</param>
    /// <param name="state">The method's arguments.</param>
    /// <param name="fallback">The method.</param>
    /// <param name="name">Its name, for the log.</param>
    /// <returns>How the operation, or the method, ended.</returns>
    public OperationOutcome<T> OrElse<TState>(ErrorKinds on, TState state, Action<TState> fallback, string name) => OrElse(on, (state, fallback), static s =>
    {
        s.fallback(s.state);
        return default(T)!;
    }, name);

    /// <summary>Lets a method answer for one of some errors.</summary>
    /// <typeparam name="TState">The type of the method's arguments.</typeparam>
    /// <param name="on">The errors.</param>
    /// <param name="state">The method's arguments.</param>
    /// <param name="fallback">The method.</param>
    /// <param name="name">Its name, for the log.</param>
    /// <returns>How the operation, or the method, ended.</returns>
    public OperationOutcome<T> OrElse<TState>(ErrorKinds on, TState state, Func<TState, T> fallback, string name)
    {
        ArgumentNullException.ThrowIfNull(fallback);
        return FallsBack(on, name) ? Of(_operation!, state, fallback) : this;
    }

    /// <summary>Lets a constant answer for one of some errors.</summary>
    /// <param name="on">The errors.</param>
    /// <param name="value">The constant.</param>
    /// <returns>How the operation ended, or the constant.</returns>
    public OperationOutcome<T> OrValue(ErrorKinds on, T value) => FallsBack(on, BoundOperation.Constant) ? new(_operation!, value, null) : this;

    /// <summary>Returns the result, or throws what the operation failed with.</summary>
    /// <returns>The result.</returns>
    public T Get()
    {
        if (_failure is not null)
            ExceptionDispatchInfo.Throw(_failure);
        return _value!;
    }

    private bool FallsBack(ErrorKinds on, string name) => _failure is not null && !_operation!.IsCancelled(_failure) && _operation.FallsBack(_failure, on, name, default);
}
