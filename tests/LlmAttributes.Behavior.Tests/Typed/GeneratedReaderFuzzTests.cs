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
        """{"a1":-1,"a2":1,"a3":-2,"a4":2,"a5":"3","a6":3,"a7":4,"a8":4,"a9":1.5,"b1":2.5e3,"b2":1.10,"b3":1,"b4":170141183460469231731687303715884105727,"b5":1}""",
        """{"at":"2026-01-02T03:04:05Z","when":"2026-01-02 03:04:05+01:00","day":"2 January 2026","clock":"3:04 pm","length":"PT1H30M"}""",
        """{"pair":{"item1":1,"item2":"a"},"pairs":[{"item1":1.5,"item2":"Calm"}],"maybe":{"item1":true,"item2":{"text":"x","isTrue":false,"count":0}}}""",
        """{"data":{"$type":1,"name":"a","age":3,"friend":{"$type":0,"name":"b"}}}""",
        """{"data":[{"text":"a","isTrue":true,"count":1},{"text":"b","isTrue":false,"count":2}]}""",
        """{"data":["Calm","very angry"]}""",
        """{"start":"2026-01-02","end":"2026-01-03"}""",
        "It is **on fire**, not Medium.",
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
            () => _typed.NodeAsync(), () => _typed.IdsAsync(), () => _typed.CheckedAsync(), async () => await _typed.NumbersAsync(), () => _typed.TimesAsync(), () => _typed.PairedAsync(),
            () => _typed.AnimalAsync(), () => _typed.PlainsAsync(), () => _typed.TonesAsync(), () => _typed.StayAsync(), () => _typed.SeverityAsync(), () => _typed.MaybeNumberAsync(),
            () => _typed.TupleAsync(), () => _typed.MapAsync(), () => _typed.MaybeAsync(), () => _typed.DayAsync(), () => _typed.BuiltAsync(), () => _typed.PageAsync(), () => _typed.AccessAsync(),
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
            var text = AnswerMutator.Mutate(s_seeds[seed], random);

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
}
