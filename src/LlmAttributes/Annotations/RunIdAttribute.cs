namespace LlmAttributes;

/// <summary>Marks the parameter of a <see cref="WorkflowAttribute">workflow</see> that names its run: a run that was cut off goes on where it was when it is started again with the same id.</summary>
/// <remarks>
/// <para>
/// It is a string; <see langword="null"/> or empty keeps nothing. The answer of each step is kept as it completes, in the store of <see cref="LlmRuntimeBuilder.UseWorkflowStore"/>. A step that asks what was
/// answered before, by prompt and arguments, takes that answer and sends nothing; one whose prompt or arguments changed is asked anew. A request that was on its way when the process was killed is sent
/// again: its answer was never seen. What was spent before counts in the budget, of steps that failed too; the time begins anew.
/// </para>
/// <para>One process at a time has a run; others get <see cref="WorkflowBusyException"/>. Ids of different tenants (<see cref="LlmScope"/>) are different runs.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class RunIdAttribute : Attribute;
