namespace LlmAttributes;

/// <summary>What happens to an attempt whose worst case does not fit into what is left of a budget. In no case is it sent.</summary>
public enum OnExceeded
{
    /// <summary>The call goes on as after any other error: with the next candidate whose fallback names <see cref="ErrorKinds.Budget"/>, else it fails.</summary>
    Reject = 0,

    /// <summary>The next cheaper candidate is asked, of the route and the fallbacks, until one fits; when none does, the call fails.</summary>
    Downgrade = 1,

    /// <summary>The call waits until money comes back, where that is within its time: before the end of the total limit, without one for up to five minutes. Else it goes on as with <see cref="Reject"/>.</summary>
    Wait = 2,
}
