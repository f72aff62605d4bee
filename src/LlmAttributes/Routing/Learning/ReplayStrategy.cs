namespace LlmAttributes;

/// <summary>A way to choose a model, as <see cref="RouteReplay"/> tries it. Derive from it to try one of your own.</summary>
public abstract class ReplayStrategy
{
    /// <summary>Creates the strategy.</summary>
    /// <param name="name">Its name in the result.</param>
    protected ReplayStrategy(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
    }

    /// <summary>Gets the name in the result.</summary>
    public string Name { get; }

    /// <summary>Chooses the model that is asked.</summary>
    /// <param name="recorded">The call, whose outcomes an honest strategy does not read.</param>
    /// <returns>The key of the model. A call that has no outcome of it does not count for this strategy.</returns>
    public abstract string Choose(RecordedCall recorded);

    /// <summary>Learns how the choice went.</summary>
    /// <param name="recorded">The call.</param>
    /// <param name="outcome">The outcome of the model that was chosen.</param>
    public virtual void Learn(RecordedCall recorded, RouteOutcome outcome)
    {
    }

    /// <summary>Asks one model whatever the prompt is.</summary>
    /// <param name="model">The key of the model.</param>
    /// <returns>The strategy, named <c>always {model}</c>.</returns>
    public static ReplayStrategy Always(string model) => new ChosenBy($"always {model}", _ => model);

    /// <summary>Asks one of the models by chance.</summary>
    /// <param name="models">The keys of the models.</param>
    /// <param name="seed">The seed of the chance.</param>
    /// <returns>The strategy, named <c>random</c>.</returns>
    public static ReplayStrategy Random(IReadOnlyList<string> models, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(models);
        var random = new RandomSource((ulong)seed);
        return new ChosenBy("random", _ => models[(int)(random.NextDouble() * models.Count)]);
    }

    /// <summary>Asks one model for short prompts and another for long ones.</summary>
    /// <param name="shortPrompts">The key of the model for short prompts.</param>
    /// <param name="longPrompts">The key of the model for long prompts.</param>
    /// <param name="fromChars">From how many characters on a prompt is long.</param>
    /// <returns>The strategy, named <c>prompt length</c>.</returns>
    public static ReplayStrategy ByLength(string shortPrompts, string longPrompts, int fromChars) =>
        new ChosenBy("prompt length", call => call.Prompt.Length < fromChars ? shortPrompts : longPrompts);

    /// <summary>Asks the model that a learned route scores highest.</summary>
    /// <param name="route">The route, trained on other calls than those that are replayed.</param>
    /// <returns>The strategy, named <c>learned</c>.</returns>
    public static ReplayStrategy Learned(LearnedRoute route)
    {
        ArgumentNullException.ThrowIfNull(route);
        var scores = new double[route.Models.Count];
        return new ChosenBy("learned", call =>
        {
            route.Predict(call.Prompt, scores);
            return route.Models[Array.IndexOf(scores, scores.Max())];
        });
    }

    /// <summary>Asks the model that an adaptive route chooses, and lets the route learn from each outcome.</summary>
    /// <param name="route">The route, which is changed.</param>
    /// <returns>The strategy, named <c>adaptive</c>.</returns>
    public static ReplayStrategy Adaptive(AdaptiveRoute route)
    {
        ArgumentNullException.ThrowIfNull(route);
        return new ChosenBy(
            "adaptive",
            call => route.Models[route.Choose(call.TaskType)],
            (call, outcome) => route.Learn(call.TaskType, route.IndexOf(outcome.Model), outcome.Quality, outcome.CostUsd ?? 0, outcome.Latency ?? default));
    }

    private sealed class ChosenBy(string name, Func<RecordedCall, string> choose, Action<RecordedCall, RouteOutcome>? learn = null) : ReplayStrategy(name)
    {
        public override string Choose(RecordedCall recorded) => choose(recorded);

        public override void Learn(RecordedCall recorded, RouteOutcome outcome) => learn?.Invoke(recorded, outcome);
    }
}
