namespace LlmAttributes.Tests.Routing.Learning;

public class RouteTrainerTests
{
    private static double Accuracy(LearnedRoute route)
    {
        var random = new Random(99);
        return Enumerable.Range(0, 200).Average(i =>
            LearningData.Favourite(route, LearningData.Prompt(random, i % 2 == 0)) == (i % 2 == 0 ? LearningData.Counter : LearningData.Poet) ? 1.0 : 0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Train_TwoTalents_TellsUnseenPromptsApart(bool tasks) => Assert.InRange(Accuracy(new RouteTrainer().Train(LearningData.Outcomes(tasks: tasks))), 0.95, 1);

    [Fact]
    public void Train_LabelsThatMeanNothing_StillReadsTheWords()
    {
        var outcomes = LearningData.Outcomes(tasks: false).Select(static (outcome, i) => outcome with { TaskType = i / 2 % 3 == 0 ? "a" : "b" });

        Assert.InRange(Accuracy(new RouteTrainer(new() { WordShare = 1 }).Train(outcomes)), 0.9, 1);
    }

    [Fact]
    public void Train_EachPromptAnsweredByOneModel_Learns()
    {
        var outcomes = LearningData.Outcomes(800).Where(static (_, i) => i % 2 == i / 4 % 2);

        Assert.InRange(Accuracy(new RouteTrainer().Train(outcomes)), 0.9, 1);
    }

    [Fact]
    public void Train_SameSeed_GivesTheSameFile()
    {
        var outcomes = LearningData.Outcomes(100);

        var first = LearningData.Save(new RouteTrainer(new() { Seed = 4 }).Train(outcomes));

        Assert.Equal(first, LearningData.Save(new RouteTrainer(new() { Seed = 4 }).Train(outcomes)));
        Assert.NotEqual(first, LearningData.Save(new RouteTrainer(new() { Seed = 5 }).Train(outcomes)));
    }

    [Fact]
    public void Train_OutcomesWithoutSignal_ScoresNearTheMeans()
    {
        var outcomes = LearningData.Outcomes().Select(static outcome => outcome with { Quality = outcome.Model == LearningData.Poet ? 0.8 : 0.4 });
        var route = new RouteTrainer().Train(outcomes);
        var scores = new double[2];

        route.Predict("whatever", scores);

        Assert.Equal(0.4, scores[route.IndexOf(LearningData.Counter)], 0.01);
        Assert.Equal(0.8, scores[route.IndexOf(LearningData.Poet)], 0.01);
    }

    [Fact]
    public void Train_RareTask_IsNoTopic()
    {
        var outcomes = LearningData.Outcomes(40, tasks: false);
        outcomes[0] = outcomes[0] with { TaskType = "rare" };

        Assert.Equal(
            LearningData.Save(new RouteTrainer().Train(LearningData.Outcomes(40, tasks: false))),
            LearningData.Save(new RouteTrainer().Train(outcomes)));
    }

    [Fact]
    public void Train_ManyModelsAndTasks_StaysBelow500Kilobytes()
    {
        List<RouteOutcome> outcomes = [];
        for (var task = 0; task < 70; task++)
        {
            for (var i = 0; i < 5; i++)
                outcomes.AddRange(Enumerable.Range(0, 100).Select(model => new RouteOutcome { Prompt = $"task {task} prompt {i}", Model = $"model with a name {model}", TaskType = $"t{task}", Quality = model / 100.0 }));
        }

        var file = LearningData.Save(new RouteTrainer().Train(outcomes));

        Assert.InRange(file.Length, 300_000, 500_000);
        Assert.Equal(100, LearnedRoute.Load(new MemoryStream(file)).Models.Count);
    }

    [Fact]
    public void Train_OneModel_IsRefused() =>
        Assert.Contains("of 1 models", Assert.Throws<ArgumentException>(() => new RouteTrainer().Train(LearningData.Outcomes().Where(static o => o.Model == LearningData.Poet))).Message, StringComparison.Ordinal);

    [Fact]
    public void Train_LongKeys_AreRefused() =>
        Assert.Contains("too long", Assert.Throws<ArgumentException>(() => new RouteTrainer().Train(LearningData.Outcomes(10).Select(static o => o with { Model = o.Model + new string('x', 20_000) }))).Message, StringComparison.Ordinal);

    public static TheoryData<RouteOutcome?, string> Faults { get; } = new()
    {
        { null, "is null" },
        { new() { Prompt = null!, Model = "a", Quality = 1 }, "'Prompt'" },
        { new() { Prompt = "p", Model = "", Quality = 1 }, "'Model'" },
        { new() { Prompt = "p", Model = "a", Quality = 1.1 }, "'Quality' is 1.1" },
        { new() { Prompt = "p", Model = "a", Quality = double.NaN }, "'Quality' is NaN" },
        { new() { Prompt = "p", Model = "a", Quality = 1, CostUsd = -1 }, "'CostUsd' is -1" },
        { new() { Prompt = "p", Model = "a", Quality = 1, Latency = TimeSpan.FromSeconds(-1) }, "'Latency'" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Train_FaultyOutcome_IsNamed(RouteOutcome? outcome, string fault)
    {
        var message = Assert.Throws<ArgumentException>(() => new RouteTrainer().Train([.. LearningData.Outcomes(3), outcome!])).Message;

        Assert.Contains("Outcome 7 ", message, StringComparison.Ordinal);
        Assert.Contains(fault, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_Cancelled_Ends() =>
        Assert.Throws<OperationCanceledException>(() => new RouteTrainer().Train(LearningData.Outcomes(), new(canceled: true)));

    public static TheoryData<RouteTrainerOptions, string> WrongOptions { get; } = new()
    {
        { new() { Penalty = 0 }, nameof(RouteTrainerOptions.Penalty) },
        { new() { WordShare = 1.01 }, nameof(RouteTrainerOptions.WordShare) },
        { new() { TaskPrior = -1 }, nameof(RouteTrainerOptions.TaskPrior) },
        { new() { MinPromptsPerTask = 0 }, nameof(RouteTrainerOptions.MinPromptsPerTask) },
    };

    [Theory]
    [MemberData(nameof(WrongOptions))]
    public void Create_OptionOutOfRange_IsNamed(RouteTrainerOptions options, string name) =>
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => new RouteTrainer(options)).ParamName);
}
