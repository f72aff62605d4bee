using System.Text.Json;
using LlmAttributes.Testing;

namespace LlmAttributes.Behavior.Tests.Typed;

/// <summary>Streams mutated lists to generated item readers, in pieces of any length: 1,000,000 of them with <c>LLMA_FULL=1</c>, otherwise one in fifty.</summary>
public sealed class ItemStreamFuzzTests
{
    private const int All = 1_000_000;
    private const int LongestPiece = 12;

    private static readonly string[] s_seeds =
    [
        """[{"text":"a","isTrue":true,"count":1},{"text":"b","isTrue":false,"count":2},{"text":"c","isTrue":true,"count":3}]""",
        "Here:\n```json\n{\"data\": [{\"text\": \"a, b\", \"isTrue\": \"yes\", \"count\": \"1\"}, {text: 'b', isTrue: True, count: 2,},]}\n```",
        "{\"text\":\"a\",\"isTrue\":true,\"count\":1}\n{\"text\":\"b\",\"isTrue\":true,\"count\":2}",
        """["Calm","very angry",  "VERY_ANGRY"]""",
        """{"tones":["Calm"]}""",
        """[1, 2.0, "3", -4]""",
        """[{"kind":"circle","id":"a","radius":2},{"kind":"square","id":"b","side":1,"inner":{"kind":"circle","id":"c","radius":1}}]""",
        """{"figures":[{"id":"a","kind":"circle","radius":2}]}""",
        """[{"name":"a","next":{"name":"b","next":null,"children":[]},"children":[{"name":"c","next":null,"children":[]}]}]""",
    ];

    private readonly Func<Task<int>>[] _calls;
    private string[] _pieces = [];

    public ItemStreamFuzzTests()
    {
        var client = new ScriptedChatClient(_ => ScriptedReply.SayInChunks(_pieces));
        var streamed = IStreamed.Create(LlmRuntime.CreateBuilder().AddModel(Voters.A, client).AddModel(Voters.B, client).AddModel(Voters.C, client).Build());
        _calls =
        [
            () => CountAsync(streamed.PlainsAsync()), () => CountAsync(streamed.TonesAsync()), () => CountAsync(streamed.NumbersAsync()), () => CountAsync(streamed.FiguresAsync()),
            () => CountAsync(streamed.NodesAsync()),
        ];
    }

    [Fact]
    public async Task Stream_MutatedLists_AreReadOrEndInAnExceptionOfOursWithTheItemsSoFar()
    {
        var count = Environment.GetEnvironmentVariable("LLMA_FULL") == "1" ? All : All / 50;
        var random = new Random(3);
        for (var i = 0; i < count; i++)
        {
            var seed = random.Next(s_seeds.Length);
            var text = AnswerMutator.Mutate(s_seeds[seed], random);

            // Mostly the type that the text was written for.
            await AskAsync(random.Next(3) == 0 ? random.Next(_calls.Length) : CallOf(seed), text, random, i);
        }
    }

    private static int CallOf(int seed) => seed switch
    {
        < 3 => 0,
        < 5 => 1,
        5 => 2,
        < 8 => 3,
        _ => 4,
    };

    private static async Task<int> CountAsync<T>(IAsyncEnumerable<T> items)
    {
        var count = 0;
        try
        {
            await foreach (var item in items)
            {
                Assert.NotNull(item);
                count++;
            }
        }
        catch (LlmException exception) when (exception.Kind == LlmErrorKind.InvalidResponse)
        {
            Assert.Equal(count, exception.YieldedItems);
            Assert.NotEmpty(exception.AnswerFaults);
        }

        return count;
    }

    private async Task AskAsync(int call, string text, Random random, int index)
    {
        try
        {
            _pieces = [text, ""];
            var whole = await _calls[call]();
            _pieces = Cut(text, random);

            Assert.Equal(whole, await _calls[call]());
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"Text {index} fails call {call}: {JsonSerializer.Serialize(text)}", exception);
        }
    }

    private static string[] Cut(string text, Random random)
    {
        List<string> pieces = [""];
        for (var at = 0; at < text.Length;)
        {
            var length = Math.Min(random.Next(1, LongestPiece), text.Length - at);
            pieces.Add(text.Substring(at, length));
            at += length;
        }

        return [.. pieces];
    }
}
