namespace LlmAttributes.Runtime;

/// <summary>Shows the properties of an object.</summary>
internal sealed class PartialObjectMember<T>(JsonPart<T> part, Func<PartialShape> shape) : PartialValueMember<T>(part)
{
    internal override Growth? Begin(char bracket, int at, GrowthProgress progress) =>
        bracket == '{' ? new GrowingObject(shape(), static members => new Partial<T>(members), at, progress) : null;
}
