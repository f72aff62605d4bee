using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.Extensions.DependencyInjection;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace LlmAttributes.Benchmarks.Calls;

/// <summary>Ours and its peers around the same instant client: the same messages, the same result type.</summary>
internal sealed class CallSubjects
{
    // Held as every program holds it, by its interface.
    private readonly IChatClient _client;
    private readonly IBenchmarkContract _ours;
    private readonly ResiliencePipeline<ChatResponse> _polly;
    private readonly IChatClient _openTelemetry;
    private readonly Kernel _kernel;
    private readonly KernelFunction _function;

    public CallSubjects(IChatClient client)
    {
        _client = client;
        _ours = IBenchmarkContract.Create(LlmRuntime.CreateBuilder().AddModel(Models.Cheap, _client).AddModel(Models.Dear, _client).UseDefault(_client).Build());
        _polly = new ResiliencePipelineBuilder<ChatResponse>()
            .AddRetry(new RetryStrategyOptions<ChatResponse> { MaxRetryAttempts = 2, Delay = TimeSpan.FromSeconds(0.2), BackoffType = DelayBackoffType.Exponential, UseJitter = true })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<ChatResponse> { MinimumThroughput = 5 })
            .AddTimeout(new TimeoutStrategyOptions { Timeout = TimeSpan.FromSeconds(10) })
            .Build();
        _openTelemetry = _client.AsBuilder().UseOpenTelemetry().Build();
        var builder = Kernel.CreateBuilder();
        builder.Services.AddSingleton<IChatClient>(_client);
        _kernel = builder.Build();
        _function = _kernel.CreateFunctionFromPrompt("Greet {{$name}} in {{$language}}.\nBe brief.");
    }

    public Task<string> Full() => _ours.FullAsync("Ada", "Greek");

    public Task<string> Resilient() => _ours.ResilientAsync("Ada", "Greek");

    public Task<string> Bare() => _ours.BareAsync("Ada", "Greek");

    public IReadOnlyList<ChatMessage> Render() => IBenchmarkContract.RenderFull("Ada", "Greek");

    public async Task<string> Direct()
    {
        var response = await _client.GetResponseAsync(Messages("Ada", "Greek"), null, CancellationToken.None).ConfigureAwait(false);
        return response.Text;
    }

    public async Task<string> Polly()
    {
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, CancellationToken.None);
        var outcome = await _polly.ExecuteOutcomeAsync(
            static async (context, state) =>
            {
                try
                {
                    return Outcome.FromResult(await state._client.GetResponseAsync(state.Messages, null, context.CancellationToken).ConfigureAwait(false));
                }
                catch (Exception exception)
                {
                    return Outcome.FromException<ChatResponse>(exception);
                }
            },
            context,
            (_client, Messages: Messages("Ada", "Greek"))).ConfigureAwait(false);
        ResilienceContextPool.Shared.Return(context);
        outcome.ThrowIfException();
        return outcome.Result!.Text;
    }

    public async Task<string> OpenTelemetry()
    {
        var response = await _openTelemetry.GetResponseAsync(Messages("Ada", "Greek"), null, CancellationToken.None).ConfigureAwait(false);
        return response.Text;
    }

    public async Task<string> SemanticKernel()
    {
        var result = await _kernel.InvokeAsync(_function, new KernelArguments { ["name"] = "Ada", ["language"] = "Greek" }).ConfigureAwait(false);
        return result.ToString();
    }

    private static ChatMessage[] Messages(string name, string language) => [new(ChatRole.User, $"Greet {name} in {language}.\nBe brief.")];
}
