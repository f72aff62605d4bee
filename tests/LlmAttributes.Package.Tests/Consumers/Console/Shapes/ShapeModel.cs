using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Shop;

/// <summary>Answers each call of <see cref="IShapes"/> in its shape; a stream comes in pieces of a few characters.</summary>
internal sealed class ShapeModel : IChatClient
{
    private const int PieceLength = 7;

    private const string Branch = """{"name":"a \"b\" é","leaves":3,"branches":[{"name":"c","leaves":0,"branches":[]},{"name":"d","leaves":1,"branches":[]}],"stem":{"name":"e","leaves":2,"branches":[]}}""";

    private const string Parcel = $$$$"""
        {"title":"Lamp","isPaid":true,"count":5,"weight":9000000000,"length":0.5,"price":19.90,"letter":"x","bytes":"AQID","grade":"very high","other":null,"access":["Read","Write"],
        "at":"2026-01-02T03:04:05Z","when":"2026-01-02T03:04:05+02:00","day":"2026-01-02","clock":"08:30:00","wait":"1.02:03:04","id":"6f9619ff-8b86-d011-b42d-00cf4fc964ff",
        "link":"https://host/x","place":{"name":"hall","floor":2},"size":{"width":3,"height":4},"branch":{{{{Branch}}}},"box":{"content":1.5,"label":"l"},
        "channel":{"kind":"phone","number":"1","isMobile":true},"words":["a","b"],"counts":[1,2],"days":["2026-01-31"],"numbers":[7,7],"sizes":{"s":{"width":1,"height":2}}}
        """;

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var last = messages.Last();
        ChatMessage answer = last.Text is "stock" or "order"
            ? new(ChatRole.Assistant, [last.Text == "stock" ? Count() : Order()])
            : new(ChatRole.Assistant, last.Contents is [FunctionResultContent result] ? $"{result.Result}" : Answer(last.Text));
        return Task.FromResult(new ChatResponse(answer) { Usage = new() { InputTokenCount = 1, OutputTokenCount = 1 } });
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var piece in Answer(messages.Last().Text).Chunk(PieceLength))
        {
            await Task.Yield();
            yield return new(ChatRole.Assistant, new string(piece));
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    // Some models write an enumeration in another case, and an object as the text of its JSON.
    private static FunctionCallContent Count() => new("1", "Count", new Dictionary<string, object?> { ["article"] = "lamp", ["grade"] = "Very High" });

    private static FunctionCallContent Order() => new("2", "Order", new Dictionary<string, object?>
    {
        ["box"] = JsonDocument.Parse("""{"content":2,"label":"l"}""").RootElement,
        ["sizes"] = JsonDocument.Parse("""[{"width":3,"height":4},{"width":"5","height":6}]""").RootElement,
        ["counts"] = JsonDocument.Parse(""" "{\"l\":7}" """).RootElement,
    });

    private static string Answer(string prompt) => prompt switch
    {
        _ when prompt.StartsWith("write ", StringComparison.Ordinal) => prompt["write ".Length..],
        "parcel" => Parcel,
        "branch" => $"```json\n{Branch}\n```",
        "box" => """{"content":"6f9619ff-8b86-d011-b42d-00cf4fc964ff","label":"l"}""",
        "size" => """{"width":3,"height":4}""",
        "channel" => """{"kind":"mail","address":"a@b"}""",
        "pair" => """{"name":"n","count":2}""",
        "words" => """{"data":["a","b"]}""",
        "map" => """{"a":1.5}""",
        "grade" => "very high",
        "day" => """{"data":"2026-01-31"}""",
        "price" => "19.90",
        "none" => """{"data":null}""",
        "broken" => """{"name":"a"}""",
        "receipt" => """{"number":"7","total":19.90,"counts":[1,2]}""",
        "branches" => $$"""{"data":[{{Branch}},{{Branch}}]}""",
        "numbers" => """{"data":[1,2,39]}""",

        // What is left is the question for a better answer.
        _ => Branch,
    };
}
