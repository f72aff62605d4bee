namespace LlmAttributes;

/// <summary>Tells the breakers of other processes what those of this one found out.</summary>
/// <remarks>Processes hear of it a moment later, and each lets trials through on its own: one that finds the model well closes the breakers of all. No member throws where others cannot be reached.</remarks>
public interface IBreakerFeed
{
    /// <summary>Tells that a breaker changed. Nobody waits for it.</summary>
    /// <param name="owner">Whose breaker, for instance <c>model fast</c>; the same in all processes.</param>
    /// <param name="openFor">How long it is open; zero when it is closed again.</param>
    void Publish(string owner, TimeSpan openFor);

    /// <summary>Listens to what other processes tell, and to what they told before that still holds.</summary>
    /// <param name="owner">Whose breaker.</param>
    /// <param name="heard">Is given how long the breaker is open, or zero when it is closed again. Must not throw.</param>
    /// <returns>Ends the listening when disposed.</returns>
    IDisposable Listen(string owner, Action<TimeSpan> heard);
}
