namespace LlmAttributes.Package.Tests.Harness;

/// <summary>A test that is skipped, with one line saying what to install, where its need is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsFactAttribute : FactAttribute
{
    public NeedsFactAttribute(Need need)
    {
        Need = need;
        Skip = Machine.Missing(need);
    }

    public Need Need { get; }
}
