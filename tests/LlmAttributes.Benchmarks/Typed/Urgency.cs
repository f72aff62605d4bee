namespace LlmAttributes.Benchmarks.Typed;

public enum Urgency
{
    Low,
    Normal,
    High,
}
