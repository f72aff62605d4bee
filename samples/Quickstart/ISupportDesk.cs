using LlmAttributes;

namespace Quickstart;

/// <summary>What the support desk asks language models. The source generator writes the client.</summary>
[LlmClient]
[SystemPrompt("You work at the support desk of a web shop.")]
[RetryWithBackoff(MaxAttempts = 3, BaseDelaySeconds = 0.1, Factor = 2)]
[Timeout(TotalSeconds = 60, AttemptSeconds = 20)]
[TracePerformance]
public partial interface ISupportDesk
{
    /// <summary>Finds the team for a mail; three models vote, and the best, listed first, decides a tie.</summary>
    [Prompt("""
        Which team should handle the mail below? Billing: invoices, payments, refunds, prices. Delivery: parcels that are late, lost, damaged or wrong.
        Technical: a product, the app or the web site does not work. Account: sign-in, profile, personal data. Feedback: praise, complaints about service, suggestions.
        <mail>
        {mail}
        </mail>
        """)]
    [Ensemble(MergeStrategy.MajorityVote, Models.Large, Models.Standard, Models.Mini, TimeoutSeconds = 30)]
    Task<EnsembleResponse<Category>> ClassifyAsync(string mail, CancellationToken cancellationToken = default);

    /// <summary>Tells whether a mail cannot wait; the cheapest model that is good enough answers.</summary>
    [Prompt("""
        Must the mail below be answered within the hour?
        <mail>
        {mail}
        </mail>
        """)]
    [RouteBy(RouteStrategy.Cost, Models.Mini, Models.Standard, Models.Large, MinQuality = 0.75)]
    Task<LlmResult<bool>> IsUrgentAsync(string mail, CancellationToken cancellationToken = default);

    /// <summary>Says in one sentence what a mail is about; the cheapest model answers, the next one when it fails.</summary>
    [Prompt("""
        Say in one sentence what the customer wants.
        <mail>
        {mail}
        </mail>
        """)]
    [RouteBy(RouteStrategy.Cost, Models.Mini, Models.Standard, Models.Large)]
    Task<LlmResult<string>> SummariseAsync(string mail, CancellationToken cancellationToken = default);

    /// <summary>Streams a digest of the day from one note a mail.</summary>
    [Prompt("""
        Write a short digest of today's mails for the head of support: how many for each team, and which come first.
        <notes>
        {notes}
        </notes>
        """)]
    [Model(Models.Large)]
    [Fallback(Models.Standard)]
    [Timeout(TotalSeconds = 60, AttemptSeconds = 60, FirstTokenSeconds = 20)]
    IAsyncEnumerable<string> DigestAsync(string notes, CancellationToken cancellationToken = default);
}
