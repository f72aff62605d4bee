using Microsoft.Extensions.AI;
using Polly;

namespace LlmAttributes;

/// <summary>A model as one call asks it: with the call's options, its pipeline and its line of the ledger.</summary>
internal sealed class Candidate(BoundModel model, ChatOptions? options, ResiliencePipeline<object>? pipeline, CostAccount account, ErrorCounter errors)
{
    public BoundModel Model { get; } = model;

    public IChatClient Client { get; } = model.Client;

    /// <summary>Shared by all requests; whoever changes options clones them first.</summary>
    public ChatOptions? Options { get; } = options;

    /// <summary>Retry and breaker, or <see langword="null"/> when neither is declared.</summary>
    public ResiliencePipeline<object>? Pipeline { get; } = pipeline;

    public CostAccount Account { get; } = account;

    public ErrorCounter Errors { get; } = errors;
}
