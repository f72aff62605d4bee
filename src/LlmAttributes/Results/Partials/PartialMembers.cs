using System.ComponentModel;

namespace LlmAttributes.Runtime;

/// <summary>The ways in which values are shown while they arrive.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PartialMembers
{
    /// <summary>A text, whose beginning is shown.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="part">Reads it when it is complete.</param>
    /// <returns>The member.</returns>
    public static PartialMember Text<T>(JsonPart<T> part) => new PartialValueMember<T>(part, isText: true);

    /// <summary>A value that is shown when it is complete.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="part">Reads it.</param>
    /// <returns>The member.</returns>
    public static PartialMember Value<T>(JsonPart<T> part) => new PartialValueMember<T>(part);

    /// <summary>An object, whose properties are shown.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="part">Reads it when it is complete.</param>
    /// <param name="shape">Its properties, which may hold the type itself.</param>
    /// <returns>The member.</returns>
    public static PartialMember Shaped<T>(JsonPart<T> part, Func<PartialShape> shape) => new PartialObjectMember<T>(part, shape);

    /// <summary>A list, whose items are shown.</summary>
    /// <typeparam name="T">The type of an item.</typeparam>
    /// <param name="item">An item.</param>
    /// <returns>The member.</returns>
    public static PartialMember List<T>(PartialMember item) => new PartialListMember<T>(item);
}
