namespace LlmAttributes.Generators.Tests;

/// <summary>Pieces of test sources.</summary>
internal static class Sources
{
    public const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using LlmAttributes;
        using Microsoft.Extensions.AI;

        """;

    public static GeneratedOutput Run(string source) => GeneratorHarness.Run(Usings + source);

    public static int CountOf(this string text, string part) => text.Split(part).Length - 1;
}
