namespace LlmAttributes;

/// <summary>Whether spans hold prompts and answers.</summary>
public enum ContentCapture
{
    /// <summary>As the attribute outside of this one says, else as <see cref="LlmTelemetryOptions.CaptureContent"/> says.</summary>
    Inherit = 0,

    /// <summary>Never, whatever anything else says.</summary>
    Never = 1,

    /// <summary>Always.</summary>
    Always = 2,
}
