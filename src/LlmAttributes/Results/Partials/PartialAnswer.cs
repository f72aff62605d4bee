using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>Yields an object as it grows.</summary>
internal sealed class PartialAnswer<T>(string typeName, JsonShape<T> shape, PartialShape parts) : StreamAnswer<Partial<T>>
{
    private readonly Answer<T> _whole = Answers.Json(typeName, shape);
    private readonly SchemaNames _names = SchemaNames.Of(shape);

    internal override string Expected => _whole.Expected;

    internal override ChatResponseFormat? Format => _whole.Format;

    internal override string? Instructions => _whole.Instructions;

    internal override bool CountsItems => false;

    internal override StreamSink<Partial<T>> NewSink() => new PartialSink<T>(new(_whole, shape, _names, parts));
}
