using LlmAttributes.Testing;

namespace LlmAttributes.Behavior.Tests.Typed;

public sealed class VotedCallTests
{
    private static IVoted Members(string a, string b, string c) => IVoted.Create(LlmRuntime.CreateBuilder()
        .AddModel("a", new ScriptedChatClient(a))
        .AddModel("b", new ScriptedChatClient(b))
        .AddModel("c", new ScriptedChatClient(c))
        .Build());

    [Fact]
    public async Task Ensemble_OfRecords_MergesEachProperty()
    {
        var response = await Members(
            """{"city":"Rome","day":"Friday","price":100,"note":null,"tags":["sea","old"],"stops":[1,2],"seats":{"x":1},"flags":[true],"names":["n"]}""",
            """{"city":" rome.","day":"Monday","price":103,"note":"late","tags":["old","food"],"stops":[1,3],"seats":{"x":1,"y":2},"flags":[true],"names":["n","m"]}""",
            """{"city":"Oslo","day":"Monday","price":140,"note":null,"tags":["OLD","Sea"],"stops":[9],"seats":{"x":2},"flags":[false],"names":["m","n"]}""").JourneyAsync();

        var journey = response.Value;
        Assert.Equal(("Rome", DayOfWeek.Monday, 100m, null), (journey.City, journey.Day, journey.Price, journey.Note));
        Assert.Equal(["old", "sea"], journey.Tags.Select(static tag => tag.ToLowerInvariant()).Order(StringComparer.Ordinal));
        Assert.Equal([1, 2], journey.Stops);
        Assert.Equal(new Dictionary<string, int> { ["x"] = 1 }, journey.Seats);
        Assert.True(Assert.Single(journey.Flags));
        Assert.Equal(["m", "n"], journey.Names.Order(StringComparer.Ordinal));
        Assert.InRange(response.Agreement, 0.6, 0.8);
        Assert.Equal("a", response.Model);
    }

    [Fact]
    public async Task Ensemble_OfRecordsWithAKey_MergesThoseOfOneKey() => Assert.Equal(
        new("A-1", 12, null),
        await Members(
            """{"number":"A-1","amount":12,"due":null}""",
            """{"number":"B-2","amount":99,"due":null}""",
            """{"number":"a-1","amount":12,"due":"2026-01-31"}""").InvoiceAsync());

    [Fact]
    public async Task Ensemble_OfAnswersThatMayBeMissing_VotesOnThatFirst() =>
        Assert.Null(await Members("""{"data":null}""", """{"data":null}""", """{"data":{"city":"Rome","day":"Friday","price":1,"note":null,"tags":[],"stops":[]}}""").MaybeAsync());

    [Fact]
    public async Task Ensemble_OfListsAsSets_KeepsTheItemsOfMost() =>
        Assert.Equal(["x", "y"], (await Members("""["x","y"]""", """["y","z"]""", """["x"]""").LabelsAsync()).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Ensemble_OfNumbersWithTolerance_IsTheMedianOfTheNearOnes() => Assert.Equal(3.2, await Members("9", "3.4", "3.2").MeasureAsync());

    [Fact]
    public async Task Ensemble_OfTuples_MergesEachElement() =>
        Assert.Equal(("Rome", 5), await Members("""{"city":"Rome","days":3}""", """{"city":"Oslo","days":5}""", """{"city":"Rome","days":5}""").StayAsync());

    [Fact]
    public async Task Ensemble_OfKinds_VotesOnTheKindFirst() => Assert.Equal(
        new Circle("x", 2),
        await Members("""{"data":{"kind":"circle","id":"x","radius":2}}""", """{"data":{"kind":"circle","id":"x","radius":2}}""", """{"data":{"kind":"square","id":"x","side":2}}""").FigureAsync());

    [Fact]
    public async Task Ensemble_OfATypeThatHoldsItself_MergesItsDepths()
    {
        const string Deep = """{"name":"root","children":[{"name":"leaf","children":[]}]}""";

        var branch = await Members(Deep, """{"name":"root","children":[]}""", Deep).BranchAsync();

        Assert.Equal(("root", "leaf"), (branch.Name, Assert.Single(branch.Children).Name));
    }
}
