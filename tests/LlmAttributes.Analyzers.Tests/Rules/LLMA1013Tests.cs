namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1013Tests;
