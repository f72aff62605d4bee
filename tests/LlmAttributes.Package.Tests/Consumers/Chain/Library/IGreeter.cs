using LlmAttributes;

namespace Library;

[LlmClient]
public partial interface IGreeter
{
    [Prompt("Greet {name}."), Model(Models.Scripted)]
    Task<string> GreetAsync(string name, CancellationToken cancellationToken = default);
}

public static class Models
{
    [LlmModel(Provider = "scripted", InputUsdPerMillionTokens = 2, OutputUsdPerMillionTokens = 3)]
    public const string Scripted = "scripted";
}
