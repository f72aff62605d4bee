namespace LlmAttributes;

/// <summary>Says for whom the calls within it are made: <c>using (LlmScope.Begin(tenant: "acme"))</c>. It flows with the asynchronous calls that are started in it.</summary>
public sealed class LlmScope : IDisposable
{
    private static readonly AsyncLocal<LlmScope?> s_current = new();
    private static volatile bool s_isInUse;

    private readonly LlmScope? _outer;
    private readonly WorkflowPlace? _place;
    private readonly WorkflowPlace? _workflow;
    private readonly CallBudget? _ownBudget;
    private readonly CallBudget? _budget;

    private LlmScope(LlmScope? outer, string? tenant, string? conversationId, IReadOnlyCollection<string> tags, CallBudget? budget = null, WorkflowPlace? workflow = null)
    {
        _outer = outer;
        _place = workflow;
        _workflow = workflow ?? outer?.Workflow;
        _ownBudget = budget;
        _budget = budget ?? outer?.Budget;
        Tenant = tenant ?? outer?.Tenant;
        ConversationId = conversationId ?? outer?.ConversationId;
        Tags = Union(outer?.Tags ?? [], tags);
    }

    /// <summary>Gets the innermost scope around the running code, or <see langword="null"/>.</summary>
    public static LlmScope? Current => s_isInUse ? s_current.Value : null;

    /// <summary>Gets the tenant; that of the scope around this one when none was given.</summary>
    public string? Tenant { get; }

    /// <summary>Gets the conversation, which spans name as <c>gen_ai.conversation.id</c>; that of the scope around this one when none was given.</summary>
    public string? ConversationId { get; }

    /// <summary>Gets the tags, with those of the scope around this one.</summary>
    public IReadOnlyCollection<string> Tags { get; }

    /// <summary>What the call around this scope may cost, for the calls that are made for its sake.</summary>
    internal CallBudget? Budget => !IsLeft ? _budget : (_place is null ? _ownBudget : null) ?? _outer?.Budget;

    /// <summary>Where in a workflow the running code is; <see langword="null"/> outside of workflows.</summary>
    internal WorkflowPlace? Workflow => IsLeft ? _outer?.Workflow : _workflow;

    // What a body began and did not await still runs when the workflow is over: in what was around it.
    private bool IsLeft => _workflow is { Run.HasEnded: true };

    /// <summary>Whether a scope was ever begun; without one nobody looks for it.</summary>
    internal static bool IsInUse => s_isInUse;

    /// <summary>Begins a scope.</summary>
    /// <param name="tenant">The tenant, whose budgets are used and under whom the ledger books.</param>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="tags">Tags, by which budgets may hold.</param>
    /// <returns>The scope; disposing it ends it.</returns>
    public static LlmScope Begin(string? tenant = null, string? conversationId = null, IReadOnlyCollection<string>? tags = null)
    {
        s_isInUse = true;
        AttemptWatch.Begin();
        return s_current.Value = new(s_current.Value, tenant, conversationId, tags ?? []);
    }

    /// <summary>Begins a scope within a call.</summary>
    internal static LlmScope Begin(string? tenant, CallBudget? budget)
    {
        s_isInUse = true;
        AttemptWatch.Begin();
        return s_current.Value = new(s_current.Value, tenant, null, [], budget);
    }

    /// <summary>Begins the scope of a workflow's body.</summary>
    internal static LlmScope Begin(WorkflowRun run) => Begin(new WorkflowPlace(run, new(Current?.Workflow is { } around ? around.Branch.Next() + "/" : "")), run.Budget);

    /// <summary>Begins a scope at a place in a workflow.</summary>
    internal static LlmScope Begin(WorkflowPlace place, CallBudget? budget = null)
    {
        s_isInUse = true;
        AttemptWatch.Begin();
        return s_current.Value = new(s_current.Value, null, null, [], budget, place);
    }

    /// <summary>Makes the scope that of the running code again, which came from elsewhere.</summary>
    internal void Enter() => s_current.Value = this;

    /// <summary>Ends the scope.</summary>
    public void Dispose()
    {
        if (s_current.Value == this)
            s_current.Value = _outer;
    }

    /// <summary>Puts the tags of a scope and of a call together.</summary>
    internal static IReadOnlyCollection<string> Union(IReadOnlyCollection<string> left, IReadOnlyCollection<string> right) =>
        right.Count == 0 ? left : left.Count == 0 ? right : [.. left.Union(right, StringComparer.Ordinal)];
}
