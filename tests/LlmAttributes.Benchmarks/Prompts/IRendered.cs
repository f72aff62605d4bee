namespace LlmAttributes.Benchmarks.Prompts;

/// <summary>A prompt of usual length, with values of several types.</summary>
[LlmClient, SystemPrompt("You triage support mail. Be brief, and never promise anything.")]
public partial interface IRendered
{
    [Prompt("""
        Classify the mail below for the desk '{desk}'.
        It came on {received:yyyy-MM-dd}, the order is {number} over {total:F2} EUR.
        Answer with one word.

        <mail>
        {body}
        </mail>
        """)]
    Task<string> ClassifyAsync(string desk, DateTime received, int number, decimal total, string body, CancellationToken cancellationToken = default);

    [Prompt("""
        Classify the mail below for the desk '{desk}'.
        {#if isUrgent}
        It is urgent.
        {/if}
        {#each words as word}
        - {word}
        {/each}
        {body}
        """)]
    Task<string> BlocksAsync(string desk, bool isUrgent, string[] words, string body, CancellationToken cancellationToken = default);
}
