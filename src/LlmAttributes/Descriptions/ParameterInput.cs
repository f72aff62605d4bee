namespace LlmAttributes;

/// <summary>How the value of a parameter can be given as text.</summary>
public enum ParameterInput
{
    /// <summary>Not at all: its type has no plain text form.</summary>
    None = 0,

    /// <summary>As it is.</summary>
    Text = 1,

    /// <summary>As a number, a date, a time or an id, in the invariant culture.</summary>
    Value = 2,

    /// <summary>As <c>true</c> or <c>false</c>.</summary>
    Switch = 3,

    /// <summary>As one of several names.</summary>
    Choice = 4,

    /// <summary>As lines, one for each item.</summary>
    Lines = 5,

    /// <summary>It is left out: history, attachments, tools and the tenant are not needed to try a call.</summary>
    Left = 6,
}
