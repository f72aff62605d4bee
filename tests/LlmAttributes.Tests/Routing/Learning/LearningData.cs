namespace LlmAttributes.Tests.Routing.Learning;

/// <summary>Outcomes of two models, of which one is good at sums and the other at poems.</summary>
internal static class LearningData
{
    public const string Counter = "counter";
    public const string Poet = "poet";

    private static readonly string[] s_sums = ["add", "number", "sum", "divide", "equation", "integer", "multiply", "digits"];
    private static readonly string[] s_poems = ["rhyme", "verse", "love", "moon", "stanza", "metaphor", "sonnet", "lyric"];

    public static List<RouteOutcome> Outcomes(int prompts = 400, bool tasks = true, int seed = 1)
    {
        var random = new Random(seed);
        List<RouteOutcome> outcomes = [];
        for (var i = 0; i < prompts; i++)
        {
            var isSum = i % 2 == 0;
            var prompt = Prompt(random, isSum);
            outcomes.Add(Outcome(prompt, Counter, random.NextDouble() < (isSum ? 0.9 : 0.3), tasks, isSum));
            outcomes.Add(Outcome(prompt, Poet, random.NextDouble() < (isSum ? 0.3 : 0.9), tasks, isSum));
        }

        return outcomes;
    }

    public static string Prompt(Random random, bool isSum)
    {
        var words = isSum ? s_sums : s_poems;
        return string.Join(' ', Enumerable.Range(0, 8).Select(_ => random.Next(2) == 0 ? words[random.Next(words.Length)] : $"filler{random.Next(50)}"));
    }

    public static string Favourite(LearnedRoute route, string prompt)
    {
        var scores = new double[route.Models.Count];
        route.Predict(prompt, scores);
        return route.Models[Array.IndexOf(scores, scores.Max())];
    }

    public static byte[] Save(LearnedRoute route)
    {
        using var memory = new MemoryStream();
        route.Save(memory);
        return memory.ToArray();
    }

    private static RouteOutcome Outcome(string prompt, string model, bool isGood, bool tasks, bool isSum) =>
        new() { Prompt = prompt, Model = model, Quality = isGood ? 1 : 0, TaskType = !tasks ? null : isSum ? "sums" : "poems" };
}
