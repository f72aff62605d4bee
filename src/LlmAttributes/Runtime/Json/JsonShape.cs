using System.ComponentModel;

namespace LlmAttributes.Runtime;

/// <summary>The schema and the reader of a result type. Generated code derives one per type.</summary>
/// <typeparam name="T">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class JsonShape<T> : JsonPart<T>
{
    /// <summary>Gets the JSON schema, whose root is an object.</summary>
    public abstract string Schema { get; }

    /// <summary>Gets the name that the schema is sent under.</summary>
    public virtual string Name => "answer";
}
