using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>Yields the items of a list.</summary>
internal sealed class ItemsAnswer<T>(string typeName, JsonShape<List<T>> list, JsonPart<T> item) : StreamAnswer<T>
{
    private readonly Answer<List<T>> _whole = Answers.Json($"List<{typeName}>", list);
    private readonly ItemForm _form = ItemForm.Of(list.Schema);
    private readonly SchemaNames _names = SchemaNames.Of(list);

    internal override string Expected { get; } = $"a list of '{typeName}' in JSON";

    internal override ChatResponseFormat? Format => _whole.Format;

    internal override string? Instructions => _whole.Instructions;

    internal override StreamSink<T> NewSink() => new ItemSink<T>(new(_whole, _form, _names, new(list.Schema, item)));
}
