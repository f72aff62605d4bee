namespace LlmAttributes;

/// <summary>What went wrong, the same for every provider.</summary>
public enum LlmErrorKind
{
    /// <summary>The error is not recognised.</summary>
    Unknown = 0,

    /// <summary>Too many requests or tokens for now (HTTP 429). Passes.</summary>
    RateLimit = 1,

    /// <summary>The account has no credit or quota left. Does not pass by waiting.</summary>
    QuotaExhausted = 2,

    /// <summary>A time limit of the call, of an attempt or of the first token was reached, or the provider timed out (HTTP 408, 504). Passes.</summary>
    Timeout = 3,

    /// <summary>The key is missing or wrong (HTTP 401).</summary>
    Authentication = 4,

    /// <summary>The key may not do this (HTTP 403).</summary>
    Permission = 5,

    /// <summary>The request is malformed (HTTP 400, 422 and others of the 400s).</summary>
    BadRequest = 6,

    /// <summary>The provider does not know the model (HTTP 404).</summary>
    ModelNotFound = 7,

    /// <summary>The messages do not fit into the model's context window.</summary>
    ContextLength = 8,

    /// <summary>The request is larger than the provider takes (HTTP 413).</summary>
    RequestTooLarge = 9,

    /// <summary>The provider's filter, or a guard, refused the prompt or the answer.</summary>
    ContentFilter = 10,

    /// <summary>The provider is overloaded (HTTP 503, 529). Passes.</summary>
    Overloaded = 11,

    /// <summary>The provider failed (HTTP 500, 502 and others of the 500s), or sent what is no JSON. Passes.</summary>
    ServerError = 12,

    /// <summary>The connection failed or was cut. Passes.</summary>
    Network = 13,

    /// <summary>The answer cannot be read as the result type.</summary>
    InvalidResponse = 14,

    /// <summary>The budget does not allow the attempt.</summary>
    Budget = 15,

    /// <summary>Every candidate or too many members failed; <see cref="LlmException.Attempts"/> lists each attempt.</summary>
    AllFailed = 16,

    /// <summary>A store had no passage for the call, and <see cref="RetrieveAttribute.OnEmpty"/> lets it fail.</summary>
    NothingFound = 17,
}
