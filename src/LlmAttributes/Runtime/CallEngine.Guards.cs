using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>What guards make of prompts and answers, and the masking of personal data.</summary>
internal sealed partial class CallEngine
{
    /// <summary>The guards, where some are declared.</summary>
    public CallGuards? Guards { get; init; }

    /// <summary>Whether the answer is read as JSON.</summary>
    public bool IsJson { get; init; }

    /// <summary>Lets the guards of prompts look.</summary>
    /// <param name="messages">The prompt.</param>
    /// <param name="left">How much time the call has.</param>
    /// <param name="activity">The call's span.</param>
    /// <param name="observed">The call as observers see it.</param>
    /// <param name="caller">The caller's token.</param>
    /// <returns>The prompt that is sent.</returns>
    /// <exception cref="LlmGuardException">A guard failed the call.</exception>
    public async ValueTask<IReadOnlyList<ChatMessage>> GuardInputAsync(
        IReadOnlyList<ChatMessage> messages, TimeSpan left, System.Diagnostics.Activity? activity, ObservedCall? observed, CancellationToken caller)
    {
        foreach (var guard in Guards!.Input)
        {
            var name = CallGuards.NameOf(guard);
            var verdict = await AskGuardAsync(name, token => guard.CheckAsync(new(_name, messages), token), isInput: true, left, null, caller).ConfigureAwait(false);
            if (verdict.Kind != GuardVerdictKind.Pass)
                TellOfVerdict(name, verdict.Kind, null, activity, observed);
            if (verdict.Kind == GuardVerdictKind.Fail)
                throw Report(new(name, verdict.Reason!, $"Guard '{name}' refused the prompt of '{_name}': {verdict.Reason!.TrimEnd('.')}; change what is asked, or the guard.") { IsInput = true, EndsCall = true, Contract = Plan.Contract, Call = Plan.Call });

            if (verdict.Messages is { } rewritten)
                messages = ShownPrompt.Rewritten(messages, rewritten);
        }

        return messages;
    }

    private ValueTask<IReadOnlyList<ChatMessage>> GuardInputAsync(CallFrame frame) =>
        GuardInputAsync(frame.Messages, TimeLeft(frame, Timeout.InfiniteTimeSpan), frame.Activity, frame.Observed, frame.Caller);

    /// <summary>Lets the guards of answers look.</summary>
    /// <returns>The answer that is handed on; <see langword="null"/> when the same model is asked again.</returns>
    /// <exception cref="LlmGuardException">The answer is refused, and this model is not asked again.</exception>
    private async ValueTask<ChatResponse?> GuardOutputAsync(CallFrame frame, Candidate candidate, ChatResponse response)
    {
        var text = response.Text;
        var passed = await GuardTextAsync(frame, frame, candidate, text, response.FinishReason).ConfigureAwait(false);
        return passed is null || ReferenceEquals(passed, text) ? passed is null ? null : response : MaskedMessages.Rewrite(response, passed);
    }

    private async ValueTask<string?> GuardTextAsync(CallFrame frame, CallFrame attempts, Candidate candidate, string text, ChatFinishReason? reason)
    {
        var guards = Guards!;
        for (var i = 0; i < guards.Output.Length; i++)
        {
            var guard = guards.Output[i];
            var name = CallGuards.NameOf(guard);
            var answer = new GuardedAnswer(_name, frame.Messages, text, candidate.Model.Key) { FinishReason = reason };
            var verdict = await AskGuardAsync(name, token => guard.CheckAsync(answer, token), isInput: false, TimeLeft(frame, Timeout.InfiniteTimeSpan), candidate, frame.Caller).ConfigureAwait(false);
            if (verdict.Kind == GuardVerdictKind.Pass)
                continue;
            TellOfVerdict(name, verdict.Kind, candidate, frame.Activity, frame.Observed);
            if (verdict.Text is { } rewritten)
            {
                text = rewritten;
                continue;
            }

            AccountOf(frame, candidate).MarkFailed();
            attempts.Refused(name);
            frame.GuardRetries ??= new int[guards.Output.Length];
            if (verdict.Kind == GuardVerdictKind.Fail || ++frame.GuardRetries[i] > guards.MaxRetries[i] || Attempts(frame) >= _maxTotalAttempts)
                throw Refusal(frame, candidate, name, verdict);
            frame.Caller.ThrowIfCancellationRequested();
            if (verdict.Kind == GuardVerdictKind.Reask)
                frame.Turn(_ => GuardDialogue.Continue(frame.Messages, text, verdict.Reason!));
            return null;
        }

        return text;
    }

    private async ValueTask<T> AskGuardAsync<T>(string name, Func<CancellationToken, ValueTask<T>> ask, bool isInput, TimeSpan left, Candidate? candidate, CancellationToken caller)
    {
        using var limit = left == Timeout.InfiniteTimeSpan ? null : new CancellationTokenSource(WholeMilliseconds.RoundUp(left), _time);
        using var linked = limit is null ? null : CancellationTokenSource.CreateLinkedTokenSource(limit.Token, caller);
        try
        {
            return await ask(linked?.Token ?? caller).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (caller.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException exception) when (limit is { IsCancellationRequested: true })
        {
            throw TotalTimeout(exception);
        }
        catch (Exception exception)
        {
            // What cannot be looked at is not let through.
            throw Report(new(name, "it failed itself", $"Guard '{name}' of '{_name}' failed with {exception.GetType().Name}, so the call fails too; the inner exception has its words.", exception)
            {
                IsInput = isInput, EndsCall = true, Contract = Plan.Contract, Call = Plan.Call, Model = candidate?.Model.Key, Provider = candidate?.Model.Provider,
            });
        }
    }

    private LlmGuardException Refusal(CallFrame frame, Candidate candidate, string name, OutputVerdict verdict) => Report(new(
        name, verdict.Reason!, $"Guard '{name}' refused the answer of model '{candidate.Model.Key}' to '{_name}': {verdict.Reason!.TrimEnd('.')}; improve the prompt, raise MaxRetries of [OutputGuard], or add a fallback.")
    {
        EndsCall = verdict.Kind == GuardVerdictKind.Fail,
        Contract = Plan.Contract,
        Call = Plan.Call,
        Model = candidate.Model.Key,
        Provider = candidate.Model.Provider,
        Attempts = frame.Records ?? [],
    });

    private LlmGuardException Report(LlmGuardException fault)
    {
        _runtime.Errors.RecordFailure(_runtime.Errors.Open(LlmComponents.QualityMonitor), fault.Kind, _name, null, fault);
        return fault;
    }

    private void TellOfVerdict(string guard, GuardVerdictKind verdict, Candidate? candidate, System.Diagnostics.Activity? activity, ObservedCall? observed)
    {
        Log.GuardDecided(_logger, guard, verdict, _name);
        _telemetry?.Guarded(activity, guard, verdict);
        observed?.Decide(new(CallDecisionKind.Guard, candidate?.Model.Key ?? "") { Reason = $"{guard}: {verdict}", Error = verdict >= GuardVerdictKind.Retry ? LlmErrorKind.ContentFilter : null });
    }

    private void Protect(CallFrame frame) => frame.Protect(new(Plan.Mask!.Kinds, _runtime.RandomBytes), Plan.Mask.Sensitive);

    /// <summary>Hides the personal data of a prompt from whoever is shown it; each attempt masks for itself what it sends.</summary>
    public IReadOnlyList<ChatMessage> HidePersonalData(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        if (Plan.Mask is not { } plan)
            return messages;
        var mask = new PersonalDataMask(plan.Kinds, _runtime.RandomBytes);
        MaskedMessages.Learn(mask, messages, options, plan.Sensitive);
        return mask.IsEmpty ? messages : ShownPrompt.Masked(messages, mask);
    }

    // Guards see the whole stream; what cannot be read of it shows when it is handed on.
    private async ValueTask<AttemptOutcome> PassAsync(CallFrame frame, OpenedStream stream)
    {
        try
        {
            if (!await GuardStreamAsync(frame, stream).ConfigureAwait(false))
                return new(null, null);
        }
        catch (LlmGuardException refused)
        {
            return new(null, refused);
        }

        return stream.Sink is { Broken: not null, IsReady: false } ? new(null, await BreakAsync(frame, stream).ConfigureAwait(false)) : new(stream, null);
    }

    /// <summary>Lets the guards of answers look at a stream that was held back until its end.</summary>
    /// <returns>Whether it may be handed on; otherwise the same model is asked again.</returns>
    private async ValueTask<bool> GuardStreamAsync(CallFrame call, OpenedStream stream)
    {
        var held = (HeldSink)stream.Sink;
        var frame = FrameOf(call, stream);
        string? passed;
        try
        {
            // The attempt has answered, whatever becomes of its answer.
            await CompleteAsync(frame, stream).ConfigureAwait(false);
            var text = held.Text;
            passed = await GuardTextAsync(call, frame, stream.Candidate, text, stream.FinishReason).ConfigureAwait(false);
            if (passed is not null)
            {
                stream.Keep(held.Release(ReferenceEquals(passed, text) ? null : passed));
                return true;
            }
        }
        catch
        {
            await LeaveAsync(call, frame, stream).ConfigureAwait(false);
            throw;
        }

        await LeaveAsync(call, frame, stream).ConfigureAwait(false);
        return false;
    }

    private async ValueTask LeaveAsync(CallFrame call, CallFrame frame, OpenedStream stream)
    {
        await AbandonAsync(frame, stream).ConfigureAwait(false);
        frame.EndAttempt();
        if (stream.Run is { } run)
            Gather(call, run);
    }
}
