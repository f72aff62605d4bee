using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Tracing;

/// <summary>A client that says where it sends its requests.</summary>
internal sealed class WithMetadata(IChatClient inner, ChatClientMetadata metadata) : DelegatingChatClient(inner)
{
    public override object? GetService(Type serviceType, object? serviceKey = null) => serviceType == typeof(ChatClientMetadata) ? metadata : base.GetService(serviceType, serviceKey);
}
