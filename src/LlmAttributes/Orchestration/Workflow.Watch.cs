namespace LlmAttributes;

/// <content>Following a workflow.</content>
public static partial class Workflow
{
    /// <summary>Starts a workflow and streams what happens in it.</summary>
    /// <typeparam name="T">The type of its result.</typeparam>
    /// <param name="run">Calls the workflow with the progress that it is told.</param>
    /// <param name="cancellationToken">Cancels the workflow.</param>
    /// <returns>The events, and the result.</returns>
    /// <example>
    /// <code>
    /// var watch = Workflow.Watch((progress, token) => desk.AnswerAsync(mail, progress, token));
    /// await foreach (var happened in watch)
    ///     Console.WriteLine($"{happened.Kind} {happened.Step}");
    /// var answer = await watch.Result;
    /// </code>
    /// </example>
    public static WorkflowWatch<T> Watch<T>(Func<IProgress<WorkflowEvent>, CancellationToken, Task<T>> run, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new(run, cancellationToken);
    }
}
