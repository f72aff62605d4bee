namespace LlmAttributes.Contract;

/// <summary>
/// The policies of a call or contract, inherited ones included. What is <see langword="null"/> is not declared, so that defaults stay in the runtime.
/// </summary>
internal sealed record PolicyModel
{
    public string? Model { get; init; }

    public ModelOptionsModel? Options { get; init; }

    public RetryModel? Retry { get; init; }

    public TimeoutModel? Timeout { get; init; }

    public EquatableArray<FallbackModel> Fallback { get; init; }

    public RouteModel? Route { get; init; }

    public EnsembleModel? Ensemble { get; init; }

    public BudgetModel? Budget { get; init; }

    public bool Trace { get; init; }

    /// <summary>Whether providers may cache the stable beginning of the prompt.</summary>
    public bool CachePrefix { get; init; }

    /// <summary>The expression of whether spans hold prompts and answers.</summary>
    public string? CaptureContent { get; init; }

    /// <summary>Whether results say what each stage took.</summary>
    public bool ReportStages { get; init; }

    public bool CircuitBreaker { get; init; }

    /// <summary>The expression of what happens when all breakers are open.</summary>
    public string? WhenAllOpen { get; init; }

    public HedgeModel? Hedge { get; init; }

    public BulkheadModel? Bulkhead { get; init; }

    public RepairModel? Repair { get; init; }

    public QualityModel? Quality { get; init; }

    public OptimizeModel? Optimize { get; init; }

    /// <summary>The cutting of a long argument; only calls have one.</summary>
    public ChunkModel? Chunk { get; init; }

    public EquatableArray<GuardModel> InputGuards { get; init; }

    public EquatableArray<GuardModel> OutputGuards { get; init; }

    public MaskModel? Mask { get; init; }

    public ShadowModel? Shadow { get; init; }

    public CacheModel? Cache { get; init; }

    public static PolicyModel None { get; } = new();
}
