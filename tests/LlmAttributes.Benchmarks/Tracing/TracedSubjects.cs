using Microsoft.Extensions.AI;

namespace LlmAttributes.Benchmarks.Tracing;

/// <summary>One call without tracing, with it while nobody listens, and with the in-process tracer.</summary>
internal sealed class TracedSubjects
{
    private readonly ITracedContract _off;
    private readonly ITracedContract _on;

    public TracedSubjects(IChatClient client)
    {
        _off = ITracedContract.Create(client);
        _on = ITracedContract.Create(LlmRuntime.CreateBuilder().UseDefault(client).UsePerformanceTracer().Build());
    }

    public Task<string> Untraced() => _off.UntracedAsync("Ada");

    public Task<string> Traced() => _off.TracedAsync("Ada");

    public Task<string> Recorded() => _on.TracedAsync("Ada");
}
