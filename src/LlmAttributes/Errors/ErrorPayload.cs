namespace LlmAttributes;

/// <summary>What a body says about an error: its codes from the most to the least specific, its message, and a status or a wait of its own.</summary>
internal sealed class ErrorPayload
{
    /// <summary>Gets values of <c>code</c>, <c>reason</c> and the like.</summary>
    public List<string> Codes { get; } = [];

    /// <summary>Gets values of <c>type</c>, <c>status</c> and the like, which often name only a family of errors.</summary>
    public List<string> Types { get; } = [];

    public string Message { get; set; } = "";

    /// <summary>Gets or sets the parameter that the error is about.</summary>
    public string? Parameter { get; set; }

    public int Status { get; set; }

    public TimeSpan? Delay { get; set; }

    /// <summary>Gets the code that is worth reporting.</summary>
    public string? ProviderCode => Codes.Count > 0 ? Codes[0] : Types.Count > 0 ? Types[0] : null;
}
