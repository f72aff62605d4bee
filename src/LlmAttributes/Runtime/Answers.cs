using System.ComponentModel;
using System.Numerics;
using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>The readers of all result types that need no schema.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Answers
{
    /// <summary>Gets the reader that returns the text.</summary>
    public static Answer<string> Text { get; } = new TextAnswer();

    /// <summary>Gets the reader that returns the response as it is.</summary>
    public static Answer<ChatResponse> Response { get; } = new ResponseAnswer();

    /// <summary>Gets the reader of <c>true</c> and <c>false</c>, also of <c>yes</c> and <c>no</c>.</summary>
    public static Answer<bool> Boolean { get; } = new EnumAnswer<bool>("bool", [("true", true), ("false", false), ("yes", true), ("no", false)]);

    /// <summary>Gets the reader of a number.</summary>
    /// <typeparam name="T">The type of the number.</typeparam>
    /// <returns>The reader.</returns>
    public static Answer<T> Number<T>()
        where T : struct, INumber<T> => NumberAnswer<T>.Instance;

    /// <summary>Gets the reader of an enumeration.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="typeName">Its name, for messages.</param>
    /// <param name="names">Its names and values.</param>
    /// <returns>The reader.</returns>
    public static Answer<T> Enum<T>(string typeName, params (string Name, T Value)[] names)
        where T : struct => new EnumAnswer<T>(typeName, names);

    /// <summary>Gets the reader of a type that has a shape.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="typeName">Its name, for messages.</param>
    /// <param name="shape">Its shape.</param>
    /// <returns>The reader.</returns>
    public static Answer<T> Json<T>(string typeName, JsonShape<T> shape) => new JsonAnswer<T>(typeName, shape);

    /// <summary>Gets a reader that knows how several answers become one.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="answer">Reads an answer.</param>
    /// <param name="voter">Makes one out of several.</param>
    /// <returns>The reader.</returns>
    public static Answer<T> Voted<T>(Answer<T> answer, Voter<T> voter)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(voter);
        return new VotedAnswer<T>(answer, voter);
    }

    /// <summary>Gets the reader of a type that a context of the user covers.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="typeName">Its name, for messages.</param>
    /// <param name="context">The context.</param>
    /// <param name="schemaName">The name that the schema is sent under.</param>
    /// <returns>The reader.</returns>
    /// <exception cref="LlmConfigurationException">The context does not cover the type.</exception>
    public static Answer<T> Json<T>(string typeName, JsonSerializerContext context, string schemaName)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new JsonAnswer<T>(typeName, TypeInfoShape<T>.Of<T>(typeName, context, schemaName, static part => part));
    }

    /// <summary>Gets the reader of a value that may be <c>null</c>, of a type that a context of the user covers.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="typeName">Its name, for messages.</param>
    /// <param name="context">The context.</param>
    /// <param name="schemaName">The name that the schema is sent under.</param>
    /// <returns>The reader.</returns>
    /// <exception cref="LlmConfigurationException">The context does not cover the type.</exception>
    public static Answer<T?> JsonOrNull<T>(string typeName, JsonSerializerContext context, string schemaName)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(context);
        return new JsonAnswer<T?>(typeName, TypeInfoShape<T?>.Of<T>(typeName, context, schemaName, JsonParts.OrNull));
    }

    /// <summary>Gets the reader of an object that may be <c>null</c>, of a type that a context of the user covers.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="typeName">Its name, for messages.</param>
    /// <param name="context">The context.</param>
    /// <param name="schemaName">The name that the schema is sent under.</param>
    /// <returns>The reader.</returns>
    /// <exception cref="LlmConfigurationException">The context does not cover the type.</exception>
    public static Answer<T?> JsonOrNullReference<T>(string typeName, JsonSerializerContext context, string schemaName)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(context);
        return new JsonAnswer<T?>(typeName, TypeInfoShape<T?>.Of<T>(typeName, context, schemaName, JsonParts.OrNullReference));
    }

    /// <summary>Gets the reader that yields the pieces of the text.</summary>
    public static StreamAnswer<string> Pieces { get; } = new TextStreamAnswer();

    /// <summary>Gets the reader that yields the items of a list.</summary>
    /// <typeparam name="T">The type of an item.</typeparam>
    /// <param name="typeName">Its name, for messages.</param>
    /// <param name="list">The shape of the list.</param>
    /// <param name="item">Reads an item.</param>
    /// <returns>The reader.</returns>
    public static StreamAnswer<T> Items<T>(string typeName, JsonShape<List<T>> list, JsonPart<T> item) => new ItemsAnswer<T>(typeName, list, item);

    /// <summary>Gets the reader that yields an object as it grows.</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <param name="typeName">Its name, for messages.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="parts">Its properties.</param>
    /// <returns>The reader.</returns>
    public static StreamAnswer<Partial<T>> Partial<T>(string typeName, JsonShape<T> shape, PartialShape parts) => new PartialAnswer<T>(typeName, shape, parts);
}
