using System.Text;
using System.Text.Json;
using LlmAttributes.Testing;

namespace LlmAttributes.Behavior.Tests.Typed;

/// <summary>Feeds mutated answers to generated readers: 1,000,000 of them with <c>LLMA_FULL=1</c>, otherwise one in fifty.</summary>
public sealed class GeneratedReaderFuzzTests
{
    private const int All = 1_000_000;

    private static readonly string[] s_seeds =
    [
        """{"text":"a","isTrue":true,"count":1}""",
        """{"text":null,"isTrue":null,"count":"2","price":1.50,"tone":"very angry","at":"2026-01-02T03:04:05Z","plain":{"text":"x","isTrue":false,"count":0},"list":[1,2]}""",
        """{"array":[1],"list":["a"],"readOnly":[{"text":"b","isTrue":true,"count":3}],"immutable":[1.5],"sequence":["Calm"],"set":[1,1],"map":{"k":1},"plains":{},"gaps":[null,2],"deep":[[[1]]]}""",
        """{"first":{"kind":"circle","id":"a","radius":2},"others":[{"kind":"square","id":"b","side":1,"inner":null}],"maybe":null}""",
        """{"access":["Read","run it"],"maybe":"Write, Read","each":[[],5],"default":[]}""",
        "```json\n{name: 'a', size: None, colour: \"red\", /* x */ sizes: [1,, 2,], other_name: 3}\n```",
        """{"name":"a","next":{"name":"b","next":null,"children":[]},"children":[{"name":"c","next":null,"children":[]}]}""",
        """{"id":"6f9619ff-8b86-d011-b42d-00cf4fc964ff","link":"https://host/","letter":"x","bytes":"AQI=","tone":"Calm"}""",
        """{"count":5,"share":1.0,"code":"abc","word":"abc","items":[1],"letter":"x","pair":["a"],"stars":null}""",
    ];

    private static readonly string[] s_pieces =
    [
        "\"", "'", "{", "}", "[", "]", ",", ":", "\\", "\n", "```", "//", "null", "true", "1e999", "-0", "99999999999999999999", "\"\\ud800\"", "\"kind\":\"square\"", "\"data\":", "[]", "{}", "\0", "NaN",
    ];

    private readonly ITyped _typed;
    private readonly Func<Task>[] _calls;
    private string _answer = "";

    public GeneratedReaderFuzzTests()
    {
        var client = new ScriptedChatClient(_ => ScriptedReply.Say(_answer));
        _typed = ITyped.Create(LlmRuntime.CreateBuilder().UseDefault(client).AddModel(Voters.A, client).AddModel(Voters.B, client).AddModel(Voters.C, client).Build());
        _calls =
        [
            () => _typed.PlainAsync(), () => _typed.OptionalAsync(), () => _typed.ListsAsync(), () => _typed.DrawingAsync(), () => _typed.RightsAsync(), () => _typed.SettableAsync(),
            () => _typed.NodeAsync(), () => _typed.IdsAsync(), () => _typed.CheckedAsync(), () => _typed.MaybeNumberAsync(), () => _typed.TupleAsync(), () => _typed.MapAsync(),
        ];
    }

    [Fact]
    public async Task Call_MutatedAnswers_AreReadOrEndInAnExceptionOfOurs()
    {
        var count = Environment.GetEnvironmentVariable("LLMA_FULL") == "1" ? All : All / 50;
        var random = new Random(2);
        for (var i = 0; i < count; i++)
        {
            var seed = random.Next(s_seeds.Length);
            var text = Mutate(s_seeds[seed], random);

            // Mostly the type that the text was written for.
            await AskAsync(random.Next(3) == 0 ? random.Next(_calls.Length) : seed, text, i);
        }
    }

    private async Task AskAsync(int call, string text, int index)
    {
        _answer = text;
        try
        {
            await _calls[call]();
        }
        catch (LlmException exception) when (exception.Kind == LlmErrorKind.InvalidResponse)
        {
            Assert.NotEmpty(exception.UnreadableAnswers);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"Text {index} fails call {call}: {JsonSerializer.Serialize(text)}", exception);
        }
    }

    private static string Mutate(string seed, Random random)
    {
        var text = new StringBuilder(seed);
        for (var i = random.Next(5); i > 0; i--)
        {
            var at = random.Next(text.Length + 1);
            var length = random.Next(Math.Min(10, text.Length - at + 1));
            switch (random.Next(5))
            {
                case 0:
                    text.Remove(at, length);
                    break;
                case 1:
                    text.Insert(random.Next(text.Length + 1), text.ToString(at, length));
                    break;
                case 2 when random.Next(4) == 0:
                    text.Length = at;
                    break;
                default:
                    text.Insert(at, s_pieces[random.Next(s_pieces.Length)]);
                    break;
            }
        }

        return text.ToString();
    }
}
