namespace LlmAttributes.Package.Tests.Harness;

/// <summary>A theory that is skipped, with one line saying what to install, where its need is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsTheoryAttribute : TheoryAttribute
{
    public NeedsTheoryAttribute(Need need)
    {
        Need = need;
        Skip = Machine.Missing(need);
    }

    public Need Need { get; }
}
