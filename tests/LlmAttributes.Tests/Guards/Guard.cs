using LlmAttributes.Runtime;

namespace LlmAttributes.Tests.Guards;

/// <summary>Guards that decide as a test says.</summary>
internal static class Guard
{
    public static CallPlan Plan { get; } = Harness.CallHarness.Plan with { Model = "fast" };

    public static InputGuardPlan OfPrompts(Func<GuardedPrompt, InputVerdict> decide) => new(typeof(Prompts), () => new Prompts(decide));

    public static OutputGuardPlan OfAnswers(Func<GuardedAnswer, OutputVerdict> decide) => new(typeof(Answers), () => new Answers(decide));

    /// <summary>Another type, since a runtime has one guard of each.</summary>
    public static OutputGuardPlan AlsoOfAnswers(Func<GuardedAnswer, OutputVerdict> decide) => new(typeof(OtherAnswers), () => new OtherAnswers(decide));

    internal sealed class Prompts(Func<GuardedPrompt, InputVerdict> decide) : IInputGuard
    {
        public ValueTask<InputVerdict> CheckAsync(GuardedPrompt prompt, CancellationToken cancellationToken) => new(decide(prompt));
    }

    internal sealed class Answers(Func<GuardedAnswer, OutputVerdict> decide) : IOutputGuard
    {
        public ValueTask<OutputVerdict> CheckAsync(GuardedAnswer answer, CancellationToken cancellationToken) => new(decide(answer));
    }

    internal sealed class OtherAnswers(Func<GuardedAnswer, OutputVerdict> decide) : IOutputGuard
    {
        public ValueTask<OutputVerdict> CheckAsync(GuardedAnswer answer, CancellationToken cancellationToken) => new(decide(answer));
    }
}
