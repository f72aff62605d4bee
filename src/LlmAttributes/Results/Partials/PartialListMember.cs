namespace LlmAttributes.Runtime;

/// <summary>Shows the items of a list.</summary>
internal sealed class PartialListMember<T>(PartialMember item) : PartialMember
{
    internal override object Missing => PartialList<T>.Missing;

    internal override object Opened => PartialList<T>.Opened;

    internal override Growth? Begin(char bracket, int at, GrowthProgress progress) => bracket == '[' ? new GrowingList<T>(item, at, progress) : null;

    // A list that begins with something else is one value, or one that an object stands around.
    internal override object? Read(ReadOnlySpan<char> text) => null;
}
