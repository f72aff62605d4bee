namespace LlmAttributes;

/// <summary>How the computed waits between attempts are spread, so that callers that failed together do not return together.</summary>
public enum RetryJitter
{
    /// <summary>
    /// Each wait is random between the base delay and 1.5 × factor × the wait before it, up to the cap: "decorrelated jitter" of M. Brooker, Exponential Backoff And Jitter (AWS, 2015),
    /// whose constant 3 is that of factor 2.
    /// </summary>
    Decorrelated = 0,

    /// <summary>Half of each exponential wait is fixed and half is random.</summary>
    Equal = 1,

    /// <summary>Each wait is exactly base × factor^n, up to the cap. For a single caller only.</summary>
    None = 2,
}
