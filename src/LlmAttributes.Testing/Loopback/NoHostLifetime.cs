using Microsoft.Extensions.Hosting;

namespace LlmAttributes.Testing;

/// <summary>Leaves Ctrl+C and termination signals to the program that hosts the server.</summary>
internal sealed class NoHostLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
