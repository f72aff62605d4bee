namespace LlmAttributes;

/// <summary>What happens when a call retrieves nothing from a store.</summary>
public enum OnEmpty
{
    /// <summary>The model is asked, with <see cref="RetrieveAttribute.EmptyText"/> in place of passages.</summary>
    Continue = 0,

    /// <summary>The call fails with <see cref="LlmErrorKind.NothingFound"/>, and no model is asked. A <see cref="FallbackAttribute"/> with a value or a method for this kind of error answers in its place.</summary>
    Fail = 1,
}
