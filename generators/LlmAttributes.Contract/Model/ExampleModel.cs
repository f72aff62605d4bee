namespace LlmAttributes.Contract;

internal sealed record ExampleModel(string Input, string Output);
