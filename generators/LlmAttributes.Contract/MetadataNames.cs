namespace LlmAttributes.Contract;

/// <summary>The names of the types that the compile side knows.</summary>
internal static class MetadataNames
{
    public const string RootNamespace = "LlmAttributes";
    public const string AssemblyName = "LlmAttributes";
    public const string ExtensionsAI = "Microsoft.Extensions.AI";

    public const string LlmClient = "LlmAttributes.LlmClientAttribute";
    public const string Decorate = "LlmAttributes.DecorateAttribute";
    public const string TestingNamespace = "LlmAttributes.Testing";
    public const string LlmFake = "LlmAttributes.Testing.LlmFakeAttribute`1";
    public const string LlmModel = "LlmAttributes.LlmModelAttribute";

    public const string LlmClientAttribute = "LlmClientAttribute";
    public const string DecorateAttribute = "DecorateAttribute";
    public const string LlmModelAttribute = "LlmModelAttribute";
    public const string LlmModelTierAttribute = "LlmModelTierAttribute";
    public const string LlmModelQualityAttribute = "LlmModelQualityAttribute";
}
