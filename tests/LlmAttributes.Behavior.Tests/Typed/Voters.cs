namespace LlmAttributes.Behavior.Tests.Typed;

public static class Voters
{
    [LlmModel(Provider = "ollama")]
    public const string A = "a";

    [LlmModel(Provider = "ollama")]
    public const string B = "b";

    [LlmModel(Provider = "ollama")]
    public const string C = "c";
}
