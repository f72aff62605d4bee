using System.ClientModel.Primitives;

namespace LlmAttributes.EndToEnd.Tests;

/// <summary>The SDK's own retrying without its waits.</summary>
internal sealed class NoWait(int maxRetries) : ClientRetryPolicy(maxRetries)
{
    protected override TimeSpan GetNextDelay(PipelineMessage message, int tryCount) => TimeSpan.Zero;
}
