using System.ComponentModel;
using Microsoft.Extensions.Logging;

namespace LlmAttributes.Runtime;

/// <summary>Binds the operations of a decorator. Faults are gathered, so that all are reported at once.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OperationBinder
{
    private readonly LlmRuntime _runtime;
    private readonly Type _contract;
    private readonly ILogger _logger;
    private readonly List<string> _faults = [];

    internal OperationBinder(LlmRuntime runtime, Type contract)
    {
        _runtime = runtime;
        _contract = contract;
        _logger = runtime.Loggers.CreateLogger(contract);
    }

    internal IReadOnlyList<string> Faults => _faults;

    /// <summary>Binds an operation.</summary>
    /// <param name="plan">What its attributes ask for.</param>
    /// <returns>The bound operation.</returns>
    public BoundOperation Bind(CallPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        PlanFaults.Find(plan, _faults);
        return new(_runtime, plan, plan.CircuitBreaker ? _runtime.BreakerOf(_contract, plan.Contract) : null, _logger);
    }
}
