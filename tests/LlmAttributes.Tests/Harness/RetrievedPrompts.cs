using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Harness;

/// <summary>Prompts with places for passages, as generated code renders them.</summary>
internal static class RetrievedPrompts
{
    public static readonly CallPlan Plan = CallHarness.Plan with { Model = "a", Retrieve = [new("kb", "context")] };

    private static readonly PromptFence s_fence = new("0123456789ABCDEF");

    /// <summary>What the fence makes of passages.</summary>
    public static string Fenced(params string[] passages) =>
        string.Join("\n\n", passages.Select(static (passage, i) => $"[{i + 1}] <untrusted-0123456789ABCDEF>{passage}</untrusted-0123456789ABCDEF>"));

    public static IReadOnlyList<ChatMessage> Ask(string question, string? partition = null) =>
        [Prompt.User($"{s_fence.Retrieved(0, "context", question, partition)}\nQuestion: {question}")];

    public static LlmRuntimeBuilder UsePassages(this LlmRuntimeBuilder builder, params RetrievedPassage[] passages) => builder.UseRetriever("kb", (_, _) => new(passages));
}
