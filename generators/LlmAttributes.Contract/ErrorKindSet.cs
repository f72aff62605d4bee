using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>The sets of error kinds that rules ask about, as the library's flags have them.</summary>
internal static class ErrorKindSet
{
    public const int RateLimit = 1 << 1;
    public const int Timeout = 1 << 3;
    public const int BadRequest = 1 << 6;
    public const int ContextLength = 1 << 8;
    public const int ContentFilter = 1 << 10;
    public const int Overloaded = 1 << 11;
    public const int ServerError = 1 << 12;
    public const int Network = 1 << 13;
    public const int InvalidResponse = 1 << 14;
    public const int AllFailed = 1 << 16;
    public const int NothingFound = 1 << 17;
    public const int Any = (1 << 18) - 1;
    public const int Default = Any & ~BadRequest;

    /// <summary>The errors of a fallback.</summary>
    public static int Of(AttributeData fallback) => Declared(fallback) ?? Default;

    /// <summary>The errors that a fallback names, or <see langword="null"/> where it names none.</summary>
    public static int? Declared(AttributeData fallback) => AttributeReader.EnumNumber(fallback, "On") & Any;
}
