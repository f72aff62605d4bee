using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Asks a model for next to nothing, to see whether it answers.</summary>
internal sealed class ModelProbe
{
    /// <summary>The contract under which probes are booked.</summary>
    public const string Contract = "(health)";

    private const double LimitSeconds = 10;

    private static readonly IReadOnlyList<ChatMessage> s_messages = [new(ChatRole.User, "ping")];

    // Some models refuse an output limit of one token.
    private static readonly CallPlan s_plan = new(Contract)
    {
        Call = "Probe", CircuitBreaker = true, WhenAllOpen = WhenAllOpen.Fail, Timeout = new() { TotalSeconds = LimitSeconds }, Options = new() { MaxOutputTokens = 16 },
    };

    private readonly LlmRuntime _runtime;
    private readonly BoundCall<ChatResponse> _call;
    private readonly BoundModel _model;

    public ModelProbe(LlmRuntime runtime, BoundModel model)
    {
        _runtime = runtime;
        _model = model;
        _call = Contracts.Create(runtime, binder => binder.Bind(s_plan with { Model = model.Key }, Answers.Response));
    }

    /// <summary>Asks; an open breaker lets this one attempt through, and recovers when it succeeds.</summary>
    /// <returns>What went wrong, or <see langword="null"/> when the model answered.</returns>
    public async Task<LlmErrorKind?> RunAsync(CancellationToken cancellationToken)
    {
        _model.Breaker.Expire();
        try
        {
            await _call.AskAsync(s_messages, cancellationToken).ConfigureAwait(false);
            Log.Probed(_runtime.Logger, _model.Key, "an answer");
            return null;
        }
        catch (LlmException fault)
        {
            Log.Probed(_runtime.Logger, _model.Key, fault.Kind.ToString());
            return fault.Kind;
        }
    }
}
