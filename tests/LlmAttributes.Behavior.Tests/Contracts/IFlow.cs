using System.Runtime.CompilerServices;

namespace LlmAttributes.Behavior.Tests.Contracts;

[LlmClient]
[Model(Models.Fast)]
[TracePerformance]
public partial interface IFlow
{
    [Prompt("Extract {mail}")]
    [ModelOptions(MaxOutputTokens = 1000)]
    Task<string> ExtractAsync(string mail, CancellationToken cancellationToken = default);

    [Prompt("Reply {ticket}")]
    [ModelOptions(MaxOutputTokens = 1000)]
    Task<LlmResult<string>> ReplyAsync(string ticket, CancellationToken cancellationToken = default);

    [Prompt("Translate {text}")]
    IAsyncEnumerable<string> TranslateAsync(string text, CancellationToken cancellationToken = default);

    [Workflow(TimeoutSeconds = 10, BudgetUsd = 0.004)]
    async Task<string> AnswerAsync(string mail, IProgress<WorkflowEvent>? progress = null, CancellationToken cancellationToken = default)
    {
        var ticket = await ExtractAsync(mail, cancellationToken);
        return (await ReplyAsync(ticket, cancellationToken)).Value;
    }

    [Workflow(TimeoutSeconds = 60)]
    async ValueTask<string> TwiceAsync(string mail, IProgress<WorkflowEvent>? progress = null, CancellationToken cancellationToken = default) =>
        await AnswerAsync(mail, cancellationToken: cancellationToken) + await ExtractAsync("again", cancellationToken);

    [Workflow]
    async IAsyncEnumerable<string> StreamAsync<T>(T mail, IProgress<WorkflowEvent>? progress = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where T : notnull
    {
        var ticket = await ExtractAsync(mail.ToString()!, cancellationToken);
        await foreach (var piece in TranslateAsync(ticket, cancellationToken))
            yield return piece;
    }

    [Workflow]
    async Task ForgetAsync(string mail) => await ExtractAsync(mail);

    [Workflow(TimeoutSeconds = 2)]
    async Task<string> CarelessAsync(string mail) => await ExtractAsync(mail);

    async Task<string> PlainAsync(string mail) => await ExtractAsync(mail);

    [Workflow]
    Task<string> BuggyAsync() => throw new InvalidOperationException("of the user");

    [Workflow(TimeoutSeconds = 10)]
    async Task<string> IdleAsync(Task<string> until, CancellationToken cancellationToken = default) => await until.WaitAsync(cancellationToken);

    [Workflow]
    async Task<string> CrashAsync(string mail, CancellationToken cancellationToken = default)
    {
        await ExtractAsync(mail, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        throw new InvalidOperationException("of the user");
    }

    [Workflow(TimeoutSeconds = 10, BudgetUsd = 0.004)]
    async Task<Rest> LeaveAsync(Task until, IProgress<WorkflowEvent>? progress = null)
    {
        await ExtractAsync("first");
        return new(LaterAsync(until));
    }

    [Workflow]
    async Task<string> AroundAsync(TaskCompletionSource until, IProgress<WorkflowEvent>? progress = null)
    {
        var rest = await LeaveAsync(until.Task);
        until.SetResult();
        return await rest.Text;
    }

    private async Task<string> LaterAsync(Task until)
    {
        await until;
        return await ExtractAsync("later");
    }

    sealed record Rest(Task<string> Text);
}
