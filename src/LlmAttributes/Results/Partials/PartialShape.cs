using System.ComponentModel;

namespace LlmAttributes.Runtime;

/// <summary>The properties of a type whose objects are shown while they arrive. Generated code makes one per type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PartialShape
{
    /// <summary>Creates the shape.</summary>
    /// <param name="names">The names of the properties.</param>
    /// <param name="members">The properties, in the same order.</param>
    public PartialShape(JsonNames names, params PartialMember[] members)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(members);
        Names = names;
        Members = members;
        Missing = Array.ConvertAll(members, static member => member.Missing);
    }

    internal JsonNames Names { get; }

    internal PartialMember[] Members { get; }

    /// <summary>What an object shows that has nothing yet.</summary>
    internal object[] Missing { get; }
}
