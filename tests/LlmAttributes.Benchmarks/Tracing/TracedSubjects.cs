using Microsoft.Extensions.AI;

namespace LlmAttributes.Benchmarks.Tracing;

/// <summary>One call without tracing, with it while nobody listens, and with the in-process tracer.</summary>
internal sealed class TracedSubjects
{
    private readonly ITracedContract _off;
    private readonly ITracedContract _on;

    public TracedSubjects(IChatClient client)
    {
        // Priced, so that a cost is told too.
        var facts = new ModelFacts { InputUsdPerMillionTokens = 1, OutputUsdPerMillionTokens = 2 };
        _off = ITracedContract.Create(LlmRuntime.CreateBuilder().UseDefault(client, facts).Build());
        _on = ITracedContract.Create(LlmRuntime.CreateBuilder().UseDefault(client, facts).UsePerformanceTracer().Build());
    }

    public Task<string> Untraced() => _off.UntracedAsync("Ada");

    public Task<string> Traced() => _off.TracedAsync("Ada");

    public Task<string> Recorded() => _on.TracedAsync("Ada");
}
