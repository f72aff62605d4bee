using System.Security.Cryptography;
using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Lets a model write one answer out of several. The answers and the request are fenced as untrusted data, so that what a member wrote is no instruction to the model.</summary>
public sealed class AnswerSynthesizer
{
    private readonly IChatClient _model;
    private readonly Func<int, byte[]> _randomBytes;

    /// <summary>Creates a synthesizer.</summary>
    /// <param name="model">The model that writes; its usage and cost are those of a call of this client, so use one of <see cref="LlmRuntime.CreateChatClient"/> to have them booked.</param>
    public AnswerSynthesizer(IChatClient model)
        : this(model, RandomNumberGenerator.GetBytes)
    {
    }

    internal AnswerSynthesizer(IChatClient model, Func<int, byte[]> randomBytes)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        _randomBytes = randomBytes;
    }

    /// <summary>Writes one answer.</summary>
    /// <param name="request">What was asked; <see langword="null"/> where it is not known.</param>
    /// <param name="answers">The answers, at least one.</param>
    /// <param name="weights">How much each is trusted, at least 0; by default all the same.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The model's response.</returns>
    /// <exception cref="ArgumentException">There is no answer, or another number of weights than of answers.</exception>
    public Task<ChatResponse> SynthesizeAsync(string? request, IReadOnlyList<string> answers, IReadOnlyList<double>? weights = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(answers);
        if (answers.Count == 0)
            throw new ArgumentException("There is no answer to write one out of; give at least one.", nameof(answers));
        return _model.GetResponseAsync(Ask(request, answers, weights), Options(), cancellationToken);
    }

    /// <summary>Writes one answer within the budget of a call.</summary>
    internal Task<(string Text, IReadOnlyList<AttemptRecord> Attempts)> SynthesizeAsync(
        string? request, IReadOnlyList<string> answers, IReadOnlyList<double> weights, LlmCallOptions? asking, CancellationToken cancellationToken) =>
        ModelCall.AskAsync(_model, null, Ask(request, answers, weights), Options(), asking, cancellationToken);

    private static ChatOptions Options() => new() { Temperature = 0 };

    private IReadOnlyList<ChatMessage> Ask(string? request, IReadOnlyList<string> answers, IReadOnlyList<double>? weights) =>
        SynthesisPrompt.Build(PromptFence.New(_randomBytes), request, answers, WeightShares.Of(answers.Count, weights));
}
