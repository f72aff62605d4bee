using System.Diagnostics;
using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Puts prompts and answers on spans, redacted and shortened.</summary>
/// <param name="owner">Is told of what goes wrong.</param>
/// <param name="redactor">Replaces the sensitive parts of a text, or <see langword="null"/>.</param>
/// <param name="maxLength">How much of a text is kept, or <see langword="null"/> for all.</param>
internal sealed class CapturedContent(RuntimeTelemetry owner, Func<string, string>? redactor, int? maxLength)
{
    /// <summary>What stands in place of a text that the redactor failed on.</summary>
    public const string Hidden = "[not shown]";

    public void TagInput(Activity activity, IReadOnlyList<ChatMessage> prompt, ChatOptions? options)
    {
        try
        {
            if (options?.Instructions is { Length: > 0 } instructions)
                activity.AddTag(SemConv.SystemInstructions, MessageJson.OfText(Cleaner(prompt), instructions));
            activity.AddTag(SemConv.InputMessages, MessageJson.OfMessages(Cleaner(prompt), ShownPrompt.Of(prompt)));
            if (options?.Tools is { Count: > 0 } tools)
                activity.AddTag(SemConv.ToolDefinitions, MessageJson.OfTools(Cleaner(prompt), tools));
        }
        catch (Exception failure)
        {
            owner.RedactorFailed(failure);
        }
    }

    public void TagOutput(Activity activity, IReadOnlyList<ChatMessage> prompt, ChatResponse response)
    {
        if (!activity.IsAllDataRequested)
            return;
        try
        {
            activity.AddTag(SemConv.OutputMessages, MessageJson.OfAnswer(Cleaner(prompt), response));
        }
        catch (Exception failure)
        {
            owner.RedactorFailed(failure);
        }
    }

    /// <summary>What went wrong in the provider's own words, which may repeat the prompt.</summary>
    public string Describe(Exception exception, IReadOnlyList<ChatMessage> prompt) =>
        Cleaner(prompt)((exception as LlmException)?.InnerException?.Message ?? exception.Message);

    private Func<string, string> Cleaner(IReadOnlyList<ChatMessage> prompt) => text => Clean(ShownPrompt.Hide(prompt, text));

    private string Clean(string text)
    {
        try
        {
            var clean = redactor is null ? text : redactor(text);
            return maxLength is not { } most || clean.Length <= most ? clean : clean[..most] + "…";
        }
        catch (Exception failure)
        {
            owner.RedactorFailed(failure);
            return Hidden;
        }
    }
}
