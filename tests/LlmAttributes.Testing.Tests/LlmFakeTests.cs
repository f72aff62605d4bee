namespace LlmAttributes.Testing.Tests;

public sealed partial class LlmFakeTests
{
    [Fact]
    public async Task Fake_DelegateThatIsSet_Answers()
    {
        IDesk desk = new DeskFake
        {
            ClassifyAsync = static (body, _) => Task.FromResult(new LlmResult<Mood>
            {
                Value = body.Length > 3 ? Mood.Angry : Mood.Glad,
                Model = "fake",
                Response = new(),
                Attempts = [new("fake") { Cost = Cost.FromUsd(0.01m) }],
                Duration = default,
            }),
            TellAsync = static (body, _) => new[] { "so ", body }.ToAsyncEnumerable(),
        };

        Assert.Equal(Mood.Angry, (await desk.ClassifyAsync("why?")).Value);
        Assert.Equal(["so ", "x"], await desk.TellAsync("x").ToListAsync());
    }

    [Fact]
    public async Task Fake_DelegateThatIsNotSet_SaysWhichToSet()
    {
        IDesk desk = new DeskFake();

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => desk.ExtractAsync("x"));

        Assert.Equal("'DeskFake.ExtractAsync' was called, but has no answer; set 'ExtractAsync' of the fake.", failure.Message);
    }

    [Fact]
    public void Calls_KeepMethodAndArgumentsInOrder()
    {
        var fake = new DeskFake { TellAsync = static (_, _) => AsyncEnumerable.Empty<string>() };
        IDesk desk = fake;
        desk.TellAsync("one");
        desk.TellAsync("two");

        Assert.Equal(["TellAsync(one)", "TellAsync(two)"], fake.Calls.Select(static call => call.ToString()));
    }

    [Fact]
    public async Task Fake_OfAnyInterface_CoversOverloadsGenericsPropertiesAndEvents()
    {
        var fake = new OddFake
        {
            Get = static name => name.Length,
            Get2 = static (name, times) => name.Length * times,
            FindAsync = static call => Task.FromResult((string)call.Arguments[0]! + "!"),
            Reset = static () => { },
            Calls2 = static () => 7,
            Level = 3,
            Name = "odd",
        };
        IOdd<string> odd = fake;
        odd.Changed += static (_, _) => { };
        odd.Reset();
        odd.Inherited = 5;

        Assert.Equal((3, 6, "a!", 7), (odd.Get("abc"), odd.Get("abc", 2), await odd.FindAsync("a"), odd.Calls()));
        Assert.Equal((3, "odd", 5, "body"), (odd.Level, odd.Name, fake.Inherited, odd.WithBody()));
        Assert.Equal("Get", fake.Calls[1].Method);
    }

    internal interface IBase
    {
        int Inherited { get; set; }
    }

    internal interface IOdd<T> : IBase
    {
        event EventHandler? Changed;

        int Level { get; }

        string? Name { get; init; }

        int Get(T name);

        int Get(T name, int times);

        Task<TValue> FindAsync<TValue>(TValue? value)
            where TValue : class;

        void Reset();

        int Calls();

        string WithBody() => "body";
    }

    [LlmFake<IDesk>]
    private sealed partial class DeskFake;

    [LlmFake<IOdd<string>>]
    private sealed partial class OddFake;
}
