using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>What is open while an attempt runs: its options, its reservation, its span.</summary>
internal struct AttemptScope
{
    public ChatOptions? Options;
    public long Start;
    public Int128 Reserved;
    public bool HasReservation;
    public AttemptTelemetry Telemetry;
}
