using System.ComponentModel;

namespace LlmAttributes.Runtime;

/// <summary>How one value is shown while it arrives. Generated code gets it from <see cref="PartialMembers"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class PartialMember
{
    private protected PartialMember()
    {
    }

    /// <summary>What is shown of a value of which nothing has arrived.</summary>
    internal abstract object Missing { get; }

    /// <summary>What is shown of a value that has begun, and that is shown when it is complete.</summary>
    internal abstract object Opened { get; }

    /// <summary>Whether the beginning of a text is shown.</summary>
    internal virtual bool IsText => false;

    /// <summary>Whether <c>null</c> is a value.</summary>
    internal virtual bool IsNullable => true;

    /// <summary>Shows the beginning of a text.</summary>
    internal virtual object Show(GrowingText text) => Opened;

    /// <summary>Begins what is shown part by part; <see langword="null"/> for what is not.</summary>
    /// <param name="bracket">What the value begins with.</param>
    /// <param name="at">The position of that.</param>
    /// <param name="progress">Takes note of what happens.</param>
    internal virtual Growth? Begin(char bracket, int at, GrowthProgress progress) => null;

    /// <summary>Reads a complete value.</summary>
    /// <param name="text">Its text.</param>
    /// <returns>What is shown of it; <see langword="null"/> where it is for the last reading to say what the text means.</returns>
    internal abstract object? Read(ReadOnlySpan<char> text);
}
