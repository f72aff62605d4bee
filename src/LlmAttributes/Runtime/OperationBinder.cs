using System.ComponentModel;

namespace LlmAttributes.Runtime;

/// <summary>Binds the operations of a decorator.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OperationBinder
{
    private readonly LlmRuntime _runtime;

    internal OperationBinder(LlmRuntime runtime) => _runtime = runtime;

    /// <summary>Binds an operation.</summary>
    /// <param name="plan">What its attributes ask for.</param>
    /// <returns>The bound operation.</returns>
    public BoundOperation Bind(CallPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new(_runtime, plan);
    }
}
