using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>The money, the options and the books of an attempt.</summary>
internal sealed partial class CallEngine
{
    private AttemptScope BeginAttempt(CallFrame frame, Candidate candidate, bool isStream)
    {
        frame.Attempts++;
        var scope = new AttemptScope { Options = candidate.Options };
        if (frame.CallerOptions is not null || frame.Seed is not null)
            scope.Options = RequestOptions.Merge(candidate.Options, frame.CallerOptions, frame.Seed, null);
        if (frame.Budget is { } budget)
            Reserve(frame, candidate, budget, ref scope);
        if (frame.Start != 0)
            scope.Start = _time.GetTimestamp();
        if (frame.IsObserved)
            scope.Telemetry = _telemetry!.BeginAttempt(frame, candidate, scope.Options, isStream);
        if (candidate.Model.ShouldWarnUnpriced())
            WarnUnpriced(candidate);
        return scope;
    }

    private void Reserve(CallFrame frame, Candidate candidate, CallBudget budget, ref AttemptScope scope)
    {
        if (candidate.Account.Price is not { } price)
        {
            throw Fault(LlmErrorKind.Budget, candidate, $"Model '{candidate.Model.Key}' has no price, so '{_name}' cannot keep its budget of ${budget.LimitUsd} with it; declare InputUsdPerMillionTokens and OutputUsdPerMillionTokens.");
        }

        if (!budget.TryReserve(price, frame.Messages, scope.Options?.MaxOutputTokens, candidate.Model.Facts.MaxOutputTokens, out var outputTokens, out scope.Reserved))
        {
            if (Instruments.BudgetRejections.Enabled)
                Instruments.BudgetRejections.Add(1, new(SemConv.Client, Plan.Contract), new(SemConv.Method, Plan.Call));
            Log.BudgetRejected(_runtime.Logger, _name, candidate.Model.Key, budget.LimitUsd);
            throw Fault(LlmErrorKind.Budget, candidate, $"One more attempt of '{_name}' with model '{candidate.Model.Key}' may cost more than is left of its budget of ${budget.LimitUsd}; raise PerCallUsd, lower MaxOutputTokens or route to a cheaper model.");
        }

        scope.HasReservation = true;
        scope.Options = RequestOptions.Merge(scope.Options, null, null, outputTokens);
    }

    private static void Settle(CallFrame frame, ref AttemptScope scope, Cost cost)
    {
        if (!scope.HasReservation)
            return;
        scope.HasReservation = false;
        frame.Budget!.Settle(scope.Reserved, cost);
    }

    private static Cost Book(Candidate candidate, UsageDetails? details, out TokenUsage? usage)
    {
        usage = TokenUsage.From(details);
        if (usage is { } tokens)
            return candidate.Account.Book(tokens);
        candidate.Account.BookUnmetered();
        return Cost.Unknown;
    }
}
