using System.Diagnostics;

namespace LlmAttributes.Runtime;

/// <summary>For whom a query is optimized, and what its call has.</summary>
/// <param name="Tenant">The tenant that the call is made for.</param>
/// <param name="Partition">What else parts the history.</param>
/// <param name="Retrieved">What was retrieved for the prompt.</param>
/// <param name="Left">How much time the call has.</param>
internal readonly record struct QueryAsking(string? Tenant, string? Partition, RetrievedContext? Retrieved, TimeSpan Left)
{
    /// <summary>The call's span.</summary>
    public Activity? Activity { get; init; }

    /// <summary>The call as observers see it.</summary>
    public ObservedCall? Observed { get; init; }

    public StageClock? Stages { get; init; }
}
