namespace LlmAttributes;

/// <summary>Makes a method of a contract that has a body a workflow: one span, one deadline, one budget and one error report over all calls that it makes.</summary>
/// <remarks>
/// <para>
/// What the body calls, of this contract or of others, is a step of the workflow. A step ends at the latest with the workflow, whatever its own <see cref="TimeoutAttribute"/> allows, and its money
/// comes out of the workflow's budget beside its own: the tighter limit wins. A workflow that a body calls is a step too and inherits both. A failed call surfaces as
/// <see cref="WorkflowException"/>, which tells the steps that were done.
/// </para>
/// <para>The method returns <see cref="Task"/>, <see cref="Task{TResult}"/>, their <see cref="ValueTask"/> forms or <see cref="IAsyncEnumerable{T}"/>. Its <see cref="CancellationToken"/> is cancelled when the time is up; an
/// <see cref="IProgress{T}"/> of <see cref="WorkflowEvent"/> among its parameters is told of each step.</para>
/// </remarks>
/// <example>
/// <code>
/// [Workflow(TimeoutSeconds = 60, BudgetUsd = 0.05)]
/// async Task&lt;Reply&gt; AnswerAsync(string mail, CancellationToken cancellationToken = default)
/// {
///     var ticket = await ExtractAsync(mail, cancellationToken);
///     return await ReplyAsync(ticket, cancellationToken);
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class WorkflowAttribute : Attribute
{
    /// <summary>Gets or sets the limit of the whole workflow with all its calls, in seconds.</summary>
    /// <value>Above 0; the default is no limit.</value>
    public double TimeoutSeconds { get; set; } = double.NaN;

    /// <summary>Gets or sets the most that all calls of one run may cost together, in USD.</summary>
    /// <value>Above 0; the default is no limit.</value>
    public double BudgetUsd { get; set; } = double.NaN;
}
