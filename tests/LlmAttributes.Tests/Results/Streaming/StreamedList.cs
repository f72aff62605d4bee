using LlmAttributes.Runtime;

namespace LlmAttributes.Tests.Results.Streaming;

/// <summary>Reads a list out of pieces of text and shows what came of it.</summary>
internal static class StreamedList
{
    public const string StepSchema =
        """{"type":"object","properties":{"title":{"type":"string"},"minutes":{"type":"integer"},"tags":{"type":"array","items":{"type":"string"}}},"required":["title","minutes","tags"]}""";

    public static ListShapeOf<Step> Steps { get; } = new(StepSchema, StepPart.Instance);

    public static ItemReader<Step> NewReader() => NewReader(Steps, StepPart.Instance);

    public static ItemReader<T> NewReader<T>(JsonShape<List<T>> list, JsonPart<T> item) =>
        new(Answers.Json("List<T>", list), ItemForm.Of(list.Schema), SchemaNames.Of(list), new(list.Schema, item));

    /// <summary>The titles of the items and how many pieces it took for each; then the fault, where there is one.</summary>
    public static string Read(params string[] pieces) => Read(NewReader(), static step => step.Title, pieces);

    public static string Numbers(params string[] pieces)
    {
        var part = JsonParts.Value<int>(JsonValues.Number<int>);
        return Read(NewReader(new ListShapeOf<int>("""{"type":"integer"}""", part), part), static number => $"{number}", pieces);
    }

    public static string Texts(params string[] pieces)
    {
        var part = JsonParts.Value<string>(JsonValues.Text);
        return Read(NewReader(new ListShapeOf<string>("""{"type":"string"}""", part), part), static text => text, pieces);
    }

    public static string Read<T>(ItemReader<T> reader, Func<T, string> show, params string[] pieces)
    {
        List<string> seen = [];
        for (var i = 0; i <= pieces.Length; i++)
        {
            if (i < pieces.Length)
                reader.Add(pieces[i]);
            else
                reader.End();
            while (reader.TryTake(out var item))
                seen.Add(pieces.Length == 1 ? show(item) : $"{show(item)}@{i}");
        }

        if (reader.Broken is { } broken)
            seen.Add($"! {broken.Faults[0]}");
        return string.Join(" | ", seen);
    }

    /// <summary>The same for a text that is cut at every position in turn; each must say what the whole text says.</summary>
    public static string ReadCutAnywhere(string text)
    {
        var whole = Read(text);
        for (var cut = 1; cut < text.Length; cut++)
            Assert.Equal(whole, WithoutPieces(Read(text[..cut], text[cut..])));
        Assert.Equal(whole, WithoutPieces(Read([.. text.Select(static c => c.ToString())])));
        return whole;
    }

    public static string WithoutPieces(string shown) => System.Text.RegularExpressions.Regex.Replace(shown, @"@\d+", "");
}
