using System.Diagnostics;
using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>A stage of a pipeline: the client below it, asked under the policies of a plan.</summary>
internal sealed class PolicyChatClient(IChatClient innerClient, LlmRuntime runtime, CallPlan plan) : DelegatingChatClient(innerClient)
{
    private readonly IChatClient _policies = runtime.CreateChatClient(plan);

    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        _policies.GetResponseAsync(messages, options, cancellationToken);

    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        _policies.GetStreamingResponseAsync(messages, options, cancellationToken);

    public override object? GetService(Type serviceType, object? serviceKey = null)
    {
        if (serviceKey is not null)
            return base.GetService(serviceType, serviceKey);
        if (serviceType == typeof(ActivitySource))
            return _policies.GetService(serviceType);
        return serviceType == typeof(LlmRuntime) ? runtime : base.GetService(serviceType, serviceKey);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            runtime.Dispose();
        base.Dispose(disposing);
    }
}
