using LlmAttributes.Testing;

namespace SupportDesk.Offline;

/// <summary>What goes wrong at the models that stand in, so that the policies have something to do.</summary>
internal static class OfflineFaults
{
    /// <summary>How long a provider that refuses everything asks to wait, in seconds: longer than a call may take.</summary>
    private const double LongPause = 45;

    /// <summary>The first request of each kind goes wrong once, at the model that is asked first.</summary>
    public static FaultPlan Of(string model) => model switch
    {
        Models.Small => new FaultPlan()
            .For<ISupportDesk>(nameof(ISupportDesk.ClassifyAsync), ChatFault.ServerError())
            .For<ISupportDesk>(nameof(ISupportDesk.ReplyAsync), ChatFault.RateLimit(retryAfterSeconds: 1)),
        Models.Medium => new FaultPlan().For<ISupportDesk>(nameof(ISupportDesk.DraftAsync), ChatFault.Malformed()),
        _ => new(),
    };

    /// <summary>All requests are refused.</summary>
    public static FaultPlan Outage() => new FaultPlan().Seeded(seed: 1, share: 1, ChatFault.RateLimit(LongPause));
}
