using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>The guards of one call, found when it was bound.</summary>
internal sealed class CallGuards
{
    private const int DefaultMaxRetries = 1;

    private CallGuards(IInputGuard[] input, IOutputGuard[] output, int[] maxRetries, bool holdsStreams)
    {
        Input = input;
        Output = output;
        MaxRetries = maxRetries;
        HoldsStreams = holdsStreams;
    }

    public IInputGuard[] Input { get; }

    public IOutputGuard[] Output { get; }

    /// <summary>How often a call may ask again because of each guard of answers.</summary>
    public int[] MaxRetries { get; }

    public bool HoldsStreams { get; }

    /// <summary>Finds the guards of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="runtime">Knows guards, and makes those that can be made.</param>
    /// <param name="isStream">Whether the call is a stream.</param>
    /// <param name="faults">Takes what is missing.</param>
    /// <returns>The guards, or <see langword="null"/> when the plan has none.</returns>
    public static CallGuards? Of(CallPlan plan, LlmRuntime runtime, bool isStream, List<string> faults)
    {
        if (plan.InputGuards.Count == 0 && plan.OutputGuards.Count == 0)
            return null;
        List<IInputGuard> input = [];
        foreach (var guard in plan.InputGuards)
        {
            if (Find(plan, guard.Type, guard.Create, runtime, faults) is { } found)
                input.Add(found);
        }

        List<IOutputGuard> output = [];
        List<int> maxRetries = [];
        foreach (var guard in plan.OutputGuards)
        {
            if (isStream && !guard.HoldStream)
                faults.Add($"'{plan.FullName}' is a stream, whose answer '{guard.Type.Name}' would see only when the caller has it; set HoldStream of [OutputGuard], or remove it.");
            if (Find(plan, guard.Type, guard.Create, runtime, faults) is not { } found)
                continue;
            output.Add(found);
            maxRetries.Add(guard.MaxRetries ?? DefaultMaxRetries);
        }

        return new([.. input], [.. output], [.. maxRetries], isStream && output.Count > 0);
    }

    public static string NameOf(object guard) => guard.GetType().Name;

    private static T? Find<T>(CallPlan plan, Type type, Func<T>? create, LlmRuntime runtime, List<string> faults)
        where T : class
    {
        if (runtime.GuardOf(type, create) is T found)
            return found;
        faults.Add($"'{plan.FullName}' is guarded by '{type.Name}', which the runtime does not have and which has no public constructor without parameters; call LlmRuntimeBuilder.AddGuard, or register it in the container.");
        return null;
    }
}
