namespace LlmAttributes.Runtime;

/// <summary>The best answer of a call that asks again for a better one.</summary>
internal sealed record KeptAnswer<TResult>(TResult Result, Candidate Candidate, Microsoft.Extensions.AI.ChatResponse Response, double Score);
