namespace LlmAttributes;

/// <summary>A set of <see cref="LlmErrorKind"/>, for policies that apply to some errors only.</summary>
[Flags]
public enum ErrorKinds
{
    /// <summary>No error.</summary>
    None = 0,

    /// <summary>See <see cref="LlmErrorKind.Unknown"/>.</summary>
    Unknown = 1 << LlmErrorKind.Unknown,

    /// <summary>See <see cref="LlmErrorKind.RateLimit"/>.</summary>
    RateLimit = 1 << LlmErrorKind.RateLimit,

    /// <summary>See <see cref="LlmErrorKind.QuotaExhausted"/>.</summary>
    QuotaExhausted = 1 << LlmErrorKind.QuotaExhausted,

    /// <summary>See <see cref="LlmErrorKind.Timeout"/>.</summary>
    Timeout = 1 << LlmErrorKind.Timeout,

    /// <summary>See <see cref="LlmErrorKind.Authentication"/>.</summary>
    Authentication = 1 << LlmErrorKind.Authentication,

    /// <summary>See <see cref="LlmErrorKind.Permission"/>.</summary>
    Permission = 1 << LlmErrorKind.Permission,

    /// <summary>See <see cref="LlmErrorKind.BadRequest"/>.</summary>
    BadRequest = 1 << LlmErrorKind.BadRequest,

    /// <summary>See <see cref="LlmErrorKind.ModelNotFound"/>.</summary>
    ModelNotFound = 1 << LlmErrorKind.ModelNotFound,

    /// <summary>See <see cref="LlmErrorKind.ContextLength"/>.</summary>
    ContextLength = 1 << LlmErrorKind.ContextLength,

    /// <summary>See <see cref="LlmErrorKind.RequestTooLarge"/>.</summary>
    RequestTooLarge = 1 << LlmErrorKind.RequestTooLarge,

    /// <summary>See <see cref="LlmErrorKind.ContentFilter"/>.</summary>
    ContentFilter = 1 << LlmErrorKind.ContentFilter,

    /// <summary>See <see cref="LlmErrorKind.Overloaded"/>.</summary>
    Overloaded = 1 << LlmErrorKind.Overloaded,

    /// <summary>See <see cref="LlmErrorKind.ServerError"/>.</summary>
    ServerError = 1 << LlmErrorKind.ServerError,

    /// <summary>See <see cref="LlmErrorKind.Network"/>.</summary>
    Network = 1 << LlmErrorKind.Network,

    /// <summary>See <see cref="LlmErrorKind.InvalidResponse"/>.</summary>
    InvalidResponse = 1 << LlmErrorKind.InvalidResponse,

    /// <summary>See <see cref="LlmErrorKind.Budget"/>.</summary>
    Budget = 1 << LlmErrorKind.Budget,

    /// <summary>See <see cref="LlmErrorKind.AllFailed"/>: several candidates failed, each in its own way.</summary>
    AllFailed = 1 << LlmErrorKind.AllFailed,

    /// <summary>See <see cref="LlmErrorKind.NothingFound"/>.</summary>
    NothingFound = 1 << LlmErrorKind.NothingFound,

    /// <summary>The errors that pass: rate limits, overload, server and network errors and timeouts.</summary>
    Passing = RateLimit | Timeout | Overloaded | ServerError | Network,

    /// <summary>Every error that another model may not have: all but <see cref="BadRequest"/>, since a malformed request is as malformed at the next provider.</summary>
    Default = Any & ~BadRequest,

    /// <summary>Every error.</summary>
    Any = (1 << (LlmErrorKind.NothingFound + 1)) - 1,
}
