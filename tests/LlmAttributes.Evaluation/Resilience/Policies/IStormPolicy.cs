namespace LlmAttributes.Evaluation.Resilience;

/// <summary>A way of asking the models.</summary>
internal interface IStormPolicy
{
    /// <summary>Asks for a whole answer.</summary>
    /// <param name="call">The call.</param>
    /// <param name="seconds">The time that is left.</param>
    /// <param name="cancellationToken">Ends the call when the time is over.</param>
    Task<string> AskAsync(StormCall call, double seconds, CancellationToken cancellationToken);

    /// <summary>Asks for a stream.</summary>
    /// <param name="call">The call.</param>
    /// <param name="seconds">The time that is left.</param>
    /// <param name="cancellationToken">Ends the call when the time is over.</param>
    IAsyncEnumerable<string> StreamAsync(StormCall call, double seconds, CancellationToken cancellationToken);
}
