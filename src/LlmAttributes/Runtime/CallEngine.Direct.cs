using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>What the shortest way, one model and no policy, still does: it books, and it explains a failure.</summary>
internal sealed partial class CallEngine
{
    public void BookDirect(Candidate candidate, ChatResponse response)
    {
        var report = response.Usage;
        if (_usageReader is not null)
            CompleteUsage(response.RawRepresentation, report);
        var price = candidate.Pricing.For(response.ModelId);
        if (report is { AdditionalCounts: null } && (report.InputTokenCount ?? report.OutputTokenCount) is not null)
            candidate.Account.BookPlain(report, price);
        else
            BookRare(candidate, report, price);
        if (price is null && candidate.Model.ShouldWarnUnpriced())
            WarnUnpriced(candidate);
        if (IsFiltered(response.FinishReason))
            throw FilteredDirect(candidate);
    }

    private static void BookRare(Candidate candidate, UsageDetails? report, Price? price)
    {
        if (TokenUsage.TryRead(report, out var usage))
            candidate.Account.Book(usage, price);
        else
            candidate.Account.BookUnmetered();
    }

    private void WarnUnpriced(Candidate candidate) => Log.UnpricedModel(_logger, candidate.Model.Key, _name);

    private LlmException FilteredDirect(Candidate candidate)
    {
        candidate.Account.MarkFailed();
        return Report(candidate, FilterFault(candidate));
    }

    public LlmException DirectFailure(Exception exception, Candidate candidate)
    {
        candidate.Account.BookRefused();
        var frame = CallFrame.Rent([], null, null, default);
        var fault = Describe(frame, candidate, exception, isTimedOut: false, isCut: false);
        frame.Return();
        Report(candidate, fault);
        fault.Attempts = [new(candidate.Model.Key) { Error = fault.Kind, StatusCode = fault.StatusCode, Cost = Cost.Zero }];
        Log.Failed(_logger, _name, candidate.Model.Key, fault.Kind);
        return fault;
    }
}
