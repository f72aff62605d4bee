using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Tracing;

/// <summary>A client that says it emits the spans of its requests itself.</summary>
internal sealed class WithOwnTelemetry(IChatClient inner) : DelegatingChatClient(inner)
{
    private static readonly ActivitySource s_source = new("own");

    public override object? GetService(Type serviceType, object? serviceKey = null) => serviceType == typeof(ActivitySource) ? s_source : base.GetService(serviceType, serviceKey);
}
