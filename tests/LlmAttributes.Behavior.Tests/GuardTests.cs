using LlmAttributes.Behavior.Tests.Contracts;
using LlmAttributes.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LlmAttributes.Behavior.Tests;

public sealed class GuardTests
{
    private readonly List<string> _sent = [];
    private Func<ScriptedRequest, string> _answer = static _ => "It is cheap.";

    [Fact]
    public async Task Call_PromptRefused_SendsNothing()
    {
        var error = await Assert.ThrowsAsync<LlmGuardException>(() => Client().AnswerAsync("Is sk-1 a key?"));

        Assert.Equal(nameof(NoKeys), error.Guard);
        Assert.Empty(_sent);
    }

    [Fact]
    public async Task Call_AnswerRefused_TellsTheModelWhy()
    {
        _answer = static request => request.Call == 0 ? "It is $5." : "It is cheap.";

        var result = await Client().AnswerAsync("What does it cost?");

        Assert.Equal("It is cheap.", result.Value);
        Assert.Equal(nameof(NoPrices), result.Attempts[0].Guard);
        Assert.Contains("Name no prices", _sent[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_GuardSwitchedOff_IsNotLookedAt()
    {
        _answer = static _ => "It is $5.";

        Assert.Equal("It is $5.", await Client().AnswerOpenlyAsync("What does it cost?"));
    }

    [Fact]
    public async Task Stream_AnswerRefused_YieldsTheSecondAlone()
    {
        _answer = static request => request.Call == 0 ? "It is $5." : "It is cheap.";
        var text = "";

        await foreach (var piece in Client().StreamAsync("What does it cost?"))
            text += piece;

        Assert.Equal("It is cheap.", text);
    }

    [Fact]
    public async Task Call_TypedResult_HasTheDataThatWasMasked()
    {
        _answer = static request => $$"""{"name": "Jo", "mail": "{{PlaceholderIn(request.UserText)}}"}""";

        Assert.Equal(new Customer("Jo", "jo@example.org"), await Client().ReadAsync("I am Jo, jo@example.org."));
        Assert.DoesNotContain("jo@example.org", Assert.Single(_sent), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stream_OfValues_HasTheDataThatWasMasked()
    {
        _answer = static request => $$"""{"data": [{"name": "Jo", "mail": "{{PlaceholderIn(request.UserText)}}"}, {"name": "Al", "mail": ""}]}""";
        List<Customer> customers = [];

        await foreach (var customer in Client().ListAsync("I am Jo, jo@example.org."))
            customers.Add(customer);

        Assert.Equal([new("Jo", "jo@example.org"), new("Al", "")], customers);
    }

    [Fact]
    public async Task Call_SensitiveValue_IsMaskedWhereAsked()
    {
        _answer = static request => $"Hello {PlaceholderIn(request.UserText)}!";

        Assert.Equal("Hello Ann Fox!", await Client().GreetAsync("Ann Fox", "Oban"));
        Assert.EndsWith(" of Oban.", Assert.Single(_sent), StringComparison.Ordinal);
        Assert.DoesNotContain("Fox", _sent[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_WithAShadow_AsksBothAndReturnsTheFirst()
    {
        var runtime = Runtime();

        Assert.Equal("It is cheap.", await IGuarded.Create(runtime).CompareAsync("What does it cost?"));
        await runtime.DisposeAsync();

        Assert.Equal(("fast", "smart", 1L, 0L), runtime.Quality.Shadows() is [var s] ? (s.Model, s.Shadow, s.Compared, s.Equal) : default);
    }

    [Fact]
    public async Task Stream_WithAShadow_AsksBothAndYieldsTheFirst()
    {
        _answer = static _ => """{"data": [{"name": "Jo", "mail": ""}, {"name": "Al", "mail": ""}]}""";
        var runtime = Runtime();
        List<string> names = [];

        await foreach (var customer in IGuarded.Create(runtime).CompareListsAsync("Jo and Al"))
            names.Add(customer.Name);
        await runtime.DisposeAsync();

        Assert.Equal(["Jo", "Al"], names);
        Assert.Equal(("fast", "smart", 1L), runtime.Quality.Shadows() is [var s] ? (s.Model, s.Shadow, s.Compared) : default);
    }

    [Fact]
    public async Task Container_WithAGuard_GivesItsOwn()
    {
        var services = new ServiceCollection();
        services.AddKeyedSingleton<Microsoft.Extensions.AI.IChatClient>("fast", Model());
        services.AddKeyedSingleton<Microsoft.Extensions.AI.IChatClient>("smart", Model());
        services.AddSingleton(new NoKeys());
        services.AddGuarded();
        await using var provider = services.BuildServiceProvider();

        await Assert.ThrowsAsync<LlmGuardException>(() => provider.GetRequiredService<IGuarded>().AnswerAsync("Is sk-1 a key?"));
    }

    private static string PlaceholderIn(string text) => text[text.IndexOf('[', StringComparison.Ordinal)..(text.IndexOf(']', StringComparison.Ordinal) + 1)];

    private IGuarded Client() => IGuarded.Create(Runtime());

    private LlmRuntime Runtime() => LlmRuntime.CreateBuilder().AddModel("fast", Model()).AddModel("smart", new ScriptedChatClient(static _ => ScriptedReply.Say("It is dear."))).Build();

    private ScriptedChatClient Model() => new(request =>
    {
        _sent.Add(request.UserText);
        return ScriptedReply.Say(_answer(request));
    });
}
